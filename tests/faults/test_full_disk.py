"""A disk that is full: nothing acknowledged is lost, what is there can be read, and trying again works."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from aixreader.delivery.mirror import client
from aixreader.errors import MirrorError, OutputError, UserDataError
from aixreader.paths import user_folders
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store
from tests.faults.edition_kill import Import
from tests.faults.full_disk import small_disk
from tests.mirrors import NEWER, SITE, Desk, Workshop


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB."""
    yield from small_disk(tmp_path / "disk", "400k")


def mark(number: int) -> Bookmark:
    return Bookmark(f"b{number}", "tea", "Tea", quote="x" * 3000)


def test_a_full_disk_loses_nothing(disk: Path) -> None:
    store = Store(disk / "data", lambda: "2026-11-23")
    store.open()
    kept: list[str] = []

    def fill() -> None:
        for number in range(1000):
            store.write([Put(mark(number))])
            kept.append(f"b{number}")

    with pytest.raises(UserDataError, match="disk is full") as caught:
        fill()
    assert "Those saved before were not changed." in caught.value.hint
    assert len(kept) > 20
    assert {record.id for record in store.load()} == set(kept)
    with pytest.raises(UserDataError):
        store.back_up()
    assert store.backups.all() == [], "no half backup"
    store.close()
    again = Store(disk / "data", lambda: "2026-11-23")
    assert again.open().notice == "", "it opens on the full disk"
    assert len(again.load()) == len(kept)
    again.close()


def test_once_there_is_room_it_goes_on(disk: Path) -> None:
    filler = disk / "filler"
    store = Store(disk / "data", lambda: "2026-11-23")
    store.open()
    store.write([Put(mark(0))])
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(1_000_000))
    with pytest.raises(UserDataError, match="disk is full"):
        store.write([Put(mark(1))])
    filler.unlink()
    store.write([Put(mark(1))])
    assert {record.id for record in store.load()} == {"b0", "b1"}
    store.close()


def fill(filler: Path, free: int) -> None:
    """Fill a disk but for so many pages."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(filler, max(0, filler.stat().st_size - free * 4096))


def test_an_import_changes_nothing_or_all(disk: Path, tmp_path: Path) -> None:
    """With so many pages of 4 KB left; once there is room, the same import works."""
    act = Import(tmp_path)
    act.folders = user_folders(disk)
    for number, free in enumerate((0, 8, 20)):
        act.number = number
        act.prepare()
        fill(disk / "filler", free)
        with pytest.raises(OutputError, match="full"):
            act.act()
        assert list(act.faults_after_kill()) == []
        (disk / "filler").unlink()
        assert list(act.faults_of_next_start()) == []


@pytest.mark.parametrize("free", [0, 1, 2, 3, 4, 6, 8, 12, 16, 24])
def test_an_update_from_a_mirror_changes_nothing_or_all(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int
) -> None:
    """With so many pages of 4 KB left, and the check of the room beforehand out of force."""
    monkeypatch.setattr(client, "ROOM", -(1 << 40))
    workshop = Workshop(tmp_path / "workshop")
    workshop.init()
    workshop.add("2026-08")
    desk = Desk(disk / "data", workshop.root)
    desk.update(workshop.folder)
    workshop.add("2026-09", {**NEWER, "static/cup.svg": bytes(20_000)})
    fill(disk / "filler", free)
    refused: list[MirrorError] = []
    try:
        desk.update(workshop.folder)
    except MirrorError as error:
        refused.append(error)
    assert [(error.reason, "no room left" in error.message) for error in refused] == [("storage", True)] * len(refused)
    assert desk.text() == SITE or not refused
    assert refused or free >= 8
    (disk / "filler").unlink()
    desk.update(workshop.folder)
    assert desk.text()["static/cup.svg"] == bytes(20_000)
