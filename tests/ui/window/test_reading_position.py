"""The window keeps in step with what is read: contents, outline, breadcrumb, title, actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from aixreader.ui.contents.contents_model import ADDRESS
from aixreader.ui.contents.contents_tree import ContentsTree
from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import HOME, KEPT
from tests.ui.seen import ask, copied, go, trigger


def titles(tree: ContentsTree, parent: QModelIndex | None = None) -> list[str]:
    """All rows of a tree, in the order they are shown in."""
    found = []
    above = QModelIndex() if parent is None else parent
    for row in range(tree.model().rowCount(above)):
        index = tree.model().index(row, 0, above)
        found += [str(index.data()), *titles(tree, index)]
    return found


def way(window: MainWindow) -> list[str]:
    """The steps of the breadcrumb."""
    assert window.reader is not None
    return [title for title, _ in window.reader.breadcrumb.steps]


def test_a_section_is_followed_everywhere(window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    assert window.session is not None
    assert window.section == window.session.find("oversteep")
    assert window.contents.currentIndex().data() == "2.1 Oversteeping"
    assert window.outline.currentIndex().data() == "2.1 Oversteeping"
    assert titles(window.outline)[0] == "2. Threats"
    assert "1. Controls" not in titles(window.outline)
    assert (way(window)[0], way(window)[-1]) == ("2. Threats", "2.1 Oversteeping")
    assert window.windowTitle() == "2.1 Oversteeping – AIX Reader"
    assert window.actions_table["online"].isEnabled()


def test_the_outline_is_open_and_that_of_the_page_that_is_read(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    assert window.outline.isExpanded(window.outline.model().index(0, 0))
    go(qtbot, window, "teapot")
    assert titles(window.outline)[0] == "1. Controls"
    assert window.outline.isExpanded(window.outline.model().index(0, 0))


@pytest.mark.parametrize(("address", "title"), [(HOME, "Home"), (KEPT, "Links kept for later")])
def test_on_a_page_of_the_reader_s_own_there_is_no_section(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], address: str, title: str
) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(window.page_loaded):
        window.show_address(address)
    assert window.section is None
    assert not window.contents.currentIndex().isValid()
    assert titles(window.outline) == []
    assert way(window) == [title]
    assert window.windowTitle() == f"{title} – AIX Reader"
    assert not window.actions_table["next_section"].isEnabled()


def test_scrolling_is_followed_and_goes_nowhere(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("overview")
    before = window.pane.address if window.pane is not None else ""
    ask(qtbot, window, "document.getElementById('periodic-table-of-tea-security').scrollIntoView()")
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "periodictable")
    assert window.contents.currentIndex().data() == "Periodic table of tea security"
    assert window.pane is not None
    assert window.pane.address == before


SELECT = "getSelection().selectAllChildren(document.querySelector('p strong'))"


def select(qtbot: QtBot, window: MainWindow) -> None:
    """Select words of the page in front."""
    ask(qtbot, window, SELECT)
    qtbot.waitUntil(lambda: window.pane is not None and window.pane.selected_text != "")


@pytest.mark.parametrize("new_tab", [False, True])
def test_right_after_an_opening_what_was_opened_is_acted_on(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], *, new_tab: bool
) -> None:
    """Nothing is waited for: the engine still shows the page before, with words that are selected there."""
    open_built("oversteep")
    assert window.session is not None
    assert window.reader is not None
    select(qtbot, window)
    window.reader.background_tabs = False
    go_to = window.open_tab if new_tab else window.show_address
    address = window.session.address("teapot")
    go_to(window.session.address("overview"))  # the last one counts
    go_to(address)
    section = window.section
    assert section == window.session.find("teapot")
    assert section is not None
    trigger(window, "copy_permalink")
    assert copied() == section.permalink
    trigger(window, "copy_cited")
    assert copied().startswith(f"{section.title}, ")
    window.citing.copy("plain")
    assert "owaspai.org/go/teapot" in copied()
    assert "“" not in copied()
    trigger(window, "bookmark")
    trigger(window, "note")
    qtbot.waitUntil(lambda: bool(window.findChildren(NoteEditor)))
    (editor,) = window.findChildren(NoteEditor)
    editor.text.setPlainText("on all of it")
    editor.save()
    marks = window.marks.keeper.marks
    qtbot.waitUntil(lambda: bool(marks.annotations) and bool(marks.bookmarks))
    assert {marks.annotations[0].section, marks.bookmarks[0].section} == {"teapot"}
    assert marks.annotations[0].quote == ""
    qtbot.waitUntil(lambda: window.pane is not None and window.pane.address == address)
    assert window.section == section


def test_a_note_belongs_to_the_section_that_was_read_when_it_was_asked_for(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    trigger(window, "note")  # the page is asked first what is selected
    window.show_section("teapot")
    qtbot.waitUntil(lambda: bool(window.findChildren(NoteEditor)))
    (editor,) = window.findChildren(NoteEditor)
    editor.text.setPlainText("x")
    editor.save()
    qtbot.waitUntil(lambda: bool(window.marks.keeper.marks.annotations))
    assert window.marks.keeper.marks.annotations[0].section == "oversteep"


def test_an_opening_that_fails_leaves_the_section_that_is_shown(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    before = window.section
    window.show_address("aix://act/nothing")  # no page: the engine does not go there
    qtbot.waitUntil(lambda: window.section == before)
    assert window.pane is not None
    assert window.pane.target == window.pane.address


def test_another_edition_brings_its_own_contents(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], site: Path
) -> None:
    open_built("oversteep")
    trigger(window, "contents")
    with qtbot.waitSignal(window.page_loaded, timeout=20_000):
        window.open_source(site, None, "teapot")
    assert window.session is not None
    assert window.contents.currentIndex().data(ADDRESS) == window.session.address("teapot")
    assert titles(window.outline)[0] == "1. Controls"
    assert titles(window.contents).count("1. Controls") == 1


def test_nothing_is_followed_before_an_edition_is_open(window: MainWindow) -> None:
    window.following.move_to(HOME)
    assert window.section is None
    assert window.windowTitle() == "AIX Reader"
