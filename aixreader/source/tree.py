"""The source as the compiler sees it: `SourceTree`, and `open_source`, which finds it in a folder, archive or clone."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from aixreader.addresses.locator import split_revision
from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.source.archive import open_archive
from aixreader.source.clone.git_folder import is_bare
from aixreader.source.clone_tree import open_revision
from aixreader.source.folder import open_folder


class SourceTree(Protocol):
    """A site's files, wherever they lie; valid while the context that made it is open.

    `name` is shown to users. `files` maps the path of each file below the site's root, with `/`, to its size in bytes;
    it holds only what a site consists of. `revision` (a commit) and `date` (ISO 8601) are "" where nothing tells them.
    """

    @property
    def name(self) -> str:
        """The display name of the source."""

    @property
    def files(self) -> Mapping[str, int]:
        """Path -> size in bytes."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Problems of skipped files."""

    @property
    def revision(self) -> str:
        """The commit, or ""."""

    @property
    def date(self) -> str:
        """The date of the revision, or ""."""

    def read(self, path: str) -> bytes:
        """The bytes of a file of `files`; raises `SourceError` where it cannot be read, `SourceChangedError` where
        it has changed since `digest`.
        """

    def digest(self, report: Report) -> str:
        """SHA-256, in hex, over the sorted paths, sizes and contents."""


@contextmanager
def open_source(path: Path, report: Report) -> Iterator[SourceTree]:
    """The site in a folder, a zip or tar.gz, or a revision of a git repository (`CLONE@REVISION`, or a bare one);
    raises `SourceError`, or its `ArchiveError` or `CloneError`, if there is none.
    """
    try:
        place, revision = split_revision(path)
        kind = place.stat().st_mode
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}.",
            "Check the spelling of the path and the permissions.",
        ) from error
    if revision or (stat.S_ISDIR(kind) and is_bare(place)):
        with open_revision(place, revision, report) as revised:
            yield revised
    elif stat.S_ISDIR(kind):
        yield open_folder(place, report)
    elif stat.S_ISREG(kind):
        with open_archive(place, report) as tree:
            yield tree
    else:
        raise SourceError(
            f"{path} is neither a folder nor an archive.", "Choose the Exchange's folder, or a zip or tar.gz of it."
        )
