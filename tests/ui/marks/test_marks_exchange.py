"""Export, import, recovery and removal of marks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.marks_files import save_marks
from aixreader.services.marks.shown_titles import with_shown_title
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.marks_controller import MarksController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store
from tests.ui.marks.conftest import MakeMarks
from tests.ui.seen import box, boxes, press, said, trigger
from tests.userdata.conftest import RECORDS

SHOWN = set(map(with_shown_title, RECORDS))
"""The records with the titles that are shown, as they are once they were imported or loaded."""


@pytest.fixture
def full(qtbot: QtBot, context: ReaderContext, marks: MarksController) -> MarksController:
    """Marks of every kind."""
    context.show_section("oversteep")
    marks.repository.change(map(Put, RECORDS))
    qtbot.waitUntil(lambda: len(list(marks.repository.marks)) == len(RECORDS))
    return marks


def test_export_in_every_format_and_files_that_fail_are_reported(
    qtbot: QtBot, full: MarksController, context: ReaderContext, tmp_path: Path
) -> None:
    for action in ("export_marks", "import_marks"):
        trigger(context, action)
        (dialog,) = [each for each in context.window.findChildren(QDialog) if each.isVisible()]
        dialog.reject()

    for name in ("m.json", "m.md", "m.html", "m.csv"):
        full.exchange.save(tmp_path / name)
        qtbot.waitUntil(lambda name=name: f"entries to {name}" in said(context))  # type: ignore[misc]  # a lambda with a default
        assert "MONITOR USE" in (tmp_path / name).read_text(encoding="utf-8")
        assert ("are only in .json" in said(context)) == (name != "m.json")

    full.exchange.save(tmp_path / "gone" / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    assert "could not be written" in box(context.window).text()
    box(context.window).close()
    qtbot.waitUntil(lambda: not boxes(context.window))

    (tmp_path / "tea").write_text("tea")
    full.exchange.load(tmp_path / "tea")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    assert "not valid JSON" in box(context.window).text()
    box(context.window).close()
    assert set(full.repository.marks) == set(RECORDS)


def test_importing_twice_adds_nothing(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, tmp_path: Path
) -> None:
    context.show_section("oversteep")
    save_marks(RECORDS, tmp_path / "m.json", "json")
    for added, there in ((len(RECORDS), 0), (0, len(RECORDS))):
        marks.exchange.load(tmp_path / "m.json")
        qtbot.waitUntil(lambda told=f"Imported {added} entries, {there} already": told in said(context))  # type: ignore[misc]  # a lambda with a default
    assert set(marks.repository.marks) == SHOWN


def test_conflicts_of_an_import_are_shown_and_resolved(
    qtbot: QtBot, full: MarksController, context: ReaderContext, tmp_path: Path
) -> None:
    save_marks(RECORDS, tmp_path / "m.json", "json")
    value = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    value["bookmarks"][0]["title"] = "Theirs"
    (tmp_path / "m.json").write_text(json.dumps(value), encoding="utf-8")
    full.exchange.load(tmp_path / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    assert "#MONITOR USE" in box(context.window).text()
    mark = full.repository.marks.find(Bookmark, "b1")
    assert mark is not None
    assert mark.title == "#MONITOR USE"
    press(box(context.window), "Use the file's")
    qtbot.waitUntil(lambda: "Theirs" in {mark.title for mark in full.repository.marks.bookmarks})


def test_what_a_browsers_file_has_more_is_counted_and_listed(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, tmp_path: Path
) -> None:
    links = [("Pot", "https://owaspai.org/go/teapot/"), ("Other", "https://example.org/")]
    links += [(f"Gone {number}", f"https://owaspai.org/go/zebra{number}/") for number in range(10)]
    entries = "".join(f'<DT><A HREF="{address}">{title}</A>' for title, address in links)
    (tmp_path / "b.html").write_text(f"<DL><DT><H3>AI</H3><DL>{entries}</DL></DL>", encoding="utf-8")
    marks.exchange.load(tmp_path / "b.html")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    (mark,) = marks.repository.marks.bookmarks
    assert (mark.section, mark.title) == ("teapot", "Pot")
    assert said(context) == "Imported 1 entries, 0 already present, 11 passed over"
    shown = box(context.window)
    assert "No such section in this edition: 10." in shown.text()
    assert "Gone 7\nand 2 more" in shown.text()
    assert "https://owaspai.org/go/zebra9/" in shown.detailedText()
    shown.close()


def test_without_an_edition_a_browsers_file_waits(
    qtbot: QtBot, context: ReaderContext, marks: MarksController, tmp_path: Path
) -> None:
    context.set_session(None)
    (tmp_path / "b.html").write_text('<DL><DT><A HREF="aix:teapot">Pot</A></DL>', encoding="utf-8")
    marks.exchange.load(tmp_path / "b.html")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    assert "No edition is open" in box(context.window).text()
    box(context.window).close()


def test_nothing_is_not_exported(qtbot: QtBot, context: ReaderContext, marks: MarksController, tmp_path: Path) -> None:
    marks.exchange.save(tmp_path / "m.html")
    qtbot.waitUntil(lambda: bool(boxes(context.window)))
    assert "nothing to export" in box(context.window).text()
    box(context.window).close()
    assert not (tmp_path / "m.html").exists()


def test_a_damaged_file_is_reported_and_recovered(
    qtbot: QtBot, folders: Folders, context: ReaderContext, make_marks: MakeMarks
) -> None:
    store = Store(folders.data, lambda: "2026-11-22")
    store.open()
    store.write(map(Put, RECORDS))
    store.back_up()
    store.close()
    path = folders.data / "marks.db"
    data = bytearray(path.read_bytes())
    data[data.index(b"mind* the lid")] ^= 1
    path.write_bytes(data)
    marks = make_marks(context)
    assert "1 of its rows" in box(context.window).text()
    assert len(list(marks.repository.marks)) == len(RECORDS) - 1
    press(box(context.window), "Restore")
    qtbot.waitUntil(lambda: set(marks.repository.marks) == SHOWN)


def test_wiped_after_a_question(qtbot: QtBot, full: MarksController, context: ReaderContext, folders: Folders) -> None:
    trigger(context, "wipe")
    box(context.window).close()
    assert list(full.repository.marks)
    trigger(context, "wipe")
    with qtbot.waitSignal(full.exchange.wiped):
        press(box(context.window), "Delete everything")
    qtbot.waitUntil(lambda: not list(full.repository.marks))
    qtbot.waitUntil(lambda: "All data deleted" in said(context))
    saved = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"MONITOR" not in saved


@pytest.fixture
def locked(folders: Folders, full: MarksController) -> Iterator[sqlite3.Connection]:
    """Another process holds the database's lock; `rollback` frees it."""
    full.repository._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        yield lock


@pytest.fixture
def unsaved(qtbot: QtBot, context: ReaderContext, full: MarksController, locked: sqlite3.Connection) -> MarksController:
    """Marks with a change that could not be written."""
    assert locked.in_transaction
    with qtbot.waitSignal(full.repository.failed):
        full.repository.change([Put(Bookmark("late", "lidlock", "Late"))])
    box(context.window).close()
    return full


def test_ending_with_unsaved_changes_asks(
    qtbot: QtBot, context: ReaderContext, unsaved: MarksController, locked: sqlite3.Connection
) -> None:
    assert not unsaved.end()
    assert "last changes (1)" in box(context.window).text()
    with qtbot.waitSignal(unsaved.repository.failed):
        press(box(context.window), "Try again")
    locked.rollback()
    unsaved.repository.retry()
    qtbot.waitUntil(lambda: not unsaved.repository.pending)
    assert unsaved.end()


def test_unsaved_changes_can_be_discarded(qtbot: QtBot, context: ReaderContext, unsaved: MarksController) -> None:
    assert not unsaved.end()
    with qtbot.waitSignal(unsaved.exchange.close_requested):
        press(box(context.window), "Close without saving")
    assert unsaved.end()
