"""The sidebar's model: a tree Qt accepts, with every page and heading of the edition and a way from address to row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.model.address import page_address
from aixreader.services.session.session import Session
from aixreader.ui.base.list_items import ADDRESS, BADGE, ROLE
from aixreader.ui.contents.contents_model import ContentsModel, Item

LEAF = ContentsItem("3", "Deep", "threat", page_address("one", "deep"))
HEADING = ContentsItem("2", "Heading", None, page_address("one", "heading"), (LEAF,))
ITEMS = (
    ContentsItem("1", "One", None, page_address("one"), (HEADING,)),
    ContentsItem("4", "Two", "control", page_address("two")),
)


@pytest.fixture
def model() -> ContentsModel:
    model = ContentsModel()
    model.show_items(ITEMS)
    return model


def rows(model: ContentsModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    """Every row below `parent`, top down."""
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


def flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from flat(item.children)


def test_qt_accepts_the_model(model: ContentsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types


@pytest.mark.parametrize("items", [(), ITEMS[:1], ITEMS], ids=["none", "one", "all"])
def test_qt_accepts_every_change_of_it(items: Sequence[Item]) -> None:
    model = ContentsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items(ITEMS)
    model.show_items(items)
    assert model.rowCount() == len(items)
    assert tester.model() is model


def test_the_whole_edition_is_there_in_its_order(session: Session, qtmodeltester: ModelTester) -> None:
    model = ContentsModel()
    model.show_items(session.contents())
    wanted = [(item.title, item.role, item.address) for item in flat(session.contents())]
    assert [(row.data(), row.data(ROLE), row.data(ADDRESS)) for row in rows(model, QModelIndex())] == wanted
    assert len(wanted) > 5
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types


def test_every_address_of_the_edition_has_its_row(session: Session) -> None:
    model = ContentsModel()
    model.show_items(session.contents())
    for item in flat(session.contents()):
        assert model.address_at(model.index_of(item.address)) == item.address


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (page_address("one"), "One"),
        (page_address("one", "deep"), "Deep"),
        (page_address("one", "heading"), "Heading"),
        (page_address("two"), "Two"),
        (page_address("two", "not-listed"), "Two"),
        ("aix://content/one#%64eep", "Deep"),
        (page_address("three"), None),
        (page_address("three", "deep"), None),
        ("https://example.org/one", None),
        ("", None),
    ],
)
def test_the_index_of_an_address_or_its_page(model: ContentsModel, address: str, title: str | None) -> None:
    assert model.index_of(address).data() == title


def test_the_index_is_the_first_of_two_rows_with_one_address() -> None:
    model = ContentsModel()
    model.show_items([ITEMS[1], ContentsItem("5", "Two again", None, ITEMS[1].address)])
    assert model.index_of(ITEMS[1].address).row() == 0


def test_rows_know_their_parents(model: ContentsModel) -> None:
    deep = model.index_of(LEAF.address)
    assert deep.parent().data() == "Heading"
    assert deep.parent().parent().data() == "One"
    assert not deep.parent().parent().parent().isValid()


def test_accessible_text_and_tooltip_have_the_role(model: ContentsModel) -> None:
    index = model.index_of(LEAF.address)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Deep, threat"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Deep\nThreat", "what the mark at its left means"
    assert model.index_of(HEADING.address).data(Qt.ItemDataRole.ToolTipRole) == "Heading"
    assert model.index_of(HEADING.address).data(Qt.ItemDataRole.AccessibleTextRole) == "Heading"
    assert index.data(Qt.ItemDataRole.EditRole) is None


def test_no_row_leads_nowhere(model: ContentsModel) -> None:
    assert model.address_at(QModelIndex()) == ""
    assert model.data(QModelIndex()) is None


def test_another_edition_replaces_the_first(qtbot: QtBot, model: ContentsModel) -> None:
    kept = QPersistentModelIndex(model.index_of(LEAF.address))
    with qtbot.waitSignal(model.modelReset):
        model.show_items(ITEMS[1:])
    assert not kept.isValid()
    assert model.rowCount() == 1
    assert not model.index_of(LEAF.address).isValid()


def test_a_badge_says_why(model: ContentsModel) -> None:
    changed: list[object] = []
    model.dataChanged.connect(lambda *_: changed.append(None))
    model.show_badges({page_address("one", "deep"): "Changed"})
    assert changed
    deep = model.index_of(page_address("one", "deep"))
    assert deep.data(BADGE) == "Changed"
    assert deep.data(Qt.ItemDataRole.ToolTipRole) == "Deep\nThreat\nChanged"
    assert deep.data(Qt.ItemDataRole.AccessibleTextRole) == "Deep, threat, Changed"
    assert not model.index_of(page_address("two")).data(BADGE)
    ContentsModel().show_badges({})
