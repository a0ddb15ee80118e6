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
from aixreader.ui.window.main_window import MainWindow
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark
from tests.ui.seen import box, menu, said, trigger

Open = Callable[..., None]


def keep(qtbot: QtBot, window: MainWindow, *records: Bookmark | Annotation) -> None:
    window.marks.keeper.change(map(Put, records))
    names = {record.id for record in records}
    qtbot.waitUntil(lambda: names <= set(window.marks.reviewing.outcomes))


def at(window: MainWindow) -> str | None:
    return window.section.id if window.section is not None else None


def test_panels_by_key(window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    window.appearance.show_sidebar(shown=False)
    for action, part in (("bookmarks", "bookmarks"), ("notes", "notes"), ("history", "history")):
        trigger(window, action)
        assert (window.sidebar.panel, window.marks.panel.part) == ("marks", part)
        assert window.sidebar.isAncestorOf(window.focusWidget())


def test_a_bookmark_opens_wherever_it_is_now(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, window, Bookmark("b", "pothandle", "An old name"))
    trigger(window, "bookmarks")
    window.marks.bookmarks_panel.select("b")
    window.marks.bookmarks_panel.section_chosen.emit("pothandle", False)
    qtbot.waitUntil(lambda: at(window) == "teapot")


def test_one_that_is_gone_is_told_and_stays(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, window, Bookmark("b", "nowhere", "No such tea"))
    window.marks.show("nowhere", mark="b")
    assert "nowhere" in box(window).text()
    box(window).close()
    assert window.marks.keeper.marks.bookmarks
    assert window.marks.reviewing.states == {"b": "gone"}


def test_what_changed_is_looked_at_again(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.session is not None
    assert not window.actions_table["look_again"].isEnabled()
    mark = replace(
        MarkFactory(window.session).bookmark(window.session.find("teapot")), known=("other",), quote="as it was"
    )
    keep(qtbot, window, mark, Annotation("a", "teapot", "T", "Somebody stares at the pot, often"))
    qtbot.waitUntil(window.actions_table["look_again"].isEnabled)
    trigger(window, "look_again")
    (dialog,) = window.findChildren(ReviewDialog)
    assert dialog.list.count() == 2
    assert dialog.before.toPlainText() == "as it was"
    assert "Somebody looks" in dialog.now.toPlainText()
    dialog.show_asked.emit(mark.id)
    qtbot.waitUntil(lambda: at(window) == "teapot")
    dialog.show_asked.emit("a")
    dialog.list.selectAll()
    dialog._accept_chosen()
    qtbot.waitUntil(lambda: not window.marks.reviewing.asking)
    assert not window.actions_table["look_again"].isEnabled()
    assert not window.marks.reviewing.states


def test_what_does_not_hold_is_removed(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, window, Bookmark("b", "teapot", "T", known=("other",)))
    trigger(window, "look_again")
    (dialog,) = window.findChildren(ReviewDialog)
    dialog._remove_chosen()
    qtbot.waitUntil(lambda: not window.marks.keeper.marks.bookmarks)


def test_notes_are_gone_to_and_removed(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, window, Annotation("a", "teapot", "T", "Somebody looks at the pot"))
    trigger(window, "notes")
    panel, model = window.marks.notes_panel, window.marks.notes_model
    panel.chosen.emit(model.index_of("a"), False)
    qtbot.waitUntil(lambda: at(window) == "teapot")
    panel.chosen.emit(QModelIndex(), False)
    panel.view.setCurrentIndex(model.index_of("a"))
    panel.menu_asked.emit(QPoint(3, 3))
    menu(window).close()
    panel.removal_asked.emit()
    qtbot.waitUntil(lambda: not window.marks.keeper.marks.annotations)


def test_notes_are_found(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(
        qtbot, window, Annotation("a", "teapot", "T", note="mind the *steam*"), Annotation("b", "teapot", "T", note="x")
    )
    (hit,) = window.marks.found_notes('"Steam" mind', 5)
    assert (hit.id, hit.title, hit.snippet.text) == ("a", "T", "mind the *steam*")
    assert window.marks.found_notes("", 5) == ()
    assert window.marks.found_notes("zebra", 5) == ()


def test_notes_are_a_group_of_the_search(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    keep(qtbot, window, Annotation("a", "teapot", "T", "Somebody looks at the pot", note="beware of lids"))
    window.search.start()
    window.search.panel.field.setText("lids")
    model = window.search.panel.model
    qtbot.waitUntil(lambda: "Your notes" in [model.index(row, 0).data() for row in range(model.rowCount())])
    assert model.index(model.rowCount() - 1, 0).data() == "Somebody looks at the pot"
    window.search.panel.hit_chosen.emit(model.hit(model.rowCount() - 1), False)
    qtbot.waitUntil(lambda: at(window) == "teapot")


def test_it_is_there_again_after_a_restart(
    qtbot: QtBot, window: MainWindow, open_built: Open, make_trial_window: Callable[[], MainWindow]
) -> None:
    window.state.begin()
    open_built("oversteep")
    trigger(window, "history")
    window.marks.bookmarks_panel.restore("title", ())
    keep(qtbot, window, Bookmark("b", "teapot", "T"))
    window.close()
    again = make_trial_window()
    assert again.sidebar.panel == "marks"
    assert again.marks.panel.part == "history"
    assert again.marks.bookmarks_panel.sort == "title"
    assert [mark.id for mark in again.marks.keeper.marks.bookmarks] == ["b"]


def test_what_waits_is_seen_until_it_is_kept(
    qtbot: QtBot, window: MainWindow, open_built: Open, folders: Folders
) -> None:
    open_built("oversteep")
    window.marks.keeper._store._opened.execute("PRAGMA busy_timeout=10")
    waiting = window.marks._waiting
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(window.marks.keeper.failed):
            trigger(window, "bookmark")
        box(window).close()
        assert waiting.isVisible()
        assert waiting.text() == "Not kept yet (1): try again"
        assert "Kept" not in said(window)
    waiting.click()
    qtbot.waitUntil(lambda: not window.marks.keeper.waiting)
    assert not waiting.isVisible()
    assert window.marks.is_kept
