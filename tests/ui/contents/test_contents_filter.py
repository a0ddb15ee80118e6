"""The contents as filtered: rows that match by words or initials, and all that leads to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from pytestqt.modeltest import ModelTester

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.model.address import page_address
from aixreader.ui.contents.contents_filter import ContentsFilter
from aixreader.ui.contents.contents_model import ContentsModel

LEAF = ContentsItem("3", "Kettle rules", "control", page_address("one", "kettle"))
OTHER = ContentsItem("5", "Tea theft", "threat", page_address("one", "theft"))
HEADING = ContentsItem("2", "In general", None, page_address("one", "general"), (LEAF, OTHER))
ONE = ContentsItem("1", "1. Controls", None, page_address("one"), (HEADING,))
TWO = ContentsItem("4", "2. Threats & more", None, page_address("two"))
ALL = ["1. Controls", ["In general", ["Kettle rules", "Tea theft"]], "2. Threats & more"]


@pytest.fixture
def filtered() -> ContentsFilter:
    model = ContentsModel()
    model.show_items([ONE, TWO])
    filtered = ContentsFilter()
    model.setParent(filtered)
    filtered.setSourceModel(model)
    return filtered


def shown(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    """The titles, those below a row in a list after it."""
    found: list[object] = []
    for row in range(model.rowCount(parent or QModelIndex())):
        index = model.index(row, 0, parent or QModelIndex())
        found.append(index.data())
        if below := shown(model, index):
            found.append(below)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ALL),
        ("   ", ALL),
        ("kettle", ["1. Controls", ["In general", ["Kettle rules"]]]),
        ("KETTLE ", ["1. Controls", ["In general", ["Kettle rules"]]]),
        ("kr", ["1. Controls", ["In general", ["Kettle rules"]]]),
        ("general", ["1. Controls", ["In general"]]),
        ("& more", ["2. Threats & more"]),
        ("kls", []),  # letters scattered over a title are no match
        ("nowhere", []),
    ],
)
def test_what_is_shown(filtered: ContentsFilter, words: str, expected: list[object]) -> None:
    filtered.set_filter(words)
    assert shown(filtered) == expected


def test_other_words_replace_the_former(filtered: ContentsFilter) -> None:
    for words in ("kettle", "theft", "2."):
        filtered.set_filter(words)
        assert filtered.words == words
    assert shown(filtered) == ["2. Threats & more"]
    filtered.set_filter("")
    assert shown(filtered) == ALL


def test_a_row_on_the_way_is_shown_and_does_not_match_by_itself(filtered: ContentsFilter) -> None:
    filtered.set_filter("kettle")
    index = filtered.index(0, 0)
    matching: list[bool] = []
    while index.isValid():
        matching.append(filtered.matches(filtered.mapToSource(index)))
        index = filtered.index(0, 0, index)
    assert matching == [False, False, True]


def test_another_edition_is_filtered_at_once(filtered: ContentsFilter) -> None:
    filtered.set_filter("kettle")
    model = filtered.sourceModel()
    assert isinstance(model, ContentsModel)
    model.show_items([TWO, ContentsItem("6", "Kettles of old", None, page_address("old"))])
    assert shown(filtered) == ["Kettles of old"]


def test_qt_finds_nothing_wrong_with_it(filtered: ContentsFilter, qtmodeltester: ModelTester) -> None:
    filtered.set_filter("kettle")
    qtmodeltester.check(filtered)  # type: ignore[no-untyped-call]  # no types
