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
from aixreader.ui.window.reading_position import ReadingPosition
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


def test_a_section_is_followed_everywhere(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    context, contents = controller.context, controller.parts.contents
    context.set_address(HOME)
    assert controller.context.section is None, "before an edition is open"
    assert controller.window.windowTitle() == "AIX Reader"

    open_built("oversteep")
    assert context.session is not None
    assert context.section == context.session.find("oversteep")
    assert contents.tree.currentIndex().data() == "2.1 Oversteeping"
    assert contents.outline.currentIndex().data() == "2.1 Oversteeping"
    assert titles(contents.outline)[0] == "2. Threats"
    assert "1. Controls" not in titles(contents.outline)
    assert contents.outline.isExpanded(contents.outline.model().index(0, 0))
    assert (breadcrumb_titles(controller)[0], breadcrumb_titles(controller)[-1]) == ("2. Threats", "2.1 Oversteeping")
    assert controller.window.windowTitle() == "2.1 Oversteeping – AIX Reader"
    assert context.actions["online"].isEnabled()

    go(qtbot, controller, "teapot")
    assert titles(contents.outline)[0] == "1. Controls", "the outline is that of the page that is read"
    assert contents.outline.isExpanded(contents.outline.model().index(0, 0))

    for address, title in ((HOME, "Home"), (SAVED_LINKS, "Saved links")):
        go(qtbot, controller, "oversteep")
        with qtbot.waitSignal(context.page_loaded):
            context.go(address)
        assert controller.context.section is None, "on a page of the reader's own"
        assert not contents.tree.currentIndex().isValid()
        assert titles(contents.outline) == []
        assert breadcrumb_titles(controller) == [title]
        assert controller.window.windowTitle() == f"{title} – AIX Reader"
        assert not context.actions["next_section"].isEnabled()


def test_scrolling_changes_the_section_but_not_the_address_and_an_opening_that_fails_neither(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("overview")
    assert controller.host.pane is not None
    before = controller.host.pane.address
    ask(qtbot, controller, "document.getElementById('periodic-table-of-tea-security').scrollIntoView()")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "periodictable")
    assert controller.parts.contents.tree.currentIndex().data() == "Periodic table of tea security"
    assert controller.host.pane.address == before

    go(qtbot, controller, "oversteep")
    section = controller.context.section
    controller.context.go("aix://act/nothing")  # no page: the engine does not go there
    qtbot.waitUntil(lambda: controller.context.section == section)
    assert controller.host.pane.target == controller.host.pane.address


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
    as_cited = copied()
    controller.parts.citing.copy("plain")
    assert copied() == as_cited
    assert "owaspai.org/go/teapot" in copied()
    assert "“" not in copied()
    trigger(controller, "bookmark")
    trigger(controller, "note")
    margin = controller.parts.marks.margin
    qtbot.waitUntil(lambda: margin.margin.edited_card is not None)
    assert margin.margin.edited_card is not None
    margin.margin.edited_card.text.setPlainText("on all of it")
    margin.flush()
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


def test_the_window_title_holds_no_characters_that_act(
    controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("teapot")
    context = controller.context
    ReadingPosition(context, controller.window, controller.host, lambda _address: "Tea\u202e po\u2066t\x1b\nlid")
    context.section_changed.emit()
    assert controller.window.windowTitle() == "Tea pot lid – AIX Reader"
