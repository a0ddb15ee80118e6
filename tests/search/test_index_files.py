"""An index on disk is complete and verified, or rebuilt."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from aixreader.search.index_files import MANIFEST, DamagedIndexError, read_files, remove_old_indexes, write_files

FILES = {"a.bin": b"\x00\x01", "b.json": b"{}"}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_files(tmp_path / "sub" / "key", FILES)
    assert read_files(tmp_path / "sub" / "key") == FILES
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["key"]


def test_an_index_is_replaced_whole(tmp_path: Path) -> None:
    write_files(tmp_path / "key", FILES)
    write_files(tmp_path / "key", {"c": b"x"})
    assert read_files(tmp_path / "key") == {"c": b"x"}
    assert not (tmp_path / "key" / "a.bin").exists()


@pytest.mark.parametrize("bit", range(8))
@pytest.mark.parametrize("name", [*FILES, MANIFEST])
def test_one_bit_is_noticed(tmp_path: Path, name: str, bit: int) -> None:
    write_files(tmp_path / "key", FILES)
    path = tmp_path / "key" / name
    data = bytearray(path.read_bytes())
    data[0] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key")


@pytest.mark.parametrize("listed", ["[]", "{", "[" * 100_000, '{"../../etc/passwd": "0"}', '{"gone": "0"}', "3"])
def test_a_list_that_is_none(tmp_path: Path, listed: str) -> None:
    write_files(tmp_path / "key", FILES)
    (tmp_path / "key" / MANIFEST).write_text(listed)
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key")


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"s")
    write_files(tmp_path / "key", FILES)
    (tmp_path / "key" / MANIFEST).write_text(json.dumps({"../secret": "0"}))
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key")


def test_no_index_is_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "nowhere")


def test_nothing_is_left_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a file stands in the way")
    with pytest.raises(OSError, match=r"key|Not a directory|exists"):
        write_files(tmp_path / "key", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_old_indexes_go_and_so_do_remains(tmp_path: Path) -> None:
    for age, name in enumerate(["newest", "newer", "old", "older"]):
        write_files(tmp_path / name, FILES)
        os.utime(tmp_path / name, (1e9 - age * 10, 1e9 - age * 10))
    (tmp_path / "dead.new-1").mkdir()
    os.utime(tmp_path / "dead.new-1", (1e8, 1e8))
    (tmp_path / "alive.new-2").mkdir()
    remove_old_indexes(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alive.new-2", "newer", "newest"]
    remove_old_indexes(tmp_path / "nowhere", 2)
