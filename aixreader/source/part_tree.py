"""Some pages of a source as a source: `PartTree`. Where one page is looked at, the others need not be compiled."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.source.site_layout import CONFIG_FOLDERS, CONTENT, ROOT_FILES, digest_of
from aixreader.source.tree import SourceTree

HOME = f"{CONTENT}_index.md"


class PartTree:
    """The `SourceTree` of these pages of another one and its home page, with its configuration and redirects, and
    without pictures.
    """

    def __init__(self, whole: SourceTree, pages: Collection[str]) -> None:
        self._whole = whole
        self.name, self.revision, self.date = whole.name, whole.revision, whole.date
        self.problems: tuple[Problem, ...] = ()
        self.files: Mapping[str, int] = {path: size for path, size in whole.files.items() if _is_part(path, pages)}

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `SourceError`."""
        if path not in self.files:
            raise SourceError(f"{path} is not among the pages of {self.name} that are looked at.")
        return self._whole.read(path)

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents."""
        return digest_of(self.files, self.read, report)


def _is_part(path: str, pages: Collection[str]) -> bool:
    return path in pages or path == HOME or path in ROOT_FILES or path.startswith(CONFIG_FOLDERS)
