"""The connections between parts: what one of them requests, another does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.tables.table_state import TableState
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record, Visit
from tests.ui.seen import ask, box, boxes, go, menu, press, said, trigger

Open = Callable[..., None]


def table_panel(controller: WindowController) -> TablePanel:
    panel = controller.parts.table.in_front
    assert panel is not None
    return panel


def test_results_notes_relations_and_the_table_lead_to_sections(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    context, parts = controller.context, controller.parts
    add_marks(qtbot, controller, Annotation("n", "teapot", "Teapot watch", "looks at the pot", note="beware of lids"))

    def is_shown(name: str) -> bool:
        return context.section is not None and context.section.id == name

    parts.search.mark_activated.emit("n", False)
    qtbot.waitUntil(lambda: is_shown("teapot"))

    parts.search.start()
    parts.search.panel.field.setText("lids")
    model = parts.search.panel.model
    qtbot.waitUntil(lambda: "Your notes" in [model.index(row, 0).data() for row in range(model.rowCount())])
    assert model.index(model.rowCount() - 1, 0).data() == "looks at the pot"
    go(qtbot, controller, "oversteep")
    parts.search.panel.hit_activated.emit(model.hit(model.rowCount() - 1), False)
    qtbot.waitUntil(lambda: is_shown("teapot"))

    go(qtbot, controller, "oversteep")
    add_marks(qtbot, controller, Bookmark("b", "teapot", "My pot"))
    parts.search.panel.field.setText("bookmark:pot")
    qtbot.waitUntil(
        lambda: [model.index(row, 0).data() for row in range(model.rowCount())] == ["Your bookmarks", "My pot"]
    )
    assert parts.search.panel.status_label.text() == "1 bookmark"
    assert not context.actions["copy_results"].isEnabled()
    QTest.keyClick(parts.search.panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_shown("teapot"))

    go(qtbot, controller, "oversteep")
    parts.relations.pick_requested.emit("lidlock")
    assert table_panel(controller).state.picked == ("lidlock",)
    parts.table.relations_requested.emit(context.section_address("teapot"))
    assert controller.window.sidebar.panel == "relations"
    qtbot.waitUntil(lambda: is_shown("teapot"))


def test_the_table_has_one_tab(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    tabs = controller.host.reader.tabs
    trigger(controller, "table")
    assert (tabs.count, controller.window.windowTitle()) == (2, "Periodic table – AIX Reader")
    assert controller.context.actions["table"].isEnabled(), "the window stays usable without a page in front"
    tabs.go_to(0)
    trigger(controller, "standards")
    trigger(controller, "table")
    assert tabs.count == 2
    assert table_panel(controller).state.face == "standards", "a table that is there stays as it is"
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)

    trigger(controller, "close_tab")
    assert tabs.count == 1
    controller.show_section("aix:table?pick=teapot")  # a link from outside
    tabs.go_to(0)
    controller.show_section("aix:table?face=matrix")
    assert tabs.count == 2
    assert table_panel(controller).state == TableState(face="matrix")
    tabs.go_to(0)
    controller.show_section("aix:table")
    assert tabs.count == 2
    assert table_panel(controller).state == TableState(face="matrix"), "without a view the table stays as it is"
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)


def test_an_edition_is_opened_at_a_view_of_the_table(controller: WindowController, open_built: Open) -> None:
    open_built("aix:table?face=matrix&pick=lidlock")
    assert table_panel(controller).state == TableState(face="matrix", picked=("lidlock",))
    controller.show_section("aix:table?pick=teapot")
    assert table_panel(controller).state == TableState(picked=("teapot",))


def test_the_table_opens_in_a_dock_and_that_of_a_former_edition_is_dropped(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("overview")
    trigger(controller, "table_beside")
    assert is_dock_shown(controller)
    assert controller.context.actions["table_beside"].isChecked()
    table_panel(controller).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "lidlock")
    trigger(controller, "table_beside")
    assert controller.parts.table.in_front is None
    assert not controller.context.actions["table_beside"].isChecked()

    trigger(controller, "table_beside")
    before = table_panel(controller)
    open_built()
    assert is_dock_shown(controller)
    assert table_panel(controller) is not before
    qtbot.waitUntil(lambda: len(controller.parts.table._panels) == 1)


def test_the_table_in_front_is_zoomed_and_searched_and_shows_menu_card_and_messages(
    qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path
) -> None:
    open_built()
    controller.parts.table.show()
    qtbot.waitUntil(lambda: controller.parts.table.focused is not None)
    zoom = controller.context.settings.zoom
    trigger(controller, "zoom_in")
    assert table_panel(controller).view.zoom > 1.0
    assert controller.context.settings.zoom == zoom
    trigger(controller, "find")
    assert controller.window.focusWidget() is table_panel(controller).bar.field
    assert controller.host.reader is not None
    assert controller.host.reader.find_bar.isHidden()

    table_panel(controller).menu_requested.emit("lidlock", QPoint())
    opened = menu(controller)
    texts = [action.text().replace("&", "") for action in opened.actions()]
    assert {"Open", "Open in new tab", "Bookmark", "Copy permalink", "Add to picked", "Show relations"} <= set(texts)
    opened.close()

    table_panel(controller).hovered.emit("lidlock", QPoint(50, 50))
    assert said(controller) == ""
    card = controller.parts.link_hover._preview
    assert card._title.text() == "Lid lock"
    assert "Answers 2 threats (1 stated, 1 by group)" in card._sentence.text()
    qtbot.waitUntil(card.isVisible)
    table_panel(controller).hovered.emit("", QPoint())
    qtbot.waitUntil(card.isHidden)
    assert said(controller) == ""

    file = tmp_path / "table.csv"
    controller.parts.table.export(file, TableState())
    qtbot.waitUntil(lambda: said(controller) == f"Written: {file}")


def test_table_search_and_marks_are_there_again_after_a_start(
    qtbot: QtBot, make_controller: Callable[[], WindowController], built: Path
) -> None:
    first = make_controller()
    first.state.begin()
    with qtbot.waitSignal(first.context.page_loaded):
        first.open_source(None, built)
    first.parts.table.show("aix:table?face=matrix&pick=lidlock")
    table_panel(first).view.opened.emit("lidlock", False)
    qtbot.waitUntil(lambda: first.context.section is not None and first.context.section.id == "lidlock")
    trigger(first, "history")
    first.parts.marks.bookmarks_panel.restore("title", ())
    add_marks(qtbot, first, Bookmark("b", "teapot", "T"))
    first.window.close()

    second = make_controller()
    assert second.window.sidebar.panel == "marks"
    assert second.parts.marks.panel.part == "history"
    assert second.parts.marks.bookmarks_panel.sort == "title"
    assert [mark.id for mark in second.parts.marks.repository.marks.bookmarks] == ["b"]
    second.state.begin()
    with qtbot.waitSignal(second.context.page_loaded):
        second.open_source(None, built)
    assert table_panel(second).state == TableState(face="matrix", picked=("lidlock",))
    qtbot.waitUntil(lambda: second.context.section is not None and second.context.section.id == "lidlock")

    search = second.parts.search
    search.start()
    search.panel.field.setText("teapot")
    search.panel.filters.set_active([("role", "control")])
    search.panel.filters.set_grouped(grouped=False)
    second.window.close()
    third = make_controller()
    assert third.parts.search.panel.text == "teapot"
    assert third.parts.search.panel.filters.active == ()
    assert not third.parts.search.panel.filters.is_grouped
    assert third.window.sidebar.panel == "search"
    assert third.window.focusWidget() is not third.parts.search.panel.field


def test_searching_shows_its_panel_and_keys_go_through_its_highlights(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    trigger(controller, "sidebar")
    trigger(controller, "search")
    search = controller.parts.search
    assert controller.window.sidebar.panel == "search"
    assert controller.window.sidebar.isVisible()
    assert controller.window.focusWidget() is search.panel.field
    search.panel.field.setText("steam odd")
    qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == "steam odd")
    with qtbot.waitSignal(controller.context.page_loaded):
        qtbot.keyClick(search.panel.field, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types
    qtbot.waitUntil(lambda: ask(qtbot, controller, "CSS.highlights.has('here')") == "true")
    here = "[...CSS.highlights.get('here')].map(range => `${range.startOffset} ${range.startContainer.data}`).join()"
    before = ask(qtbot, controller, here)
    trigger(controller, "find_next")
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) != before)
    trigger(controller, "find_previous")
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) == before)
    search.panel.dismissed.emit()
    assert not search.panel.field.hasFocus(), "the page has the keyboard"


def test_notes_bookmarks_and_results_can_be_printed_and_the_window_closed_meanwhile(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    marks, search = controller.parts.marks.repository, controller.parts.search
    marks.change(
        [
            Put(Bookmark("a", "teapot", "Teapot watch")),
            Put(Annotation("n", "teapot", "Teapot watch", "looks at the pot")),
        ]
    )
    qtbot.waitUntil(lambda: bool(marks.marks.annotations))
    search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: search.answer is not None and bool(search.answer.hits))
    trigger(controller, "print")
    dialog = controller.parts.printing.dialog
    assert dialog is not None
    names = [str(dialog.choice.itemData(row)) for row in range(dialog.choice.count())]
    assert names == ["section", "page", "related", "table", "notes", "ticked", "results", "bookmarks", "all"]
    dialog.select("table")
    controller.parts.printing._lay_out_selection()
    assert dialog.pdf.startswith(b"%PDF")
    dialog.reject()

    go(qtbot, controller, "lidlock")
    trigger(controller, "print")
    QCoreApplication.processEvents()
    controller.window.close()
    assert controller.parts.printing.dialog is None


def test_wheel_hovered_links_marks_and_dropped_sources_reach_the_page(
    qtbot: QtBot, controller: WindowController, open_built: Open, site: Path
) -> None:
    open_built()
    assert controller.host.reader is not None
    zoom = controller.context.settings.zoom
    controller.host.reader.zoom_requested.emit(1)
    assert controller.context.settings.zoom > zoom, "the wheel over a page zooms all pages"

    controller.host.reader.link_hovered.emit(HOME, True)
    assert said(controller) == "Home"
    controller.host.reader.link_hovered.emit("", False)
    assert said(controller) == ""

    with qtbot.waitSignal(controller.context.page_loaded):  # home is made anew
        controller.parts.marks.repository.opened.emit(None)

    with qtbot.waitSignals([controller.context.section_changed, controller.context.page_loaded]):
        controller.window.drops.address_dropped.emit("https://www.owaspai.org/GO/lidlock?x")
    assert controller.context.section is not None
    assert controller.context.section.id == "lidlock"

    before = controller.context.session
    controller.window.drops.source_dropped.emit(site)
    qtbot.waitUntil(lambda: len(boxes(controller.window)) == 1)
    with qtbot.waitSignal(controller.context.page_loaded):
        press(boxes(controller.window)[0], "Use it")
    assert controller.context.session is not before


def test_each_change_of_window_and_parts_is_saved_soon(
    controller: WindowController, open_built: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_built("oversteep")
    controller.state.begin()
    parts, window, tree = controller.parts, controller.window, controller.parts.contents.tree
    scheduled: list[str] = []
    changes: dict[str, Callable[[], object]] = {
        "splitter": lambda: window.splitter.splitterMoved.emit(400, 1),
        "panel": lambda: window.sidebar.show_panel("marks"),
        "part of the marks": lambda: parts.marks.panel.show_part("history"),
        "contents": lambda: tree.setExpanded(tree.model().index(0, 0), not tree.isExpanded(tree.model().index(0, 0))),
        "saved links": lambda: parts.saved_links.add("https://example.org/"),
        "recent searches": lambda: parts.search.remember("tea"),
        "sidebar": lambda: trigger(controller, "sidebar"),
        "tabs": lambda: trigger(controller, "new_tab"),
    }
    for name, change in changes.items():
        with monkeypatch.context() as patched:
            patched.setattr(controller.state.saver, "schedule", lambda name=name: scheduled.append(name))
            change()
        assert name in scheduled

    controller.window.close()
    saved = controller.state.saved
    assert [link.address for link in saved.kept] == ["https://example.org/"]
    assert saved.searches == ("tea",)
    assert saved.clean


def add_marks(qtbot: QtBot, controller: WindowController, *records: Record) -> None:
    controller.parts.marks.repository.change(map(Put, records))
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.pending)


def is_dock_shown(controller: WindowController) -> bool:
    return any(dock.isVisible() for dock in controller.window.findChildren(QDockWidget))


def visited(controller: WindowController) -> list[str]:
    return [visit.section for visit in controller.parts.marks.repository.marks.visits]


def test_the_panels_of_marks_have_keys_and_bookmarks_of_a_folder_open_in_tabs(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("oversteep")
    trigger(controller, "sidebar")
    for action, part in (("bookmarks", "bookmarks"), ("notes", "notes"), ("history", "history")):
        trigger(controller, action)
        assert (controller.window.sidebar.panel, controller.parts.marks.panel.part) == ("marks", part)
        assert controller.window.sidebar.isAncestorOf(controller.window.focusWidget())

    trigger(controller, "bookmarks")
    add_marks(
        qtbot,
        controller,
        Folder("f", "F"),
        Bookmark("a", "teapot", "A", "f"),
        Bookmark("b", "lidlock", "B", "f"),
        Bookmark("c", "teapot", "C", "f"),
    )
    controller.parts.marks.bookmarks_panel.select("f")
    controller.parts.marks.bookmarks.open_all()
    reader = controller.host.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.tabs.count == 3)


def test_ribbon_and_note_icon_of_a_page_toggle_the_bookmark_and_open_the_note(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("teapot")
    ribbon = "document.querySelector('#teapot-watch a.ribbon').classList.contains('on')"
    qtbot.waitUntil(lambda: ask(qtbot, controller, ribbon) == "false")
    ask(qtbot, controller, "document.querySelector('#teapot-watch a.ribbon').click()")
    qtbot.waitUntil(lambda: ask(qtbot, controller, ribbon) == "true")
    assert [mark.section for mark in controller.parts.marks.repository.marks.bookmarks] == ["teapot"]

    add_marks(qtbot, controller, Annotation("n", "teapot", "T", note="all of it"))
    icon = "document.querySelector('#teapot-watch a.noted')"
    qtbot.waitUntil(lambda: ask(qtbot, controller, f"{icon}.hidden") == "false")
    ask(qtbot, controller, f"{icon}.click()")
    margin = controller.parts.marks.margin.margin
    qtbot.waitUntil(lambda: margin.edited_card is not None)
    assert margin.edited_card is not None
    assert margin.edited_card.text.toPlainText() == "all of it"


def test_private_reading_leaves_nothing_on_disk(
    qtbot: QtBot, controller: WindowController, open_built: Open, folders: Folders
) -> None:
    controller.state.begin()
    open_built("oversteep")
    qtbot.waitUntil(lambda: visited(controller) == ["oversteep"])
    before = controller.parts.search.history.recent
    trigger(controller, "private")
    with qtbot.waitSignal(controller.parts.marks.history._reading_timer.timeout):
        go(qtbot, controller, "teapot")
    controller.parts.search.remember("secret tea")
    assert visited(controller) == ["oversteep"]
    controller.window.close()
    assert controller.parts.search.history.recent == controller.state.saved.searches == before
    saved = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"secret tea" not in saved
    assert b"teapot" not in saved


def test_clearing_all_of_the_history_clears_the_searches_and_wiping_also_the_state(
    qtbot: QtBot, controller: WindowController, open_built: Open, folders: Folders
) -> None:
    open_built("oversteep")
    add_marks(qtbot, controller, Visit("1", "old", "Old", "2020-01-01T00:00:00.000Z"))
    controller.parts.search.remember("tea")
    trigger(controller, "clear_history")
    press(box(controller.window), "Last hour")
    assert "tea" in controller.parts.search.history.recent
    trigger(controller, "clear_history")
    press(box(controller.window), "Everything")
    qtbot.waitUntil(lambda: visited(controller) == [])
    assert "tea" not in controller.parts.search.history.recent

    add_marks(qtbot, controller, Bookmark("b", "teapot", "MONITOR"))
    controller.state.begin()
    controller.parts.search.remember("secret tea")
    trigger(controller, "wipe")
    press(box(controller.window), "Delete everything")
    qtbot.waitUntil(lambda: not list(controller.parts.marks.repository.marks))
    saved = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"secret" not in saved
    assert b"MONITOR" not in saved


@pytest.fixture
def locked(
    qtbot: QtBot, controller: WindowController, open_built: Open, folders: Folders
) -> Iterator[sqlite3.Connection]:
    """A bookmark could not be saved: another process holds the database's lock, which `rollback` frees."""
    open_built("oversteep")
    repository = controller.parts.marks.repository
    repository._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(repository.failed):
            repository.change([Put(Bookmark("late", "lidlock", "Late"))])
        box(controller.window).close()
        yield lock


def test_closing_with_unsaved_changes_asks(
    qtbot: QtBot, controller: WindowController, locked: sqlite3.Connection
) -> None:
    repository = controller.parts.marks.repository
    controller.window.close()
    assert controller.window.isVisible()
    assert "last changes (1)" in box(controller.window).text()
    with qtbot.waitSignal(repository.failed):
        press(box(controller.window), "Try again")
    locked.rollback()
    repository.retry()
    qtbot.waitUntil(lambda: not repository.pending)
    for each in boxes(controller.window):
        each.close()
    controller.window.close()
    assert not controller.window.isVisible()


@pytest.mark.usefixtures("locked")
def test_unsaved_changes_can_be_discarded(controller: WindowController) -> None:
    controller.window.close()
    press(box(controller.window), "Close without saving")
    assert not controller.window.isVisible()
