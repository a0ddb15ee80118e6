"""Contents, outline, breadcrumb, title and actions follow the section that is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from aixreader.ui.base.list_items import ADDRESS
from aixreader.ui.contents.contents_tree import ContentsTree
from aixreader.ui.marks.note_editor import NoteEditor
from aixreader.ui.window.own_pages import HOME, SAVED_LINKS
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask, copied, go, trigger


def titles(tree: ContentsTree, parent: QModelIndex | None = None) -> list[str]:
    """The titles of all rows of a tree, from top to bottom."""
    texts = []
    root = QModelIndex() if parent is None else parent
    for row in range(tree.model().rowCount(root)):
        index = tree.model().index(row, 0, root)
        texts += [str(index.data()), *titles(tree, index)]
    return texts


def breadcrumb_titles(controller: WindowController) -> list[str]:
    """The titles in the breadcrumb."""
    assert controller.host.reader is not None
    return [title for title, _ in controller.host.reader.breadcrumb.steps]


def test_a_section_is_followed_everywhere(controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    assert controller.context.session is not None
    assert controller.context.section == controller.context.session.find("oversteep")
    assert controller.parts.contents.tree.currentIndex().data() == "2.1 Oversteeping"
    assert controller.parts.contents.outline.currentIndex().data() == "2.1 Oversteeping"
    assert titles(controller.parts.contents.outline)[0] == "2. Threats"
    assert "1. Controls" not in titles(controller.parts.contents.outline)
    assert (breadcrumb_titles(controller)[0], breadcrumb_titles(controller)[-1]) == ("2. Threats", "2.1 Oversteeping")
    assert controller.window.windowTitle() == "2.1 Oversteeping – AIX Reader"
    assert controller.context.actions["online"].isEnabled()


def test_the_outline_is_open_and_that_of_the_page_that_is_read(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    assert controller.parts.contents.outline.isExpanded(controller.parts.contents.outline.model().index(0, 0))
    go(qtbot, controller, "teapot")
    assert titles(controller.parts.contents.outline)[0] == "1. Controls"
    assert controller.parts.contents.outline.isExpanded(controller.parts.contents.outline.model().index(0, 0))


@pytest.mark.parametrize(("address", "title"), [(HOME, "Home"), (SAVED_LINKS, "Saved links")])
def test_on_a_page_of_the_reader_s_own_there_is_no_section(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], address: str, title: str
) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.go(address)
    assert controller.context.section is None
    assert not controller.parts.contents.tree.currentIndex().isValid()
    assert titles(controller.parts.contents.outline) == []
    assert breadcrumb_titles(controller) == [title]
    assert controller.window.windowTitle() == f"{title} – AIX Reader"
    assert not controller.context.actions["next_section"].isEnabled()


def test_scrolling_changes_the_section_but_not_the_address(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("overview")
    before = controller.host.pane.address if controller.host.pane is not None else ""
    ask(qtbot, controller, "document.getElementById('periodic-table-of-tea-security').scrollIntoView()")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "periodictable")
    assert controller.parts.contents.tree.currentIndex().data() == "Periodic table of tea security"
    assert controller.host.pane is not None
    assert controller.host.pane.address == before


SELECT = "getSelection().selectAllChildren(document.querySelector('p strong'))"


def select(qtbot: QtBot, controller: WindowController) -> None:
    """Select words of the page in front."""
    ask(qtbot, controller, SELECT)
    qtbot.waitUntil(lambda: controller.host.pane is not None and controller.host.pane.selected_text != "")


@pytest.mark.parametrize("new_tab", [False, True])
def test_right_after_an_opening_what_was_opened_is_acted_on(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], *, new_tab: bool
) -> None:
    """Without waiting: the engine still shows the previous page, on which text is selected."""
    open_built("oversteep")
    assert controller.context.session is not None
    assert controller.host.reader is not None
    select(qtbot, controller)
    controller.host.reader.background_tabs = False
    go_to = controller.context.open_tab if new_tab else controller.context.go
    address = controller.context.session.address("teapot")
    go_to(controller.context.session.address("overview"))  # the last one counts
    go_to(address)
    section = controller.context.section
    assert section == controller.context.session.find("teapot")
    assert section is not None
    trigger(controller, "copy_permalink")
    assert copied() == section.permalink
    trigger(controller, "copy_cited")
    assert copied().startswith(f"{section.title}, ")
    controller.parts.citing.copy("plain")
    assert "owaspai.org/go/teapot" in copied()
    assert "“" not in copied()
    trigger(controller, "bookmark")
    trigger(controller, "note")
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(NoteEditor)))
    (editor,) = controller.window.findChildren(NoteEditor)
    editor.text.setPlainText("on all of it")
    editor.save()
    marks = controller.parts.marks.repository.marks
    qtbot.waitUntil(lambda: bool(marks.annotations) and bool(marks.bookmarks))
    assert {marks.annotations[0].section, marks.bookmarks[0].section} == {"teapot"}
    assert marks.annotations[0].quote == ""
    qtbot.waitUntil(lambda: controller.host.pane is not None and controller.host.pane.address == address)
    assert controller.context.section == section


def test_a_note_belongs_to_the_section_that_was_read_when_it_was_asked_for(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    trigger(controller, "note")  # the page is asked first what is selected
    controller.show_section("teapot")
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(NoteEditor)))
    (editor,) = controller.window.findChildren(NoteEditor)
    editor.text.setPlainText("x")
    editor.save()
    qtbot.waitUntil(lambda: bool(controller.parts.marks.repository.marks.annotations))
    assert controller.parts.marks.repository.marks.annotations[0].section == "oversteep"


def test_an_opening_that_fails_leaves_the_section_that_is_shown(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    before = controller.context.section
    controller.context.go("aix://act/nothing")  # no page: the engine does not go there
    qtbot.waitUntil(lambda: controller.context.section == before)
    assert controller.host.pane is not None
    assert controller.host.pane.target == controller.host.pane.address


def test_another_edition_brings_its_own_contents(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], site: Path
) -> None:
    open_built("oversteep")
    trigger(controller, "contents")
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None, "teapot")
    assert controller.context.session is not None
    assert controller.parts.contents.tree.currentIndex().data(ADDRESS) == controller.context.session.address("teapot")
    assert titles(controller.parts.contents.outline)[0] == "1. Controls"
    assert titles(controller.parts.contents.tree).count("1. Controls") == 1


def test_nothing_is_followed_before_an_edition_is_open(controller: WindowController) -> None:
    controller.context.set_address(HOME)
    assert controller.context.section is None
    assert controller.window.windowTitle() == "AIX Reader"
