"""A site in a folder, read without following links: `open_folder`."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aixreader.addresses.repository import REPOSITORY
from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.regular_file import open_regular, read_regular
from aixreader.source.first_reading import FirstReading
from aixreader.source.revision import git_revision, read_manifest
from aixreader.source.site_layout import (
    BESIDE,
    FOLDERS,
    IS_LINK,
    IS_SPECIAL,
    IS_UNFIT,
    LEFT_OUT,
    MANIFEST,
    MAX_FILE,
    MAX_FILES,
    MAX_TOTAL,
    ROOT_FILES,
    ROOTS,
    belongs,
    belongs_beside,
    check_site,
    distinct,
    fits_address,
    is_oversize,
    is_root,
    not_a_site,
    too_large,
    visible,
)

# What a folder may hold beside its only sub-folder for that to be looked into.
MAX_TOP = 1_000


@dataclass(frozen=True, slots=True)
class FolderTree:
    """The `SourceTree` of a folder; `root` is the site's root, `repository` that of the repository around it (often the
    same), both with symbolic links resolved.
    """

    name: str
    root: Path
    repository: Path
    files: dict[str, int]
    problems: tuple[Problem, ...]
    revision: str
    date: str
    reading: FirstReading

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `SourceError` where it is none of the site's or cannot be read, and
        `SourceChangedError` where it is not what it was when the digest was made.
        """
        return self.reading.read(path)

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents; a file that cannot be read counts as empty."""
        return self.reading.digest(report)


def open_folder(path: Path, report: Report) -> FolderTree:
    """The site in a folder, the upstream repository or a folder with one of them alone in it; raises `SourceError`."""
    folder = path.resolve()
    name = folder.name or str(folder)
    repository, root = _find_root(folder, name)
    report(0.0, f"Looking through {name}")
    walk = _Walk(name, report)
    every = dict(walk.files(root, {*ROOT_FILES, *FOLDERS}, belongs))
    if repository != root:
        beside = walk.files(repository, {BESIDE}, belongs_beside, REPOSITORY)
        every |= {f"{REPOSITORY}{path}": size for path, size in beside}
    files, collisions = distinct(every)
    problems = [*walk.problems, *collisions, *check_site(files, name)]
    revision, date = "", ""
    if MANIFEST in files:
        with suppress(SourceError):
            revision, date, odd = read_manifest(_read(root, MANIFEST))
            problems += odd
    report(1.0, f"Looking through {name}")
    reading = FirstReading(name, files, partial(_read_in, root, repository), is_unreadable_empty=True)
    revision = revision or git_revision(root)
    return FolderTree(name, root, repository, files, tuple(problems), revision, date, reading)


def _find_root(folder: Path, name: str) -> tuple[Path, Path]:
    """The repository's root and the site's: below the folder itself, else below its only sub-folder."""
    try:
        with os.scandir(folder) as entries:
            subfolders = [
                entry.name
                for entry, _ in zip(entries, range(MAX_TOP), strict=False)
                if not entry.name.startswith((".", "__MACOSX")) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError as error:
        raise SourceError(
            f"The folder {folder} cannot be read: {error.strerror}.",
            "Check the folder's permissions, or choose another copy.",
        ) from error
    parents = [folder, *([folder / subfolders[0]] if len(subfolders) == 1 else [])]
    for parent in parents:
        for root in (parent / inner for inner in ROOTS):
            # `resolve` tells whether a link lies on the way.
            if root.resolve() == root and is_root(partial(_names, root)):
                return parent, root
    raise not_a_site(name)


def _names(root: Path, below: str) -> Iterable[str]:
    """The names in a folder below the root, none where it is a link, is not there or cannot be read."""
    folder = root / below
    if folder.is_symlink():
        return []
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry, _ in zip(entries, range(MAX_FILES), strict=False)]
    except OSError:
        return []


def _read_in(root: Path, repository: Path, path: str) -> bytes:
    """The bytes of a file of the site, or with `REPOSITORY` of the repository around it."""
    if path.startswith(REPOSITORY):
        return _read(repository, path.removeprefix(REPOSITORY))
    return _read(root, path)


def _read(root: Path, path: str) -> bytes:
    full = root / path
    try:
        if os.path.realpath(full) != str(full):
            raise OSError("a link lies on the way")  # noqa: TRY301 - one way out for all that may go wrong
        return read_regular(full, MAX_FILE)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the file's permissions."
        ) from error


class _Walk:
    """A walk through the folders of roots, in order of names; `problems` are those of skipped files."""

    def __init__(self, name: str, report: Report) -> None:
        self._name = name
        self._report = report
        self._entries = 0
        self._bytes = 0
        self.problems: list[Problem] = []

    def files(
        self, root: Path, tops: Collection[str], belongs_to_it: Callable[[str], bool], prefix: str = ""
    ) -> Iterator[tuple[str, int]]:
        """Path and size of every file that belongs to it, below the names `tops` of a root; raises `SourceError` beyond
        the bounds. Problems name a file by its path with `prefix`.
        """
        self._root, self._tops, self._prefix = root, tops, prefix
        todo = [""]
        while todo:
            folder = todo.pop()
            self._report(min(0.9, self._entries / MAX_FILES), f"Looking through {self._name}")
            for entry in self._scan(folder):
                path = f"{folder}{entry.name}"
                if self._is_folder(entry, path):
                    todo.append(f"{path}/")
                elif (belongs_to_it(path) or not entry.is_file(follow_symlinks=False)) and (
                    size := self._size(entry, path)
                ) is not None:
                    yield path, size

    def _scan(self, folder: str) -> list[os.DirEntry[str]]:
        """The entries of a folder by name; of the root only what a site consists of."""
        children = []
        try:
            with os.scandir(self._root / folder) as entries:
                for entry in entries:
                    if not folder and entry.name not in self._tops:
                        continue
                    self._count_entry()
                    if self._sound(folder, entry.name):
                        children.append(entry)
        except OSError as error:
            self._skip("unreadable", f"the folder cannot be read: {error.strerror}", folder.rstrip("/") or ".")
        return sorted(children, key=lambda entry: entry.name)

    def _count_entry(self) -> None:
        self._entries += 1
        if self._entries > MAX_FILES:
            raise too_large(self._name)

    def _sound(self, folder: str, name: str) -> bool:
        """Whether a name can be an address; names that are no text or hold a backslash or control characters cannot."""
        path = f"{folder}{name}"
        if name.startswith("."):
            return False
        if not fits_address(path):
            self._skip(*IS_UNFIT, visible(path))
            return False
        return True

    def _is_folder(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether to go into it: a real folder, not one hung in from elsewhere."""
        if not entry.is_dir(follow_symlinks=False):
            return False
        tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
        if tag and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1):
            self._skip(*IS_LINK, path)
            return False
        return True

    def _size(self, entry: os.DirEntry[str], path: str) -> int | None:
        """The size of a file that can be taken, else None and a Problem."""
        try:
            kind, what, size = _look(entry)
        except OSError as error:
            kind, what, size = "unreadable", f"it cannot be read: {error.strerror or error}", 0
        if kind:
            self._skip(kind, what, path)
            return None
        self._bytes += size
        if self._bytes > MAX_TOTAL:
            raise too_large(self._name)
        return size

    def _skip(self, kind: str, what: str, path: str) -> None:
        self.problems.append(Problem(kind, what, f"{self._prefix}{path}", 0, LEFT_OUT))


def _look(entry: os.DirEntry[str]) -> tuple[str, str, int]:
    """Kind and description of why a file is skipped (empty if it is not), and its size; raises `OSError`."""
    if entry.is_symlink():
        return *IS_LINK, 0
    if not entry.is_file(follow_symlinks=False):
        return *IS_SPECIAL, 0
    handle = open_regular(Path(entry.path))
    size = os.fstat(handle).st_size
    os.close(handle)
    if size > MAX_FILE:
        return *is_oversize(), size
    return "", "", size
