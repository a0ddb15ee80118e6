"""The contents with their filter: typing narrows them, the keyboard alone gets from the field to a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.model.address import page_address
from aixreader.ui.base.list_items import ADDRESS
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.contents.contents_panel import ContentsPanel
from aixreader.ui.contents.contents_tree import ContentsTree

Key = Qt.Key
LEAF = ContentsItem("3", "Deep", "threat", page_address("one", "deep"))
HEADING = ContentsItem("2", "Heading", None, page_address("one", "heading"), (LEAF,))
ONE = ContentsItem("1", "One", None, page_address("one"), (HEADING,))
TWO = ContentsItem("4", "Two", "control", page_address("two"))


@pytest.fixture
def panel(qtbot: QtBot) -> ContentsPanel:
    panel = ContentsPanel(ContentsTree(read_tokens()))
    qtbot.addWidget(panel)
    panel.contents.show_items([ONE, TWO])
    panel.resize(260, 500)
    panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.start_filter()
    return panel


@pytest.fixture
def gone_to(panel: ContentsPanel) -> list[str]:
    """The addresses the user went to."""
    addresses: list[str] = []
    panel.contents.address_activated.connect(addresses.append)
    return addresses


def press(qtbot: QtBot, panel: ContentsPanel, key: Qt.Key) -> None:
    qtbot.keyClick(panel.field, key)  # type: ignore[no-untyped-call]  # no types


def enter(qtbot: QtBot, panel: ContentsPanel, words: str) -> None:
    qtbot.keyClicks(panel.field, words)  # type: ignore[no-untyped-call]  # no types


def titles(panel: ContentsPanel) -> list[str]:
    """The titles that can be seen, from the top down."""
    found: list[str] = []
    index = panel.contents.model().index(0, 0, QModelIndex())
    while index.isValid():
        found.append(str(index.data()))
        index = panel.contents.indexBelow(index)
    return found


def nothing(panel: ContentsPanel) -> QLabel:
    """What is said where no title matches."""
    return next(label for label in panel.findChildren(QLabel) if label.objectName() == "hint")


def test_typing_filters_and_opens_the_way_and_goes_nowhere(
    qtbot: QtBot, panel: ContentsPanel, gone_to: list[str]
) -> None:
    assert titles(panel) == ["One", "Two"]
    enter(qtbot, panel, "dee")
    assert titles(panel) == ["One", "Heading", "Deep"]
    assert gone_to == []


@pytest.mark.parametrize("by", ["Esc", "Backspace"])
def test_clearing_puts_back_what_was_open(qtbot: QtBot, panel: ContentsPanel, by: str) -> None:
    panel.contents.expand_addresses([ONE.address])
    before = titles(panel)
    enter(qtbot, panel, "two")
    assert titles(panel) == ["Two"]
    for _ in range(1 if by == "Esc" else 3):
        press(qtbot, panel, Key.Key_Escape if by == "Esc" else Key.Key_Backspace)
    assert panel.field.text() == ""
    assert titles(panel) == before == ["One", "Heading", "Two"]
    assert panel.field.hasFocus()


def test_down_goes_into_the_tree_and_on_from_there(qtbot: QtBot, panel: ContentsPanel, gone_to: list[str]) -> None:
    press(qtbot, panel, Key.Key_Down)
    assert panel.contents.hasFocus()
    assert gone_to == []
    qtbot.keyClick(panel.contents, Key.Key_Down)  # type: ignore[no-untyped-call]  # no types
    assert len(gone_to) == 1


def test_down_goes_to_the_first_match_even_if_it_was_left_current(
    qtbot: QtBot, panel: ContentsPanel, gone_to: list[str]
) -> None:
    panel.contents.follow(LEAF.address)
    enter(qtbot, panel, "two")
    press(qtbot, panel, Key.Key_Down)
    assert panel.contents.hasFocus()
    assert gone_to == [TWO.address]
    assert panel.contents.currentIndex().data(ADDRESS) == TWO.address


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_goes_to_the_first_match(qtbot: QtBot, panel: ContentsPanel, gone_to: list[str], key: Qt.Key) -> None:
    enter(qtbot, panel, "deep")
    press(qtbot, panel, key)
    assert gone_to == [LEAF.address]


@pytest.mark.parametrize("words", ["", "   ", "nowhere"])
def test_enter_goes_nowhere_without_a_match(qtbot: QtBot, panel: ContentsPanel, gone_to: list[str], words: str) -> None:
    enter(qtbot, panel, words)
    press(qtbot, panel, Key.Key_Return)
    assert gone_to == []


def test_no_matches_show_a_message(qtbot: QtBot, panel: ContentsPanel) -> None:
    assert not nothing(panel).isVisible()
    enter(qtbot, panel, "nowhere")
    assert nothing(panel).isVisible()
    assert nothing(panel).text()
    press(qtbot, panel, Key.Key_Escape)
    assert not nothing(panel).isVisible()
    assert titles(panel) == ["One", "Two"]


def test_escape_clears_first_and_is_somebody_elses_then(qtbot: QtBot, panel: ContentsPanel) -> None:
    keys: list[int] = []
    panel.keyPressEvent = lambda event: keys.append(event.key())  # type: ignore[method-assign]
    enter(qtbot, panel, "two")
    press(qtbot, panel, Key.Key_Escape)
    assert (panel.field.text(), keys) == ("", [])
    press(qtbot, panel, Key.Key_Escape)
    assert keys == [Key.Key_Escape]


def test_starting_again_selects_what_was_typed(qtbot: QtBot, panel: ContentsPanel) -> None:
    enter(qtbot, panel, "two")
    panel.contents.setFocus()
    panel.start_filter()
    assert panel.field.hasFocus()
    enter(qtbot, panel, "deep")
    assert panel.field.text() == "deep"


def test_it_says_what_it_is(panel: ContentsPanel) -> None:
    assert panel.field.accessibleName() == "Filter titles"
