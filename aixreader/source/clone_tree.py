"""A site in a revision of a git repository: `open_revision`. No work tree is needed, and nothing is checked out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aixreader.addresses.repository import REPOSITORY
from aixreader.git.objects import LINK, SUBMODULE
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.source.clone.commits import Commit
from aixreader.source.clone.git_folder import refused
from aixreader.source.clone.object_store import ObjectStore
from aixreader.source.clone.revisions import open_clone
from aixreader.source.clone.tree_reader import TreeEntry, TreeReader
from aixreader.source.first_reading import FirstReading
from aixreader.source.site_layout import (
    BESIDE,
    FOLDERS,
    IS_LINK,
    IS_UNFIT,
    LEFT_OUT,
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
    is_page,
    is_root,
    not_a_site,
    too_large,
    visible,
)

LACKED = "the clone lacks its content"
"""What problems say of a file whose contents were never fetched."""
SHORT = 10
"""Digits of an id in messages and names."""


@dataclass(frozen=True, slots=True)
class CloneTree:
    """The `SourceTree` of a revision; `ids` are the objects of its files."""

    name: str
    files: dict[str, int]
    ids: Mapping[str, str]
    problems: tuple[Problem, ...]
    revision: str
    date: str
    reading: FirstReading

    def read(self, path: str) -> bytes:
        """The bytes of a file, which are what their id stands for; raises `SourceError`, `CloneError` where they are
        not, and `SourceChangedError` where they could be read before and cannot be any more.
        """
        return self.reading.read(path)

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents; raises `CloneError` where one is not what its id says."""
        return self.reading.digest(report)


@contextmanager
def open_revision(path: Path, wanted: str, report: Report) -> Iterator[CloneTree]:
    """The site in the revision of a repository that `wanted` names ("" is what is checked out); raises `CloneError`
    or `SourceError`.
    """
    with open_clone(path) as clone:
        report(0.0, f"Looking through {clone.name}")
        commit = clone.revision(wanted, report)
        yield site_of(clone.name, commit, clone.objects, report)


def site_of(name: str, commit: Commit, objects: ObjectStore, report: Report) -> CloneTree:
    """The site in a commit, the upstream repository's or a repository with nothing else in it."""
    shown = f"{name} at {commit.id[:SHORT]}"
    reader = TreeReader(objects, commit.tree)
    repository, root = find_root(reader, shown)
    walk = _Walk(shown, reader, objects, report)
    every = dict(walk.files(root, {*ROOT_FILES, *FOLDERS}))
    if repository != root:
        every |= dict(walk.files(repository, {BESIDE}, is_beside=True))
    found, collisions = distinct({path: size for path, (size, _) in every.items()})
    if not any(is_page(path) for path in found) and walk.missing:
        why, hint = objects.why_missing()
        raise refused(f"it lacks the contents of {walk.missing} files of this revision; {why}", hint)
    problems = (*walk.problems, *collisions, *check_site(found, shown))
    ids = {path: every[path][1] for path in found}

    def read(path: str) -> bytes:
        data = objects.read(ids[path], "blob", MAX_FILE)
        if data is None or len(data) != found[path]:
            raise refused(f"the content of {path} (object {ids[path]}) is missing")
        return data

    return CloneTree(shown, found, ids, problems, commit.id, commit.date, FirstReading(shown, found, read))


def find_root(reader: TreeReader, name: str) -> tuple[str, str]:
    """The paths of the repository's root and the site's, each "" or with a slash at its end: at the top, or below its
    only folder.
    """
    tops = [top for top in reader.names("") if not top.startswith((".", "__MACOSX"))]
    folders = [top for top in tops if (entry := reader.find(top)) is not None and entry.is_folder]
    for parent in ["", *([f"{folders[0]}/"] if len(folders) == 1 else [])]:
        for root in (f"{parent}{inner}".strip("/") for inner in ROOTS):
            if is_root(partial(_names, reader, root)):
                return parent, f"{root}/" if root else ""
    raise not_a_site(name)


def _names(reader: TreeReader, root: str, below: str) -> list[str]:
    return reader.names(f"{root}/{below}")


class _Walk:
    """A walk through the folders of a revision; `problems` are those of skipped files, `missing` is how many of those
    lack their contents.
    """

    def __init__(self, name: str, reader: TreeReader, objects: ObjectStore, report: Report) -> None:
        self._name = name
        self._reader = reader
        self._objects = objects
        self._report = report
        self._entries = 0
        self._bytes = 0
        self._prefix = ""
        self.missing = 0
        self.problems: list[Problem] = []

    def files(
        self, root: str, tops: Collection[str], *, is_beside: bool = False
    ) -> Iterator[tuple[str, tuple[int, str]]]:
        """Path, size and object of every file that belongs to the site, below the names `tops` of a root; those
        `is_beside` have the prefix of the repository around it. Raises `SourceError` beyond the bounds.
        """
        self._prefix = REPOSITORY if is_beside else ""
        belongs_to_it = belongs_beside if is_beside else belongs
        todo = [""]
        while todo:
            folder = todo.pop()
            self._report(min(0.9, self._entries / MAX_FILES), f"Looking through {self._name}")
            for entry in self._scan(root, folder, tops):
                path = f"{folder}{entry.name}"
                if entry.is_folder:
                    todo.append(f"{path}/")
                elif (belongs_to_it(path) or not entry.is_file) and (size := self._size(entry, path)) is not None:
                    yield f"{self._prefix}{path}", (size, entry.id)

    def _scan(self, root: str, folder: str, tops: Collection[str]) -> list[TreeEntry]:
        """The entries of a folder by name; of the root only what a site consists of."""
        at = self._reader.find(f"{root}{folder}")
        if at is None or not at.is_folder:
            return []
        children = []
        for entry in self._reader.entries(at.id, f"{root}{folder}").values():
            if not folder and entry.name not in tops:
                continue
            self._entries += 1
            if self._entries > MAX_FILES:
                raise too_large(self._name)
            if self._sound(folder, entry.name):
                children.append(entry)
        return sorted(children, key=lambda entry: entry.name)

    def _sound(self, folder: str, name: str) -> bool:
        path = f"{folder}{name}"
        if name.startswith("."):
            return False
        if not fits_address(path):
            self._skip(*IS_UNFIT, visible(path))
            return False
        return True

    def _size(self, entry: TreeEntry, path: str) -> int | None:
        """The size of a file that can be taken, else None and a Problem."""
        kind, what, size = self._look(entry, path)
        if kind:
            self._skip(kind, what, path)
            return None
        self._bytes += size
        if self._bytes > MAX_TOTAL:
            raise too_large(self._name)
        return size

    def _look(self, entry: TreeEntry, path: str) -> tuple[str, str, int]:
        """Kind and description of why a file is skipped (empty if it is not), and its size."""
        if entry.mode == LINK:
            return *IS_LINK, 0
        if entry.mode == SUBMODULE:
            return "submodule", "it is a submodule; other repositories are not read", 0
        described = self._objects.describe(entry.id)
        if described is None:
            self.missing += 1
            return "unreadable", f"{LACKED} (object {entry.id})", 0
        kind, size = described
        if kind != "blob":
            raise refused(f"'{visible(path)}' is a {kind}, where a file belongs")
        if size > MAX_FILE:
            return *is_oversize(), size
        return "", "", size

    def _skip(self, kind: str, what: str, path: str) -> None:
        self.problems.append(Problem(kind, what, f"{self._prefix}{path}", 0, LEFT_OUT))
