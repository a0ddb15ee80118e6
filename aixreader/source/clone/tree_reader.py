"""Reads the folders of a revision: `TreeReader`. Names in them are whatever somebody put there, so they are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.errors import shortened
from aixreader.git.objects import FILES, FOLDER, LINK, SUBMODULE, GitFormatError, tree_entries
from aixreader.source.clone.git_folder import refused
from aixreader.source.clone.object_store import ObjectStore

KNOWN = (FOLDER, LINK, SUBMODULE, *FILES)
GIT = ".git"


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A name in a folder of a revision, and the object that it stands for; `mode` says of which kind."""

    name: str
    mode: int
    id: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode == FOLDER

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and no link or submodule."""
        return self.mode in FILES


class TreeReader:
    """The folders of one revision; each is read once. Raises `CloneError` for one that no git would have made."""

    def __init__(self, objects: ObjectStore, root: str) -> None:
        self._objects = objects
        self._root = root
        self._read: dict[str, dict[str, TreeEntry]] = {}

    def names(self, path: str) -> list[str]:
        """The names in a folder ("" is the root), none where there is no such folder."""
        entry = self.find(path)
        return list(self.entries(entry.id, path)) if entry is not None and entry.is_folder else []

    def find(self, path: str) -> TreeEntry | None:
        """What is at a path; None where there is nothing."""
        entry = TreeEntry("", FOLDER, self._root)
        for number, part in enumerate(parts := [part for part in path.split("/") if part]):
            if not entry.is_folder:
                return None
            inside = self.entries(entry.id, "/".join(parts[:number]))
            if part not in inside:
                return None
            entry = inside[part]
        return entry

    def entries(self, name: str, path: str) -> dict[str, TreeEntry]:
        """The folder with an id, by names; `path` is for messages."""
        if name not in self._read:
            data = self._objects.read(name, "tree")
            if data is None:
                why, hint = self._objects.why_missing()
                raise refused(f"it lacks the folder {_shown(path)} of this revision (object {name}); {why}", hint)
            self._read[name] = _parsed(data, path)
        return self._read[name]


def _parsed(data: bytes, path: str) -> dict[str, TreeEntry]:
    entries: dict[str, TreeEntry] = {}
    for entry in _entries(data):
        if entry.name in entries:
            raise refused(f"the folder {_shown(path)} holds two entries named {_shown(entry.name)}")
        if entry.name in ("", ".", "..") or "/" in entry.name or entry.name.lower() == GIT:
            raise refused(f"a folder holds an entry named {_shown(entry.name)}, which git forbids")
        if entry.mode not in KNOWN:
            raise refused(f"the entry {_shown(entry.name)} is of an unknown kind ({entry.mode:o})")
        entries[entry.name] = entry
    return entries


def _entries(data: bytes) -> Iterator[TreeEntry]:
    try:
        for mode, name, item in tree_entries(data):
            yield TreeEntry(name.decode("utf-8", "surrogateescape"), mode, item)
    except GitFormatError as error:
        raise refused("a folder of it is damaged") from error


def _shown(name: str) -> str:
    """A name or path as messages show it: in quotes, all that is not plain written out."""
    return ascii(shortened(name))
