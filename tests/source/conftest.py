"""A site written in the test itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from aixreader.errors import SourceError
from aixreader.model import Library, Problem
from aixreader.progress import silent

CONFIG = "title: Trial\nbaseURL: https://owaspai.org/\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"


class MemoryTree:
    """A source tree held in memory; text is encoded as UTF-8."""

    name = "memory"
    revision = "0" * 40
    date = "2026-01-02"

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        self.files = {path: len(data) for path, data in self._data.items()}
        self.problems: list[Problem] = []

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._data:
            raise SourceError(f"{path} is not there.")
        return self._data[path]

    def digest(self, report: object) -> str:  # noqa: ARG002 - nothing to report
        """Not asked for by the compiler."""
        return "0" * 64


Compile = Callable[..., Library]


@pytest.fixture
def memory_tree() -> type[MemoryTree]:
    """The class of trees held in memory: `memory_tree({"content/docs/a.md": "..."})`."""
    return MemoryTree


@pytest.fixture
def compiled() -> Compile:
    """Compile a site given as files: `compiled({"content/docs/a.md": "..."})`."""

    def run(files: Mapping[str, str | bytes]) -> Library:
        from aixreader.source.compiler import compile_source

        return compile_source(MemoryTree({"hugo.yaml": CONFIG, **files}), silent)

    return run
