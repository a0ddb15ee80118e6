"""The list of results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aixreader.search.answer import Answer, Hit, excerpt
from aixreader.services.marks.mark_search import FoundMarks
from aixreader.services.search.other_editions import OtherAnswer
from aixreader.ui.search.result_rows import FoldRow, ResultRow
from aixreader.ui.search.search_model import ROW, SearchModel

HITS = (
    Hit("a", "tea", "Alpha", ("Tea", "Kinds"), "control", 3.0, excerpt("some text")),
    Hit("b", "pot", "Beta", ("Pot",), "", 2.0),
    Hit("c", "tea", "Gamma", ("Tea",), "threat", 1.0),
)


@pytest.fixture
def model() -> SearchModel:
    made = SearchModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_grouped(grouped=False)
    made.show(HITS)
    return made


def titles(model: SearchModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_are_hits_best_first(model: SearchModel) -> None:
    assert titles(model) == ["Alpha", "Beta", "Gamma"]
    assert model.index(0, 0).data(ROW) == ResultRow(HITS[0], HITS[0].path)
    assert model.hit(0) == HITS[0]
    assert model.hits == HITS
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha, control, Kinds, some text"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Tea › Kinds › Alpha"


def test_under_their_pages(model: SearchModel) -> None:
    model.set_grouped(grouped=True)
    assert titles(model) == ["Tea", "Alpha", "Gamma", "Pot", "Beta"]
    assert model.hit(0) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("row", "by", "there"), [(-1, 1, 1), (1, 1, 2), (2, 1, 4), (4, 1, 1), (1, -1, 4), (4, -1, 2), (-1, -1, 4)]
)
def test_steps_pass_over_titles(model: SearchModel, row: int, by: int, there: int) -> None:
    model.set_grouped(grouped=True)
    assert model.next_row(row, by) == there


def test_a_fold_is_opened_and_closed(model: SearchModel) -> None:
    model.set_grouped(grouped=True)
    model.show(
        tuple(Hit(f"tea{number}", "tea", f"Tea {number}", ("Tea",), "", 1.0) for number in range(6)),
        FoundMarks(HITS[1:2]),
    )
    folded = ["Tea", "Tea 0", "Tea 1", "Tea 2", "3 more on this page", "Your notes", "Beta"]
    assert titles(model) == folded
    fold = model.row(4)
    assert isinstance(fold, FoldRow)
    assert model.next_row(3, 1) == 4, "it can be selected"
    assert model.hit(4) is None
    assert model.toggle_fold(4) == 4, "the first of those that were folded is selected"
    assert titles(model) == [*folded[:4], "Tea 3", "Tea 4", "Tea 5", "Show fewer", *folded[5:]]
    assert model.row_of("tea5") == 6
    assert model.toggle_fold(7) == 4
    assert titles(model) == folded


def test_marks_are_folded_unless_they_are_all_that_was_asked_for(model: SearchModel) -> None:
    notes = tuple(Hit(f"n{number}", "", f"Note {number}", (), "", 0.0) for number in range(7))
    model.show(HITS[:1], FoundMarks(notes, HITS[1:2]))
    assert titles(model) == ["Alpha", "Your notes", *(f"Note {number}" for number in range(5)), "2 more",
                             "Your bookmarks", "Beta"]  # fmt: skip
    model.toggle_fold(7)
    assert titles(model)[7:10] == ["Note 5", "Note 6", "Show fewer"]
    model.show((), FoundMarks(notes, is_alone=True))
    assert titles(model) == ["Your notes", *(note.title for note in notes)]


def test_searches_to_start(model: SearchModel) -> None:
    model.suggest([("Saved", ()), ("Recent", ("pot", "lid"))])
    assert titles(model) == ["Recent", "pot", "lid"]
    assert model.hits == ()
    assert model.next_row(-1, 1) == 1
    model.set_grouped(grouped=False)
    assert titles(model) == ["Recent", "pot", "lid"]


def test_no_results(model: SearchModel) -> None:
    model.show(())
    assert model.rowCount() == 0
    assert model.next_row(-1, 1) == -1
    assert model.hit(0) is None


def test_other_editions_come_last_and_are_folded(model: SearchModel) -> None:
    others = (
        OtherAnswer("one", "2025-09-01", Answer("tea", HITS[:2], total=9)),
        OtherAnswer("two", "Ours", Answer("tea", HITS[:1], total=1)),
    )
    model.show(HITS[:1], FoundMarks(HITS[1:2]))
    model.show_others(others)
    own = ["Alpha", "Your notes", "Beta", "Also in other editions"]
    assert titles(model) == [*own, "▸ 2025-09-01: 9 sections (first 2)", "▸ Ours: 1 section"]
    assert model.toggle_fold(4) == 5
    assert titles(model)[4:] == ["▾ 2025-09-01: 9 sections (first 2)", "Alpha", "Beta", "▸ Ours: 1 section"]
    row = model.row(5)
    assert isinstance(row, ResultRow)
    assert (row.edition, model.hit(5), model.row_of("b")) == ("one", None, 2), "it is none of the open edition"
    assert model.toggle_fold(4) == 4
    model.set_grouped(grouped=True)
    assert titles(model)[3:] == ["Also in other editions", "▸ 2025-09-01: 9 sections (first 2)", "▸ Ours: 1 section"]
    model.show(HITS[:1])
    assert titles(model) == ["Alpha"], "those of another query are gone"
    model.show_others(())
    assert titles(model) == ["Alpha"]
