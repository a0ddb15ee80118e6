"""Bookmarks, notes and history, with their panels."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.ui.marks.review_dialog import ReviewDialog
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark
from tests.ui.seen import box, menu, said, trigger


def add_and_review(qtbot: QtBot, marks: MarksController, *records: Bookmark | Annotation) -> None:
    marks.repository.change(map(Put, records))
    names = {record.id for record in records}
    qtbot.waitUntil(lambda: names <= set(marks.review.outcomes))


def section_id(context: ReaderContext) -> str | None:
    return context.section.id if context.section is not None else None


def test_a_bookmark_opens_wherever_it_is_now(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    add_and_review(qtbot, marks, Bookmark("b", "pothandle", "An old name"))
    trigger(context, "bookmarks")
    marks.bookmarks_panel.select("b")
    marks.bookmarks_panel.section_chosen.emit("pothandle", False)
    qtbot.waitUntil(lambda: section_id(context) == "teapot")


def test_a_bookmark_of_a_missing_section_is_reported_and_stays(
    qtbot: QtBot, context: ReaderContext, marks: MarksController
) -> None:
    context.show_section("oversteep")
    add_and_review(qtbot, marks, Bookmark("b", "nowhere", "No such tea"))
    marks.show("nowhere", mark="b")
    assert "nowhere" in box(context.window).text()
    box(context.window).close()
    assert marks.repository.marks.bookmarks
    assert marks.review.states == {"b": "gone"}


def test_changed_marks_are_reviewed_and_accepted(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    assert context.session is not None
    assert not context.actions["review_marks"].isEnabled()
    mark = replace(
        MarkFactory(context.session).bookmark(context.session.find("teapot")),
        known=("other",),
        quote="as it was",
    )
    add_and_review(qtbot, marks, mark, Annotation("a", "teapot", "T", "Somebody stares at the pot, often"))
    qtbot.waitUntil(context.actions["review_marks"].isEnabled)
    trigger(context, "review_marks")
    (dialog,) = context.window.findChildren(ReviewDialog)
    assert dialog.list.count() == 2
    assert dialog.saved_text.toPlainText() == "as it was"
    assert "Somebody looks" in dialog.current_text.toPlainText()
    dialog.show_requested.emit(mark.id)
    qtbot.waitUntil(lambda: section_id(context) == "teapot")
    dialog.show_requested.emit("a")
    dialog.list.selectAll()
    dialog._accept_chosen()
    qtbot.waitUntil(lambda: not marks.review.pending_marks)
    assert not context.actions["review_marks"].isEnabled()
    assert not marks.review.states


def test_reviewed_marks_can_be_removed(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    add_and_review(qtbot, marks, Bookmark("b", "teapot", "T", known=("other",)))
    trigger(context, "review_marks")
    (dialog,) = context.window.findChildren(ReviewDialog)
    dialog._remove_chosen()
    qtbot.waitUntil(lambda: not marks.repository.marks.bookmarks)


def test_notes_are_shown_and_removed(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    add_and_review(qtbot, marks, Annotation("a", "teapot", "T", "Somebody looks at the pot"))
    trigger(context, "notes")
    panel, model = marks.notes.panel, marks.notes.model
    panel.activated.emit(model.index_of("a"), False)
    qtbot.waitUntil(lambda: section_id(context) == "teapot")
    panel.activated.emit(QModelIndex(), False)
    panel.view.setCurrentIndex(model.index_of("a"))
    panel.menu_requested.emit(QPoint(3, 3))
    menu(context).close()
    panel.removal_requested.emit()
    qtbot.waitUntil(lambda: not marks.repository.marks.annotations)


def test_notes_are_found(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> None:
    context.show_section("oversteep")
    add_and_review(
        qtbot,
        marks,
        Annotation("a", "teapot", "T", note="mind the *steam*"),
        Annotation("b", "teapot", "T", note="x"),
    )
    (hit,) = marks.mark_finder()('"Steam" mind', 5).notes
    assert (hit.id, hit.title, hit.snippet.text) == ("a", "T", "mind the *steam*")
    assert marks.mark_finder()("", 5).notes == ()
    assert marks.mark_finder()("zebra", 5).notes == ()
    trigger(context, "bookmark")
    qtbot.waitUntil(lambda: bool(marks.repository.marks.bookmarks))
    (bookmark,) = marks.mark_finder()("bookmark:", 5).bookmarks
    assert bookmark.role == "threat", "of the section that is open"
    marks.show_mark("a")
    qtbot.waitUntil(lambda: section_id(context) == "teapot")
    marks.show_mark(bookmark.id)
    qtbot.waitUntil(lambda: section_id(context) == "oversteep")


def test_unsaved_changes_show_a_button_until_they_are_saved(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, folders: Folders
) -> None:
    context.show_section("oversteep")
    marks.repository._store._opened.execute("PRAGMA busy_timeout=10")
    pending = marks.unsaved_button
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(marks.repository.failed):
            trigger(context, "bookmark")
        box(context.window).close()
        assert pending.isVisible()
        assert pending.text() == "Not saved (1): try again"
        assert "Bookmark added" not in said(context)
    pending.click()
    qtbot.waitUntil(lambda: not marks.repository.pending)
    assert not pending.isVisible()
    assert marks.is_bookmarked
