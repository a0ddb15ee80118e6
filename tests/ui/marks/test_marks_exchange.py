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
from aixreader.ui.window.main_window import MainWindow
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store
from tests.ui.seen import box, boxes, press, said, trigger
from tests.userdata.conftest import RECORDS

Open = Callable[..., None]


@pytest.fixture
def full(qtbot: QtBot, window: MainWindow, open_built: Open) -> MainWindow:
    open_built("oversteep")
    window.marks.keeper.change(map(Put, RECORDS))
    qtbot.waitUntil(lambda: len(list(window.marks.keeper.marks)) == len(RECORDS))
    return window


@pytest.mark.parametrize("name", ["m.json", "m.md", "m.html", "m.csv"])
def test_written_in_every_form(qtbot: QtBot, full: MainWindow, tmp_path: Path, name: str) -> None:
    full.marks.exchange.save(tmp_path / name)
    qtbot.waitUntil(lambda: f"are in {name}" in said(full))
    assert "MONITOR USE" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_place_that_takes_nothing_is_told(qtbot: QtBot, full: MainWindow, tmp_path: Path) -> None:
    full.marks.exchange.save(tmp_path / "gone" / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(full)))
    assert "could not be written" in box(full).text()
    box(full).close()


@pytest.mark.parametrize("action", ["export_marks", "import_marks"])
def test_a_file_is_asked_for(full: MainWindow, action: str) -> None:
    trigger(full, action)
    (dialog,) = [each for each in full.findChildren(QFileDialog) if each.isVisible()]
    dialog.reject()


def test_read_twice_is_once(qtbot: QtBot, window: MainWindow, open_built: Open, tmp_path: Path) -> None:
    open_built("oversteep")
    save_marks(RECORDS, tmp_path / "m.json", "json")
    for added, there in ((len(RECORDS), 0), (0, len(RECORDS))):
        window.marks.exchange.load(tmp_path / "m.json")
        qtbot.waitUntil(lambda told=f"{added} added, {there} were": told in said(window))  # type: ignore[misc]  # a lambda with a default
    assert set(window.marks.keeper.marks) == set(RECORDS)


def test_what_differs_is_shown_and_taken_if_wanted(qtbot: QtBot, full: MainWindow, tmp_path: Path) -> None:
    save_marks(RECORDS, tmp_path / "m.json", "json")
    value = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    value["bookmarks"][0]["title"] = "Theirs"
    (tmp_path / "m.json").write_text(json.dumps(value), encoding="utf-8")
    full.marks.exchange.load(tmp_path / "m.json")
    qtbot.waitUntil(lambda: bool(boxes(full)))
    assert "#MONITOR USE" in box(full).text()
    mark = full.marks.keeper.marks.find(Bookmark, "b1")
    assert mark is not None
    assert mark.title == "#MONITOR USE"
    press(box(full), "Take the file's")
    qtbot.waitUntil(lambda: "Theirs" in {mark.title for mark in full.marks.keeper.marks.bookmarks})


def test_a_file_that_is_none_of_ours_is_told(qtbot: QtBot, full: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "tea").write_text("tea")
    full.marks.exchange.load(tmp_path / "tea")
    qtbot.waitUntil(lambda: bool(boxes(full)))
    assert "not valid JSON" in box(full).text()
    box(full).close()
    assert set(full.marks.keeper.marks) == set(RECORDS)


def test_wiped_after_a_question(qtbot: QtBot, full: MainWindow, folders: Folders) -> None:
    full.state.begin()
    full.state.add_recent_search("secret tea")
    trigger(full, "wipe")
    box(full).close()
    assert list(full.marks.keeper.marks)
    trigger(full, "wipe")
    press(box(full), "Wipe everything")
    qtbot.waitUntil(lambda: not list(full.marks.keeper.marks))
    qtbot.waitUntil(lambda: "Everything was removed" in said(full))
    kept = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"secret" not in kept
    assert b"MONITOR" not in kept


def test_what_was_damaged_is_told_and_had_back(
    qtbot: QtBot, folders: Folders, make_trial_window: Callable[[], MainWindow]
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
    window = make_trial_window()
    assert "1 of its rows" in box(window).text()
    assert len(list(window.marks.keeper.marks)) == len(RECORDS) - 1
    press(box(window), "Take them back")
    qtbot.waitUntil(lambda: set(window.marks.keeper.marks) == set(RECORDS))


def test_who_closes_with_changes_that_are_not_kept_is_asked(qtbot: QtBot, full: MainWindow, folders: Folders) -> None:
    full.marks.keeper._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(full.marks.keeper.failed):
            full.marks.keeper.change([Put(Bookmark("late", "lidlock", "Late"))])
        box(full).close()
        full.close()
        assert full.isVisible()
        assert "last changes (1)" in box(full).text()
        press(box(full), "Try again")
        qtbot.wait(50)
    full.marks.keeper.try_again()
    qtbot.waitUntil(lambda: not full.marks.keeper.waiting)
    for each in boxes(full):
        each.close()
    full.close()
    assert not full.isVisible()


def test_closing_all_the_same_closes(qtbot: QtBot, full: MainWindow, folders: Folders) -> None:
    full.marks.keeper._store._opened.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(folders.data / "marks.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(full.marks.keeper.failed):
            full.marks.keeper.change([Put(Bookmark("late", "lidlock", "Late"))])
        box(full).close()
        full.close()
        press(box(full), "Close all the same")
        assert not full.isVisible()
