"""A zip or tar.gz that passed all checks: `open_checked`, and a site in one: `open_archive`. Nothing is ever unpacked
to disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from aixreader.addresses.repository import REPOSITORY
from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report, silent
from aixreader.source.archive_checks import ArchiveEntry, CheckedArchive, EntryKind
from aixreader.source.clone.refs import COMMIT
from aixreader.source.first_reading import FirstReading
from aixreader.source.gzip_stream import SIGNATURE as GZIP
from aixreader.source.revision import read_manifest
from aixreader.source.site_layout import (
    FOLDERS,
    IS_LINK,
    IS_SPECIAL,
    LEFT_OUT,
    MANIFEST,
    MAX_FILE,
    ROOT_FILES,
    ROOTS,
    belongs,
    belongs_beside,
    check_site,
    distinct,
    is_oversize,
    is_root,
    not_a_site,
)
from aixreader.source.tar_archive import CheckedTar
from aixreader.source.zip_archive import SIGNATURES as ZIPS
from aixreader.source.zip_archive import CheckedZip

COMMENT = re.compile(rb"\s*([0-9a-f]{40})\s*")


class ArchiveTree:
    """The `SourceTree` of an archive that passed all checks."""

    def __init__(self, archive: CheckedArchive, name: str) -> None:
        names, problems = _site(name, archive.entries)
        self.name = name
        self.files: dict[str, int] = {path: archive.entries[full].size for path, full in names.items()}
        self._reading = FirstReading(name, self.files, lambda path: archive.read(names[path]))
        self.revision, self.date = _commit(archive), ""
        odd: list[Problem] = []
        if MANIFEST in names:
            revision, date, odd = read_manifest(self.read(MANIFEST))
            if not self.revision or revision == self.revision:
                self.revision, self.date = revision or self.revision, date
        self.problems: tuple[Problem, ...] = (*problems, *odd)

    def read(self, path: str) -> bytes:
        """The bytes of a file, their number and checksum as stated; raises `SourceError`, `ArchiveError` for a lie, and
        `SourceChangedError` where it is not what it was when the digest was made.
        """
        return self._reading.read(path)

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents; raises `ArchiveError` where an entry lies."""
        return self._reading.digest(report)


@contextmanager
def open_archive(path: Path, report: Report) -> Iterator[ArchiveTree]:
    """The site in an archive, checked as a whole before anything is read; raises `ArchiveError` or `SourceError`."""
    with open_checked(path, report) as archive:
        yield ArchiveTree(archive, path.name)


@contextmanager
def open_checked(path: Path, report: Report = silent) -> Iterator[CheckedArchive]:
    """An archive whatever it holds, of the format that its first bytes tell, checked as a whole before anything is
    read; raises `ArchiveError` or `SourceError`.
    """
    report(0.0, f"Checking {path.name}")
    with _opened(path) as file:
        begin = file.read(4)
        if begin.startswith(ZIPS):
            yield CheckedZip(file)
        elif begin.startswith(GZIP):
            yield CheckedTar(file, report, path.name)
        else:
            raise SourceError(
                f"{path.name} is neither a folder nor a zip or tar.gz.",
                "Choose a folder with the Exchange, or an archive as the Exchange's repository offers it.",
            )


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror}.", "Check the file's permissions, or choose another copy."
        ) from error


def _site(name: str, stated: Mapping[str, ArchiveEntry]) -> tuple[dict[str, str], list[Problem]]:
    """The names of the site's entries by their path below its root, and the problems of skipped entries."""
    repository, root = _find_root(name, stated)
    problems: list[Problem] = []
    names: dict[str, str] = {}
    for full, entry in stated.items():
        path = _path_in_site(full, root, repository)
        if not path:
            problems += _passed_over(full.removeprefix(root), entry) if full.startswith(root) else []
            continue
        if why := _unfit(entry):
            problems.append(Problem(*why, path, 0, LEFT_OUT))
        else:
            names[path] = full
    files, collisions = distinct({path: stated[full].size for path, full in names.items()})
    problems += [*collisions, *check_site(files, name)]
    return {path: names[path] for path in files}, problems


def _path_in_site(full: str, root: str, repository: str) -> str:
    """The path of an entry below the site's root, or with `REPOSITORY` below that of the repository around it; "" for
    one that belongs to neither.
    """
    if full.endswith("/"):
        return ""
    if full.startswith(root) and belongs(path := full.removeprefix(root)):
        return path
    is_beside = repository != root and full.startswith(repository) and belongs_beside(full.removeprefix(repository))
    return f"{REPOSITORY}{full.removeprefix(repository)}" if is_beside else ""


def _passed_over(path: str, entry: ArchiveEntry) -> list[Problem]:
    """The problem of an entry below the root that is none of the site's files and would be expected to be one."""
    is_expected = path.partition("/")[0] in (*FOLDERS, *ROOT_FILES) and "/." not in path
    if is_expected and (why := _unfit(entry)):
        return [Problem(*why, path.rstrip("/"), 0, LEFT_OUT)]
    return []


def _unfit(entry: ArchiveEntry) -> tuple[str, str] | None:
    """Kind and description of why an entry cannot be read as a file."""
    if entry.kind is EntryKind.LINK:
        return IS_LINK
    if entry.kind is EntryKind.SPECIAL:
        return IS_SPECIAL
    if entry.size > MAX_FILE:
        return is_oversize()
    return None


def _find_root(name: str, paths: Iterable[str]) -> tuple[str, str]:
    """The prefixes of the repository's root and the site's, with their slash: at the top, or in the only folder there,
    as GitHub packs it.
    """
    folders: dict[str, set[str]] = {"": set()}
    for path in paths:
        parts = path.rstrip("/").split("/")
        for level, part in enumerate(parts):
            folders.setdefault("/".join(parts[:level]), set()).add(part)
    tops = [top for top in folders[""] if top != "__MACOSX"]
    parents = ["", *([f"{tops[0]}/"] if len(tops) == 1 else [])]
    for parent in parents:
        for root in (f"{parent}{inner}".strip("/") for inner in ROOTS):
            if is_root(partial(_names, folders, root)):
                return parent, f"{root}/" if root else ""
    raise not_a_site(name)


def _names(folders: dict[str, set[str]], root: str, below: str) -> Iterable[str]:
    return folders.get(f"{root}/{below}".strip("/"), ())


def _commit(archive: CheckedArchive) -> str:
    """The commit GitHub writes into the comment of its archives, or ""."""
    comment = COMMENT.fullmatch(archive.comment)
    commit = comment[1].decode() if comment else ""
    return commit if COMMIT.fullmatch(commit) else ""
