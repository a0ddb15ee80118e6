"""Brings marks from elsewhere to those that are here: the same thing twice is one, and nothing is written over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from aixreader.userdata.changes import Change, Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record, Visit

DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same thing, here and there, with a difference."""

    mine: Record
    theirs: Record


@dataclass(slots=True)
class MergeResult:
    """What a merge would do: `changes` to make, how many are `added` and how many were the `same`, and the conflicts,
    of which nothing is taken over unless it is asked for.
    """

    changes: list[Change] = field(default_factory=list)
    added: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    def prefer_theirs(self) -> list[Change]:
        """The changes with those that settle every conflict their way."""
        return [*self.changes, *(Put(conflict.theirs) for conflict in self.conflicts)]


def merge(here: Iterable[Record], there: Sequence[Record]) -> MergeResult:
    """Bring `there` to what is `here`."""
    return _Merge(here).take(there)


class _Merge:
    def __init__(self, here: Iterable[Record]) -> None:
        here = tuple(here)
        self._by_id: dict[tuple[str, str], Record] = {(record.KIND, record.id): record for record in here}
        self._folders = {folder.id: folder for folder in here if isinstance(folder, Folder)}
        self._alike: dict[object, Record] = {}
        for record in here:
            self._alike.setdefault(_thing(record, self._folders), record)
        self._merged = MergeResult()
        self._renamed: dict[str, str] = {}

    def take(self, there: Sequence[Record]) -> MergeResult:
        theirs = {record.id: record for record in there if isinstance(record, Folder)}
        for folder in sorted(theirs.values(), key=lambda folder: len(_path(folder.id, theirs))):
            self._take_folder(folder, theirs)
        for record in there:
            if isinstance(record, Bookmark):
                self._take(replace(record, folder=self._renamed.get(record.folder, record.folder)))
            elif not isinstance(record, Folder):
                self._take(record)
        return self._merged

    def _take_folder(self, folder: Folder, theirs: dict[str, Folder]) -> None:
        """A folder of the same path is the same folder, whatever its id."""
        alike = self._alike.get(("folder", _path(folder.id, theirs)))
        if alike is not None:
            self._renamed[folder.id] = alike.id
            self._merged.same += 1
            return
        taken = replace(folder, parent=self._renamed.get(folder.parent, folder.parent))
        self._renamed[folder.id] = folder.id
        self._folders[folder.id] = taken
        self._take(taken)

    def _take(self, record: Record) -> None:
        mine = self._by_id.get((record.KIND, record.id)) or self._alike.get(_thing(record, self._folders))
        if mine is None:
            self._merged.changes.append(Put(record))
            self._merged.added += 1
        elif _says_the_same(mine, record):
            self._merged.same += 1
        else:
            self._merged.conflicts.append(Conflict(mine, replace(record, id=mine.id)))


def _thing(record: Record, folders: dict[str, Folder]) -> object:
    """What a record is of, whatever is said of it."""
    if isinstance(record, Folder):
        return record.KIND, _path(record.id, folders)
    if isinstance(record, Bookmark):
        return record.KIND, record.section, _path(record.folder, folders)
    if isinstance(record, Annotation):
        return record.KIND, record.section, record.quote, record.start, "" if record.quote else record.note
    return record.KIND, record.id


def _says_the_same(mine: Record, theirs: Record) -> bool:
    """Whether two records of one thing differ in nothing that a user has put there."""
    if isinstance(mine, Bookmark) and isinstance(theirs, Bookmark):
        return (mine.title, sorted(mine.tags), mine.colour) == (theirs.title, sorted(theirs.tags), theirs.colour)
    if isinstance(mine, Annotation) and isinstance(theirs, Annotation):
        return (mine.quote, mine.note, mine.colour) == (theirs.quote, theirs.note, theirs.colour)
    if isinstance(mine, Folder) and isinstance(theirs, Folder):
        return (mine.title, mine.parent) == (theirs.title, theirs.parent)
    return isinstance(mine, Visit)


def _path(folder: str, folders: dict[str, Folder]) -> tuple[str, ...]:
    """The titles from the top down to a folder; a loop ends."""
    path: list[str] = []
    while folder in folders and len(path) < DEEPEST:
        path.append(folders[folder].title)
        folder = folders[folder].parent
    return tuple(reversed(path))
