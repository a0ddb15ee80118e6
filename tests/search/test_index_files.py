"""An index on disk is complete and verified, or rebuilt."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from aixreader.cache_key import CacheKey
from aixreader.errors import OutputError
from aixreader.search.index_files import (
    MANIFEST,
    DamagedIndexError,
    read_bundled_files,
    read_files,
    remove_old_indexes,
    write_files,
)
from aixreader.staging import staging

KEY = CacheKey(b"k" * 32)
FILES = {"a.bin": b"\x00\x01", "b.json": b"{}"}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_files(tmp_path / "sub" / "key", FILES, KEY)
    assert read_files(tmp_path / "sub" / "key", KEY) == FILES
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["key"]


def test_an_index_is_replaced_whole(tmp_path: Path) -> None:
    write_files(tmp_path / "key", FILES, KEY)
    write_files(tmp_path / "key", {"c": b"x"}, KEY)
    assert read_files(tmp_path / "key", KEY) == {"c": b"x"}
    assert not (tmp_path / "key" / "a.bin").exists()


@pytest.mark.parametrize("bit", range(8))
@pytest.mark.parametrize("name", [*FILES, MANIFEST])
def test_one_bit_is_noticed(tmp_path: Path, name: str, bit: int) -> None:
    write_files(tmp_path / "key", FILES, KEY)
    path = tmp_path / "key" / name
    data = bytearray(path.read_bytes())
    data[0] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key", KEY)


@pytest.mark.parametrize("listed", ["[]", "{", "[" * 100_000, '{"../../etc/passwd": "0"}', '{"gone": "0"}', "3"])
def test_a_list_that_is_none(tmp_path: Path, listed: str) -> None:
    write_files(tmp_path / "key", FILES, KEY)
    (tmp_path / "key" / MANIFEST).write_text(listed)
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key", KEY)


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"s")
    write_files(tmp_path / "key", FILES, KEY)
    digest = {"size": 1, "sha256": hashlib.sha256(b"s").hexdigest()}
    (tmp_path / "key" / MANIFEST).write_text(json.dumps({"files": {"../secret": digest}}))
    with pytest.raises(DamagedIndexError):
        read_bundled_files(tmp_path / "key")
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key", KEY)


def test_no_index_is_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "nowhere", KEY)


def test_a_file_in_the_way_of_an_index_gives_way(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a file stands in the way")
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "key", KEY)
    write_files(tmp_path / "key", FILES, KEY)
    assert read_files(tmp_path / "key", KEY) == FILES
    (tmp_path / "sub").write_text("another")
    with pytest.raises(DamagedIndexError):
        read_files(tmp_path / "sub" / "key", KEY)
    write_files(tmp_path / "sub" / "key", FILES, KEY)
    assert read_files(tmp_path / "sub" / "key", KEY) == FILES


def test_nothing_is_left_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands in the way")
    with pytest.raises(OSError, match=r"cache|Not a directory|exists"):
        write_files(tmp_path / "cache" / "search" / "key", FILES, KEY)
    with pytest.raises(OutputError, match="name"):
        write_files(tmp_path / "key", {"x" * 300: b""}, KEY)
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_an_index_that_somebody_else_made_is_not_read(tmp_path: Path) -> None:
    """Whoever can write the cache knows all but the key."""
    write_files(tmp_path / "key", FILES, CacheKey(b"j" * 32))
    with pytest.raises(DamagedIndexError, match="not written by this user"):
        read_files(tmp_path / "key", KEY)
    write_files(tmp_path / "key", FILES, None)
    with pytest.raises(DamagedIndexError, match="not written by this user"):
        read_files(tmp_path / "key", KEY)
    assert read_bundled_files(tmp_path / "key") == FILES
    write_files(tmp_path / "other", FILES, KEY)
    (tmp_path / "other").rename(tmp_path / "moved")
    with pytest.raises(DamagedIndexError, match="not written by this user"):
        read_files(tmp_path / "moved", KEY)


@pytest.mark.skipif(os.name == "nt", reason="Windows has access control lists in place of modes")
@pytest.mark.parametrize("name", ["", "key", *(f"key/{name}" for name in (*FILES, MANIFEST))])
def test_what_others_may_write_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "search"
    old = os.umask(0)
    write_files(folder / "key", FILES, KEY)
    os.umask(old)
    assert (folder / name).stat().st_mode & 0o077 == 0
    (folder / name).chmod(0o777)
    with pytest.raises(DamagedIndexError, match="written by others"):
        read_files(folder / "key", KEY)
    (folder / name).chmod(0o700)
    assert read_files(folder / "key", KEY) == FILES
    if name:
        (folder / name).rename(tmp_path / "moved")
        (folder / name).symlink_to(tmp_path / "moved")
        with pytest.raises(DamagedIndexError):
            read_files(folder / "key", KEY)


def test_old_indexes_go_and_so_do_remains(tmp_path: Path) -> None:
    for age, name in enumerate(["newest", "newer", "old", "older"]):
        write_files(tmp_path / name, FILES, KEY)
        os.utime(tmp_path / name, (1e9 - age * 10, 1e9 - age * 10))
    remove_old_indexes(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["newer", "newest"]
    remove_old_indexes(tmp_path / "nowhere", 2)


def test_what_a_killed_writer_left_goes_with_the_next_index(tmp_path: Path) -> None:
    dead = tmp_path / ".building-0123456789abcdef"
    dead.mkdir()
    with staging(tmp_path / "other") as alive:
        write_files(tmp_path / "key", FILES, KEY)
        assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [alive.folder.name, "key"]
