"""What the user owns, in the window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.ui.marks.review_dialog import ReviewDialog
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark
from tests.ui.seen import box, menu, said, trigger

Open = Callable[..., None]


def keep(qtbot: QtBot, controller: WindowController, *records: Bookmark | Annotation) -> None:
    controller.parts.marks.repository.change(map(Put, records))
    names = {record.id for record in records}
    qtbot.waitUntil(lambda: names <= set(controller.parts.marks.review.outcomes))


def at(controller: WindowController) -> str | None:
    return controller.context.section.id if controller.context.section is not None else None


def test_panels_by_key(controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    controller.appearance.show_sidebar(shown=False)
    for action, part in (("bookmarks", "bookmarks"), ("notes", "notes"), ("history", "history")):
        trigger(controller, action)
        assert (controller.window.sidebar.panel, controller.parts.marks.panel.part) == ("marks", part)
        assert controller.window.sidebar.isAncestorOf(controller.window.focusWidget())


def test_a_bookmark_opens_wherever_it_is_now(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, controller, Bookmark("b", "pothandle", "An old name"))
    trigger(controller, "bookmarks")
    controller.parts.marks.bookmarks_panel.select("b")
    controller.parts.marks.bookmarks_panel.section_chosen.emit("pothandle", False)
    qtbot.waitUntil(lambda: at(controller) == "teapot")


def test_one_that_is_gone_is_told_and_stays(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, controller, Bookmark("b", "nowhere", "No such tea"))
    controller.parts.marks.show("nowhere", mark="b")
    assert "nowhere" in box(controller.window).text()
    box(controller.window).close()
    assert controller.parts.marks.repository.marks.bookmarks
    assert controller.parts.marks.review.states == {"b": "gone"}


def test_what_changed_is_looked_at_again(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    assert controller.context.session is not None
    assert not controller.context.actions["look_again"].isEnabled()
    mark = replace(
        MarkFactory(controller.context.session).bookmark(controller.context.session.find("teapot")),
        known=("other",),
        quote="as it was",
    )
    keep(qtbot, controller, mark, Annotation("a", "teapot", "T", "Somebody stares at the pot, often"))
    qtbot.waitUntil(controller.context.actions["look_again"].isEnabled)
    trigger(controller, "look_again")
    (dialog,) = controller.window.findChildren(ReviewDialog)
    assert dialog.list.count() == 2
    assert dialog.before.toPlainText() == "as it was"
    assert "Somebody looks" in dialog.now.toPlainText()
    dialog.show_requested.emit(mark.id)
    qtbot.waitUntil(lambda: at(controller) == "teapot")
    dialog.show_requested.emit("a")
    dialog.list.selectAll()
    dialog._accept_chosen()
    qtbot.waitUntil(lambda: not controller.parts.marks.review.asking)
    assert not controller.context.actions["look_again"].isEnabled()
    assert not controller.parts.marks.review.states


def test_what_does_not_hold_is_removed(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, controller, Bookmark("b", "teapot", "T", known=("other",)))
    trigger(controller, "look_again")
    (dialog,) = controller.window.findChildren(ReviewDialog)
    dialog._remove_chosen()
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.marks.bookmarks)


def test_notes_are_gone_to_and_removed(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, controller, Annotation("a", "teapot", "T", "Somebody looks at the pot"))
    trigger(controller, "notes")
    panel, model = controller.parts.marks.notes_panel, controller.parts.marks.notes_model
    panel.chosen.emit(model.index_of("a"), False)
    qtbot.waitUntil(lambda: at(controller) == "teapot")
    panel.chosen.emit(QModelIndex(), False)
    panel.view.setCurrentIndex(model.index_of("a"))
    panel.menu_requested.emit(QPoint(3, 3))
    menu(controller).close()
    panel.removal_requested.emit()
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.marks.annotations)


def test_notes_are_found(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(
        qtbot,
        controller,
        Annotation("a", "teapot", "T", note="mind the *steam*"),
        Annotation("b", "teapot", "T", note="x"),
    )
    (hit,) = controller.parts.marks.find_notes('"Steam" mind', 5)
    assert (hit.id, hit.title, hit.snippet.text) == ("a", "T", "mind the *steam*")
    assert controller.parts.marks.find_notes("", 5) == ()
    assert controller.parts.marks.find_notes("zebra", 5) == ()


def test_notes_are_a_group_of_the_search(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, controller, Annotation("a", "teapot", "T", "Somebody looks at the pot", note="beware of lids"))
    controller.parts.search.start()
    controller.parts.search.panel.field.setText("lids")
    model = controller.parts.search.panel.model
    qtbot.waitUntil(lambda: "Your notes" in [model.index(row, 0).data() for row in range(model.rowCount())])
    assert model.index(model.rowCount() - 1, 0).data() == "Somebody looks at the pot"
    controller.parts.search.panel.hit_chosen.emit(model.hit(model.rowCount() - 1), False)
    qtbot.waitUntil(lambda: at(controller) == "teapot")


def test_it_is_there_again_after_a_restart(
    qtbot: QtBot, controller: WindowController, open_built: Open, make_controller: Callable[[], WindowController]
) -> None:
    controller.state.begin()
    open_built("oversteep")
    trigger(controller, "history")
    controller.parts.marks.bookmarks_panel.restore("title", ())
    keep(qtbot, controller, Bookmark("b", "teapot", "T"))
    controller.window.close()
    again = make_controller()
    assert again.window.sidebar.panel == "marks"
    assert again.parts.marks.panel.part == "history"
    assert again.parts.marks.bookmarks_panel.sort == "title"
    assert [mark.id for mark in again.parts.marks.repository.marks.bookmarks] == ["b"]


def test_what_waits_is_seen_until_it_is_kept(
    qtbot: QtBot, controller: WindowController, open_built: Open, folders: Folders
) -> None:
    open_built("oversteep")
    controller.parts.marks.repository._store._opened.execute("PRAGMA busy_timeout=10")
    waiting = controller.parts.marks.unsaved_button
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(controller.parts.marks.repository.failed):
            trigger(controller, "bookmark")
        box(controller.window).close()
        assert waiting.isVisible()
        assert waiting.text() == "Not saved yet (1): try again"
        assert "Kept" not in said(controller)
    waiting.click()
    qtbot.waitUntil(lambda: not controller.parts.marks.repository.waiting)
    assert not waiting.isVisible()
    assert controller.parts.marks.is_bookmarked
