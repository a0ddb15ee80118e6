"""The same edition gives the same bytes in every format, whoever writes it, when and where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import CHECKOUT
from tests.interop.outputs import CITATIONS, bookmarks, commands
from tests.waiting import PROCESS_SECONDS

LEFT_OUT = (
    CITATIONS, "tagged.pdf", "relations.pdf", "chapter.pdf",
    *(f"{face}-night.{kind}" for face in ("matrix", "elements") for kind in ("svg", "png", "pdf")),
)  # fmt: skip
"""Written by the same code as another file, or with the day."""
SECTIONS = [
    {"id": "tea", "role": "threat", "page": "docs/tea", "permalink": "https://owaspai.org/go/tea/", "title": "Tea"},
    {"id": "docs/tea", "role": "", "page": "docs/tea", "permalink": "", "title": "Of tea"},
]
HERE = {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Asia/Kolkata", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8", "PYTHONHASHSEED": "77"}


def test_the_same_edition_gives_the_same_bytes_everywhere(built: Path, tmp_path: Path) -> None:
    folders = tmp_path / "here", tmp_path / "somewhere else"
    for folder, environment, umask in zip(folders, (HERE, THERE), (0o022, 0o077), strict=True):
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "tests.interop.outputs", built, folder, *LEFT_OUT],
            cwd=CHECKOUT,
            env={**os.environ, **environment, "HOME": str(folder), "PYTHONPATH": str(CHECKOUT)},
            check=True,
            capture_output=True,
            timeout=PROCESS_SECONDS,
            umask=umask,
        )
    first, second = (_files(folder / "files") for folder in folders)
    expected = {name for name, _ in commands(SECTIONS, whole=False)} - set(LEFT_OUT)
    assert first.keys() == second.keys() >= expected
    assert [name for name in sorted(first) if first[name] != second[name]] == []
    for name, data in first.items():
        assert str(tmp_path).encode() not in data, name


def _files(folder: Path) -> dict[str, bytes]:
    """All files in a folder and below it, by their names in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_bookmarks_of_sections_with_and_without_a_permalink_are_tried() -> None:
    marks = bookmarks(SECTIONS)
    assert [mark["section"] for mark in marks["bookmarks"]] == ["tea", "docs/tea"]
