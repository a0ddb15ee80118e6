"""Marks out and in, had back, and wiped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.marks_files import save_marks
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store
from tests.ui.seen import box, boxes, press, said, trigger
from tests.userdata.conftest import RECORDS

Open = Callable[..., None]


@pytest.fixture
def full(qtbot: QtBot, controller: WindowController, open_built: Open) -> WindowController:
    open_built("oversteep")
    controller.parts.marks.repository.change(map(Put, RECORDS))
    qtbot.waitUntil(lambda: len(list(controller.parts.marks.repository.marks)) == len(RECORDS))
    return controller


@pytest.mark.parametrize("name", ["m.json", "m.md", "m.html", "m.csv"])
def test_written_in_every_form(qtbot: QtBot, full: WindowController, tmp_path: Path, name: str) -> None:
    full.parts.marks.exchange.save(tmp_path / name)
    qtbot.waitUntil(lambda: f"are in {name}" in said(full))
    assert "MONITOR USE" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_place_that_takes_nothing_is_told(qtbot: QtBot, full: WindowController, tmp_path: Path) -> None:
    full.parts.marks.exchange.save(tmp_path / "gone" / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(full.window)))
    assert "could not be written" in box(full.window).text()
    box(full.window).close()


@pytest.mark.parametrize("action", ["export_marks", "import_marks"])
def test_a_file_is_asked_for(full: WindowController, action: str) -> None:
    trigger(full, action)
    (dialog,) = [each for each in full.window.findChildren(QFileDialog) if each.isVisible()]
    dialog.reject()


def test_read_twice_is_once(qtbot: QtBot, controller: WindowController, open_built: Open, tmp_path: Path) -> None:
    open_built("oversteep")
    save_marks(RECORDS, tmp_path / "m.json", "json")
    for added, there in ((len(RECORDS), 0), (0, len(RECORDS))):
        controller.parts.marks.exchange.load(tmp_path / "m.json")
        qtbot.waitUntil(lambda told=f"{added} added, {there} were": told in said(controller))  # type: ignore[misc]  # a lambda with a default
    assert set(controller.parts.marks.repository.marks) == set(RECORDS)


def test_what_differs_is_shown_and_taken_if_wanted(qtbot: QtBot, full: WindowController, tmp_path: Path) -> None:
    save_marks(RECORDS, tmp_path / "m.json", "json")
    value = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    value["bookmarks"][0]["title"] = "Theirs"
    (tmp_path / "m.json").write_text(json.dumps(value), encoding="utf-8")
    full.parts.marks.exchange.load(tmp_path / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(full.window)))
    assert "#MONITOR USE" in box(full.window).text()
    mark = full.parts.marks.repository.marks.find(Bookmark, "b1")
    assert mark is not None
    assert mark.title == "#MONITOR USE"
    press(box(full.window), "Take the file's")
    qtbot.waitUntil(lambda: "Theirs" in {mark.title for mark in full.parts.marks.repository.marks.bookmarks})


def test_a_file_that_is_none_of_ours_is_told(qtbot: QtBot, full: WindowController, tmp_path: Path) -> None:
    (tmp_path / "tea").write_text("tea")
    full.parts.marks.exchange.load(tmp_path / "tea")
    qtbot.waitUntil(lambda: bool(boxes(full.window)))
    assert "not valid JSON" in box(full.window).text()
    box(full.window).close()
    assert set(full.parts.marks.repository.marks) == set(RECORDS)


def test_wiped_after_a_question(qtbot: QtBot, full: WindowController, folders: Folders) -> None:
    full.state.begin()
    full.parts.search.remember("secret tea")
    trigger(full, "wipe")
    box(full.window).close()
    assert list(full.parts.marks.repository.marks)
    trigger(full, "wipe")
    press(box(full.window), "Wipe everything")
    qtbot.waitUntil(lambda: not list(full.parts.marks.repository.marks))
    qtbot.waitUntil(lambda: "Everything was removed" in said(full))
    kept = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"secret" not in kept
    assert b"MONITOR" not in kept


def test_what_was_damaged_is_told_and_had_back(
    qtbot: QtBot, folders: Folders, make_controller: Callable[[], WindowController]
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
    controller = make_controller()
    assert "1 of its rows" in box(controller.window).text()
    assert len(list(controller.parts.marks.repository.marks)) == len(RECORDS) - 1
    press(box(controller.window), "Take them back")
    qtbot.waitUntil(lambda: set(controller.parts.marks.repository.marks) == set(RECORDS))


def test_who_closes_with_changes_that_are_not_kept_is_asked(
    qtbot: QtBot, full: WindowController, folders: Folders
) -> None:
    full.parts.marks.repository._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(full.parts.marks.repository.failed):
            full.parts.marks.repository.change([Put(Bookmark("late", "lidlock", "Late"))])
        box(full.window).close()
        full.window.close()
        assert full.window.isVisible()
        assert "last changes (1)" in box(full.window).text()
        with qtbot.waitSignal(full.parts.marks.repository.failed):
            press(box(full.window), "Try again")
    full.parts.marks.repository.try_again()
    qtbot.waitUntil(lambda: not full.parts.marks.repository.waiting)
    for each in boxes(full.window):
        each.close()
    full.window.close()
    assert not full.window.isVisible()


def test_closing_all_the_same_closes(qtbot: QtBot, full: WindowController, folders: Folders) -> None:
    full.parts.marks.repository._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(full.parts.marks.repository.failed):
            full.parts.marks.repository.change([Put(Bookmark("late", "lidlock", "Late"))])
        box(full.window).close()
        full.window.close()
        press(box(full.window), "Close all the same")
        assert not full.window.isVisible()
