"""A disk that is full: nothing acknowledged is lost, what is there can be read, and trying again works."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Bookmark
from aixreader.userdata.store import Store


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", place], capture_output=True, text=True, check=False
    ) if os.name == "posix" else None  # fmt: skip
    if mounted is None or mounted.returncode:
        pytest.skip("a small disk can only be made by root, where mounting is allowed")
    yield place
    subprocess.run(["umount", place], check=True)


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
