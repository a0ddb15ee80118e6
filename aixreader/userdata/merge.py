"""Merges imported marks with the existing ones: duplicates are recognised, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from aixreader.userdata.changes import Change, Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record, Visit

MAX_DEPTH = 50
"""Nested folders; deeper paths are cut."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An existing and an imported record of the same thing that differ."""

    mine: Record
    theirs: Record


@dataclass(slots=True)
class MergeResult:
    """The plan of a merge: the `changes` to apply, how many records are `added`, how many exist already (`same`), and
    the conflicts. `changes` does not resolve conflicts.
    """

    changes: list[Change] = field(default_factory=list)
    added: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    def prefer_theirs(self) -> list[Change]:
        """The changes, with those that resolve all conflicts in favour of the imported records."""
        return [*self.changes, *(Put(conflict.theirs) for conflict in self.conflicts)]


def merge(here: Iterable[Record], there: Sequence[Record]) -> MergeResult:
    """The plan to merge the imported records `there` into the existing ones `here`."""
    return _Merge(here).run(there)


class _Merge:
    def __init__(self, here: Iterable[Record]) -> None:
        here = tuple(here)
        self._by_id: dict[tuple[str, str], Record] = {(record.KIND, record.id): record for record in here}
        self._folders = {folder.id: folder for folder in here if isinstance(folder, Folder)}
        self._by_identity: dict[object, Record] = {}
        for record in here:
            self._by_identity.setdefault(_identity(record, self._folders), record)
        self._merged = MergeResult()
        self._renamed: dict[str, str] = {}

    def run(self, there: Sequence[Record]) -> MergeResult:
        theirs = {record.id: record for record in there if isinstance(record, Folder)}
        for folder in sorted(theirs.values(), key=lambda folder: len(_path(folder.id, theirs))):
            self._add_folder(folder, theirs)
        for record in there:
            if isinstance(record, Bookmark):
                self._add(replace(record, folder=self._renamed.get(record.folder, record.folder)))
            elif not isinstance(record, Folder):
                self._add(record)
        return self._merged

    def _add_folder(self, folder: Folder, theirs: dict[str, Folder]) -> None:
        """Folders with the same path are the same folder, whatever their ids."""
        existing = self._by_identity.get(("folder", _path(folder.id, theirs)))
        if existing is not None:
            self._renamed[folder.id] = existing.id
            self._merged.same += 1
            return
        added = replace(folder, parent=self._renamed.get(folder.parent, folder.parent))
        self._renamed[folder.id] = folder.id
        self._folders[folder.id] = added
        self._add(added)

    def _add(self, record: Record) -> None:
        mine = self._by_id.get((record.KIND, record.id)) or self._by_identity.get(_identity(record, self._folders))
        if mine is None:
            self._merged.changes.append(Put(record))
            self._merged.added += 1
        elif _is_equal(mine, record):
            self._merged.same += 1
        else:
            self._merged.conflicts.append(Conflict(mine, replace(record, id=mine.id)))


def _identity(record: Record, folders: dict[str, Folder]) -> object:
    """What identifies a record but its id: what it refers to, not what the user says of it."""
    if isinstance(record, Folder):
        return record.KIND, _path(record.id, folders)
    if isinstance(record, Bookmark):
        return record.KIND, record.section, _path(record.folder, folders)
    if isinstance(record, Annotation):
        return record.KIND, record.section, record.quote, record.start, "" if record.quote else record.note
    return record.KIND, record.id


def _is_equal(mine: Record, theirs: Record) -> bool:
    """Whether two records with the same identity have the same user content; times do not count."""
    if isinstance(mine, Bookmark) and isinstance(theirs, Bookmark):
        return (mine.title, sorted(mine.tags), mine.colour) == (theirs.title, sorted(theirs.tags), theirs.colour)
    if isinstance(mine, Annotation) and isinstance(theirs, Annotation):
        return (mine.quote, mine.note, mine.colour) == (theirs.quote, theirs.note, theirs.colour)
    if isinstance(mine, Folder) and isinstance(theirs, Folder):
        return (mine.title, mine.parent) == (theirs.title, theirs.parent)
    return isinstance(mine, Visit)


def _path(folder: str, folders: dict[str, Folder]) -> tuple[str, ...]:
    """The titles from the top down to a folder; cycles of folders end."""
    path: list[str] = []
    while folder in folders and len(path) < MAX_DEPTH:
        path.append(folders[folder].title)
        folder = folders[folder].parent
    return tuple(reversed(path))
