"""The key that vouches for the caches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aixreader.cache_key import LENGTH, NAME, CacheKey, read_cache_key


def key_in(folder: Path) -> CacheKey:
    key = read_cache_key(folder)
    assert key is not None
    return key


def test_it_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = key_in(folder)
    assert key_in(folder) == key
    assert len(key.secret) == LENGTH
    assert key_in(tmp_path / "other") != key
    if os.name != "nt":
        assert [path.stat().st_mode & 0o777 for path in (folder, folder / NAME)] == [0o700, 0o600]


def test_a_code_is_that_of_its_texts_alone() -> None:
    key = CacheKey(b"k" * LENGTH)
    code = key.code("a", "bc")
    assert key.holds(code, "a", "bc")
    assert not key.holds(code, "ab", "c")
    assert not key.holds(code, "a", "bc", "")
    assert not key.holds("", "a", "bc")
    assert not key.holds("é", "a", "bc")
    assert not CacheKey(b"j" * LENGTH).holds(code, "a", "bc")


@pytest.mark.parametrize("data", [b"", b"short", b"x" * (LENGTH + 1)])
def test_a_damaged_key_is_made_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert len(key_in(tmp_path).secret) == LENGTH


@pytest.mark.skipif(os.name == "nt", reason="Windows has access control lists in place of modes")
def test_a_key_that_others_may_have_written_is_made_anew(tmp_path: Path) -> None:
    old = key_in(tmp_path)
    (tmp_path / NAME).chmod(0o666)
    assert key_in(tmp_path) != old
    (tmp_path / NAME).unlink()
    (tmp_path / "planted").write_bytes(b"p" * LENGTH)
    (tmp_path / NAME).symlink_to("planted")
    assert key_in(tmp_path).secret != b"p" * LENGTH


def test_where_it_cannot_be_kept_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert read_cache_key(tmp_path / "file") is None
    (tmp_path / NAME).mkdir()
    assert read_cache_key(tmp_path) is None
