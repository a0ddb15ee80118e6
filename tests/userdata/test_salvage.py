"""Recovering rows from damaged files, page by page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Annotation
from aixreader.userdata.salvage import salvage
from aixreader.userdata.store import Store
from tests.userdata.conftest import RECORDS, bookmarks

PAGE = 4096


def written(store: Store, tmp_path: Path) -> tuple[Path, bytes]:
    store.close()
    path = tmp_path / "data" / "marks.db"
    return path, path.read_bytes()


def test_all_of_a_sound_file(full: Store, tmp_path: Path) -> None:
    path, _ = written(full, tmp_path)
    assert [row.read() for row in salvage(path).rows] == list(RECORDS)


@pytest.mark.parametrize("length", [10, 4000, 4060, 4061, 4062, 9000, 150_000])
def test_long_rows_over_several_pages(store: Store, tmp_path: Path, length: int) -> None:
    note = Annotation("a", "s", "t", note="tea🫖" * (length // 4))
    store.write([Put(note), *map(Put, bookmarks(50))])
    path, _ = written(store, tmp_path)
    result = salvage(path).rows
    assert result[0].read() == note
    assert len(result) == 51


def test_the_newest_of_several_counts(store: Store, tmp_path: Path) -> None:
    for title in ("one", "two", "three"):
        store.write([Put(Annotation("a", "s", title))])
    path, data = written(store, tmp_path)
    assert [(row.version, row.read()) for row in salvage(path).rows] == [(3, Annotation("a", "s", "three"))]
    old = data.replace(b'"title":"three"', b'"title":"thre3"')
    path.write_bytes(old + data)
    assert len(salvage(path).rows) == 1


def test_what_was_deleted_does_not_come_back(store: Store, tmp_path: Path) -> None:
    store.write(map(Put, bookmarks(300)))
    store.write(Drop("bookmark", f"n{number:05}") for number in range(0, 300, 2))
    path, data = written(store, tmp_path)
    assert len(salvage(path).rows) == 150
    assert b'Section 42"' not in data, "not even for whoever reads the raw file"


def test_rows_outside_damaged_pages_are_saved(store: Store, tmp_path: Path) -> None:
    store.write(map(Put, bookmarks(2000, quote="tea " * 20)))
    path, data = written(store, tmp_path)
    dice = random.Random(7)  # noqa: S311 - chance, not secrecy
    for _ in range(30):
        broken = bytearray(data)
        hurt = dice.sample(range(len(data) // PAGE), 3)
        for page in hurt:
            broken[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
        path.write_bytes(broken)
        assert len(salvage(path).rows) >= 0.97 * 2000 - 3 * 30, hurt


def test_no_bytes_make_it_fail(store: Store, tmp_path: Path) -> None:
    store.write(map(Put, bookmarks(200)))
    path, data = written(store, tmp_path)
    dice = random.Random(11)  # noqa: S311 - chance, not secrecy
    for _ in range(150):
        broken = bytearray(data[: dice.randrange(len(data))])
        for _ in range(dice.randrange(40)):
            if broken:
                broken[dice.randrange(len(broken))] = dice.randrange(256)
        path.write_bytes(broken)
        assert all(row.is_whole for row in salvage(path).rows)
    path.write_bytes(b"")
    assert salvage(path).rows == []
