"""The contents tree: moving to a row by mouse or keys goes there once, following the page goes nowhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.model.address import page_address
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.contents.contents_tree import ContentsTree

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
LEAF = ContentsItem("3", "Deep", "threat", page_address("one", "deep"))
HEADING = ContentsItem("2", "Heading", None, page_address("one", "heading"), (LEAF,))
ONE = ContentsItem("1", "One", None, page_address("one"), (HEADING,))
TWO = ContentsItem("4", "Two", "control", page_address("two"))


@pytest.fixture
def contents(qtbot: QtBot) -> ContentsTree:
    contents = ContentsTree(read_tokens())
    qtbot.addWidget(contents)
    contents.resize(240, 400)
    contents.show_items([ONE, TWO])
    contents.show()
    contents.setFocus()
    return contents


@pytest.fixture
def gone_to(contents: ContentsTree) -> list[str]:
    """The addresses the user went to."""
    addresses: list[str] = []
    contents.address_activated.connect(addresses.append)
    return addresses


def row(contents: ContentsTree, *places: int) -> QModelIndex:
    """The row at `places`, from the top down."""
    index = QModelIndex()
    for key in places:
        index = contents.model().index(key, 0, index)
    return index


def press(qtbot: QtBot, contents: ContentsTree, *keys: Qt.Key, modifier: Modifier = Modifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(contents, key, modifier)  # type: ignore[no-untyped-call]  # no types


def click(
    qtbot: QtBot,
    contents: ContentsTree,
    index: QModelIndex,
    button: Button = Button.LeftButton,
    modifier: Modifier = Modifier.NoModifier,
) -> None:
    key = contents.visualRect(index).center()
    qtbot.mouseClick(contents.viewport(), button, modifier, key)  # type: ignore[no-untyped-call]  # no types


def test_showing_an_edition_goes_nowhere(contents: ContentsTree, gone_to: list[str]) -> None:
    contents.show_items([TWO])
    assert gone_to == []
    assert contents.model().rowCount() == 1


def test_the_focus_alone_goes_nowhere(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.clearFocus()
    with qtbot.waitActive(contents):
        contents.activateWindow()
    contents.setFocus()
    assert contents.hasFocus()
    assert gone_to == []
    assert not contents.currentIndex().isValid()
    press(qtbot, contents, Qt.Key.Key_Down)
    assert gone_to == [ONE.address]


def test_arrow_keys_go_through_the_rows_and_open_them(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(TWO.address)
    press(qtbot, contents, Qt.Key.Key_Home)
    assert gone_to == [ONE.address]
    press(qtbot, contents, Qt.Key.Key_Right)
    assert contents.isExpanded(row(contents, 0))
    press(qtbot, contents, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert gone_to == [ONE.address, HEADING.address, LEAF.address, TWO.address, LEAF.address]
    press(qtbot, contents, Qt.Key.Key_End)
    assert gone_to[-1] == TWO.address


def test_typing_a_title_goes_there(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(ONE.address)
    press(qtbot, contents, Qt.Key.Key_T)
    assert gone_to == [TWO.address]


def test_a_click_goes_there_once_and_again_if_it_is_repeated(
    qtbot: QtBot, contents: ContentsTree, gone_to: list[str]
) -> None:
    click(qtbot, contents, row(contents, 1))
    assert gone_to == [TWO.address]
    click(qtbot, contents, row(contents, 1))
    assert gone_to == [TWO.address] * 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_again_to_the_row_that_is_shown(
    qtbot: QtBot, contents: ContentsTree, gone_to: list[str], key: Qt.Key
) -> None:
    contents.follow(ONE.address)
    press(qtbot, contents, key, Qt.Key.Key_End, key)
    assert gone_to == [ONE.address, TWO.address, TWO.address]


def test_following_selects_and_opens_the_way_and_goes_nowhere(contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(LEAF.address)
    assert contents.currentIndex().data() == "Deep"
    assert contents.selectionModel().isSelected(contents.currentIndex())
    assert contents.isExpanded(row(contents, 0))
    assert contents.isExpanded(row(contents, 0, 0))
    assert gone_to == []


@pytest.mark.parametrize(
    ("address", "title"), [(page_address("two", "unlisted"), "Two"), (page_address("three"), None), ("", None)]
)
def test_following_what_is_not_listed(
    contents: ContentsTree, gone_to: list[str], address: str, title: str | None
) -> None:
    contents.follow(LEAF.address)
    contents.follow(address)
    assert contents.currentIndex().data() == title
    assert gone_to == []


def test_following_a_page_shows_its_headings_and_again_leaves_them_closed(contents: ContentsTree) -> None:
    contents.follow(ONE.address)
    assert contents.isExpanded(row(contents, 0))
    contents.collapse(row(contents, 0))
    contents.follow(ONE.address)
    assert not contents.isExpanded(row(contents, 0))


def test_after_following_the_user_goes_on_from_there(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(LEAF.address)
    press(qtbot, contents, Qt.Key.Key_Up)
    assert gone_to == [HEADING.address]


def test_it_says_what_it_is(contents: ContentsTree) -> None:
    assert contents.accessibleName() == "Contents"
    assert contents.accessibleDescription()


def test_the_row_that_is_shown_is_drawn_in_the_colours_of_the_moment(contents: ContentsTree) -> None:
    night = read_tokens(dark=True)
    contents.set_tokens(night)
    contents.selectionModel().setCurrentIndex(row(contents, 1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    picture = contents.viewport().grab().toImage()
    middle = contents.visualRect(row(contents, 1)).center().y()
    assert picture.pixelColor(1, middle) == QColor(night.link)


@pytest.mark.parametrize(
    ("button", "modifier"),
    [(Button.MiddleButton, Modifier.NoModifier), (Button.LeftButton, Modifier.ControlModifier)],
)
def test_a_tab_is_asked_for_by_mouse_and_nobody_goes_there(
    qtbot: QtBot, contents: ContentsTree, gone_to: list[str], button: Button, modifier: Modifier
) -> None:
    contents.follow(ONE.address)
    with qtbot.waitSignal(contents.tab_requested) as asked:
        click(qtbot, contents, row(contents, 1), button, modifier)
    assert asked.args == [TWO.address]
    assert gone_to == []
    assert contents.currentIndex().data() == "One"


def test_a_tab_is_asked_for_by_keyboard(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(TWO.address)
    with qtbot.waitSignal(contents.tab_requested) as asked:
        press(qtbot, contents, Qt.Key.Key_Return, modifier=Modifier.ControlModifier)
    assert asked.args == [TWO.address]
    assert gone_to == []


def test_a_menu_is_asked_for_its_row_and_goes_nowhere(qtbot: QtBot, contents: ContentsTree, gone_to: list[str]) -> None:
    contents.follow(ONE.address)
    click(qtbot, contents, row(contents, 1), Button.RightButton)
    key = contents.visualRect(row(contents, 1)).center()
    with qtbot.waitSignal(contents.menu_requested) as asked:
        contents.customContextMenuRequested.emit(key)
    assert asked.args == [TWO.address, contents.viewport().mapToGlobal(key)]
    with qtbot.assertNotEmitted(contents.menu_requested):
        contents.customContextMenuRequested.emit(contents.viewport().rect().bottomLeft())
    assert gone_to == []


def test_looking_for_words_opens_what_matches_and_closes_it_again(contents: ContentsTree, gone_to: list[str]) -> None:
    changes: list[None] = []
    contents.expanded_changed.connect(lambda: changes.append(None))
    assert contents.set_filter("deep")
    assert contents.model().rowCount() == 1
    assert contents.isExpanded(row(contents, 0, 0))
    assert contents.expanded_addresses == ()
    assert not contents.set_filter("zzz")
    assert contents.set_filter("")
    assert contents.model().rowCount() == 2
    assert not contents.isExpanded(row(contents, 0))
    assert (gone_to, changes) == ([], [])


def test_arrow_keys_skip_what_does_not_match_and_the_row_stays_in_sight(qtbot: QtBot, contents: ContentsTree) -> None:
    def item(title: str, *children: ContentsItem) -> ContentsItem:
        return ContentsItem(title, title, None, page_address(title), children)

    parents = [item(f"Pot {number}", item(f"lid {number}"), item(f"tea {number}")) for number in range(40)]
    contents.show_items(parents)
    contents.set_filter("lid")
    contents.setCurrentIndex(row(contents, 0, 0))
    press(qtbot, contents, *[Qt.Key.Key_Down] * 39)
    assert contents.currentIndex().data() == "lid 39"
    press(qtbot, contents, Qt.Key.Key_Down)
    assert contents.currentIndex().data() == "lid 39", "the last one"
    press(qtbot, contents, Qt.Key.Key_Up)
    assert contents.currentIndex().data() == "lid 38"

    contents.set_filter("")
    assert contents.viewport().rect().contains(contents.visualRect(contents.currentIndex()))
    press(qtbot, contents, Qt.Key.Key_Down)
    assert contents.currentIndex().data() == "tea 38", "without a filter each row counts"


def test_home_end_and_pages_end_at_a_match_and_the_row_that_is_read_comes_back(
    qtbot: QtBot, contents: ContentsTree, gone_to: list[str]
) -> None:
    def item(title: str, *children: ContentsItem) -> ContentsItem:
        return ContentsItem(title, title, None, page_address(title), children)

    contents.show_items([item(f"Pot {number}", item(f"lid {number}"), item(f"tea {number}")) for number in range(40)])
    contents.follow(page_address("tea 20"))
    contents.set_filter("lid")
    assert not contents.currentIndex().isValid(), "its row is hidden"
    contents.set_filter("")
    assert contents.currentIndex().data() == "tea 20"
    assert contents.viewport().rect().contains(contents.visualRect(contents.currentIndex()))
    assert gone_to == []

    contents.set_filter("lid")
    contents.follow(page_address("tea 30"))
    contents.set_filter("tea")
    assert contents.currentIndex().data() == "tea 30", "it was hidden by the other filter"
    contents.set_filter("lid")
    for key, title in (
        (Qt.Key.Key_Home, "lid 0"),
        (Qt.Key.Key_End, "lid 39"),
        (Qt.Key.Key_Home, "lid 0"),
        (Qt.Key.Key_Left, "lid 0"),
        (Qt.Key.Key_Right, "lid 0"),
    ):
        press(qtbot, contents, key)
        assert contents.currentIndex().data() == title
    press(qtbot, contents, Qt.Key.Key_PageDown)
    assert str(contents.currentIndex().data()).startswith("lid")


def test_the_first_match_is_the_row_that_matches_by_itself(contents: ContentsTree, gone_to: list[str]) -> None:
    contents.set_filter("deep")
    contents.activate_first_match()
    assert gone_to == [LEAF.address]


def test_what_was_open_is_open_again_another_day(contents: ContentsTree) -> None:
    contents.expand_addresses([ONE.address, HEADING.address, page_address("gone"), page_address("two", "gone")])
    assert contents.expanded_addresses == (ONE.address, HEADING.address)
    contents.set_filter("two")
    assert contents.expanded_addresses == (ONE.address, HEADING.address)
    contents.set_filter("")
    assert contents.expanded_addresses == (ONE.address, HEADING.address)


def test_expanding_and_collapsing_rows_emits_a_signal(qtbot: QtBot, contents: ContentsTree) -> None:
    contents.follow(TWO.address)
    for change in (contents.expand, contents.collapse):
        with qtbot.waitSignal(contents.expanded_changed):
            change(row(contents, 0))


def test_where_there_is_no_row_it_says_so(contents: ContentsTree) -> None:
    def picture() -> QImage:
        return contents.grab().toImage()

    contents.show_items([])
    bare = picture()
    contents.placeholder_text = "Nothing here."
    assert picture() != bare
    contents.show_items([TWO])
    full = picture()
    contents.placeholder_text = ""
    assert picture() == full
