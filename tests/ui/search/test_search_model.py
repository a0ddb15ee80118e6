"""The list of results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aixreader.search.answer import Hit, excerpt
from aixreader.ui.search.search_model import HIT, SearchModel

HITS = (
    Hit("a", "tea", "Alpha", ("Tea", "Kinds"), "control", 3.0, excerpt("some text")),
    Hit("b", "pot", "Beta", ("Pot",), "", 2.0),
    Hit("c", "tea", "Gamma", ("Tea",), "threat", 1.0),
)


@pytest.fixture
def model() -> SearchModel:
    made = SearchModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(HITS)
    return made


def test_rows_are_hits_best_first(model: SearchModel) -> None:
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Alpha", "Beta", "Gamma"]
    assert model.index(0, 0).data(HIT) == HITS[0]
    assert model.hits == HITS
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha, control, Kinds, some text"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Tea › Kinds › Alpha"


def test_under_their_pages(model: SearchModel) -> None:
    model.set_grouped(grouped=True)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Tea", "Alpha", "Gamma", "Pot", "Beta"]
    assert model.hit(0) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("row", "by", "there"), [(-1, 1, 1), (1, 1, 2), (2, 1, 4), (4, 1, 1), (1, -1, 4), (4, -1, 2), (-1, -1, 4)]
)
def test_steps_pass_over_titles(model: SearchModel, row: int, by: int, there: int) -> None:
    model.set_grouped(grouped=True)
    assert model.next_hit(row, by) == there


def test_no_results(model: SearchModel) -> None:
    model.show(())
    assert model.rowCount() == 0
    assert model.next_hit(-1, 1) == -1
    assert model.hit(0) is None
