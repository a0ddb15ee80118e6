"""A source that changes after its digest was made is noticed, whatever reads it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from aixreader.errors import SourceChangedError, SourceError
from aixreader.progress import silent
from aixreader.source.first_reading import FirstReading
from aixreader.source.tree import open_source


def test_only_what_was_read_first_and_differs_is_a_change() -> None:
    now: dict[str, bytes | None] = {"a": b"1", "b": None, "other": b"2"}

    def read(path: str) -> bytes:
        if (data := now[path]) is None:
            raise SourceError("It cannot be read.")
        return data

    first = FirstReading("teas", ("a", "b"), read, is_unreadable_empty=True)
    first.digest(silent)
    assert first.read("a") == b"1"
    for path, words in (("b", "cannot be read"), ("other", "other is not in teas")):
        with pytest.raises(SourceError, match=words):
            first.read(path)
    for path, data in (("a", b"2"), ("a", None), ("a", b""), ("b", b"")):
        now[path] = data
        with pytest.raises(SourceChangedError, match=r"teas changed while it was read; nothing was opened\."):
            first.read(path)
    now["a"] = None
    with pytest.raises(SourceError, match="cannot be read"):
        FirstReading("teas", ("a",), read).digest(silent)


def test_a_folder_that_changes_or_goes_is_noticed(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    with open_source(copy, silent) as tree:
        page = next(path for path in tree.files if path.endswith(".md"))
        before = tree.read(page)
        tree.digest(silent)
        assert tree.read(page) == before
        with pytest.raises(SourceError):
            tree.read("content/unknown.md")
        file = copy / page
        file.write_bytes(before + b"\nmore")
        with pytest.raises(SourceChangedError):
            tree.read(page)
        file.write_bytes(before)
        assert tree.read(page) == before
        shutil.rmtree(copy)
        with pytest.raises(SourceChangedError):
            tree.read(page)


def test_a_zip_that_is_written_over_is_noticed(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    (copy / "static/z.png").write_bytes(os.urandom(300_000))  # more than is kept in memory
    file = Path(shutil.make_archive(str(tmp_path / "zip"), "zip", copy))
    with open_source(file, silent) as tree:
        tree.digest(silent)
        file.write_bytes(b"\0" * file.stat().st_size)
        with pytest.raises(SourceChangedError):
            tree.read("static/z.png")
