"""Merges imported marks with the existing ones: duplicates are recognised, and nothing is overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aixreader.userdata.changes import Change, Put
from aixreader.userdata.folder_tree import folder_parents, untangled
from aixreader.userdata.records import Annotation, Bookmark, Folder, ReadingList, ReadSection, Record, Visit


@dataclass(frozen=True, slots=True)
class Conflict:
    """An existing and an imported record of the same thing that differ."""

    mine: Record
    theirs: Record


@dataclass(slots=True)
class MergeResult:
    """The plan of a merge: the `changes` to apply, how many records are `added`, how many exist already (`same`), and
    the conflicts. `changes` does not resolve conflicts.

    `added_kinds` and `same_kinds` count them by their kind. `moved_folders` are inside themselves, too deep or in one
    that does not exist, and were moved up. `here` are the existing folders.
    """

    changes: list[Change] = field(default_factory=list)
    added: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    added_kinds: Counter[str] = field(default_factory=Counter)
    same_kinds: Counter[str] = field(default_factory=Counter)
    moved_folders: int = 0
    here: tuple[Folder, ...] = ()

    def prefer_theirs(self) -> list[Change]:
        """The changes, with those that resolve all conflicts in favour of the imported records."""
        changes = [*self.changes, *(Put(conflict.theirs) for conflict in self.conflicts)]
        folders = {folder.id: folder for folder in self.here}
        for change in changes:
            if isinstance(change, Put) and isinstance(change.record, Folder):
                folders[change.record.id] = change.record
        tree = untangled(folders.values())  # the parents of both sides together may make a circle
        others = [Put(tree[name]) for name, folder in folders.items() if tree[name] is not folder]
        return [*changes, *others]


def merge(here: Iterable[Record], there: Sequence[Record]) -> MergeResult:
    """The plan to merge the imported records `there` into the existing ones `here`."""
    return _Merge(here).run(there)


class _Merge:
    def __init__(self, here: Iterable[Record]) -> None:
        here = tuple(here)
        self._by_id: dict[tuple[str, str], Record] = {(record.KIND, record.id): record for record in here}
        self._folders = untangled(record for record in here if isinstance(record, Folder))
        self._paths = _Paths(self._folders)
        self._by_identity: dict[object, Record] = {}
        for record in here:
            if not isinstance(record, Folder):
                self._by_identity.setdefault(self._identity(record), record)
        self._merged = MergeResult(here=tuple(record for record in here if isinstance(record, Folder)))
        self._renamed: dict[str, str] = {}

    def run(self, there: Sequence[Record]) -> MergeResult:
        self._add_folders([record for record in there if isinstance(record, Folder)])
        for record in there:
            if isinstance(record, Bookmark):
                folder = self._renamed.get(record.folder, record.folder)
                self._add(replace(record, folder=folder if self._paths.key(folder) else ""))
            elif not isinstance(record, Folder):
                self._add(record)
        return self._merged

    def _add_folders(self, there: Sequence[Folder]) -> None:
        """Add folders, parents first. Those with the same path are the same folder, whatever their ids."""
        theirs = {folder.id: folder for folder in there}
        tree = untangled([*theirs.values(), *(each for each in self._folders.values() if each.id not in theirs)])
        self._merged.moved_folders = sum(
            bool(folder.parent) and tree[name].parent != folder.parent for name, folder in theirs.items()
        )
        for name in folder_parents(tree.values()):
            if name in theirs:
                self._add_folder(tree[name])

    def _add_folder(self, folder: Folder) -> None:
        parent = self._renamed.get(folder.parent, folder.parent)
        existing = self._paths.find(parent, folder.title)
        if existing is not None:
            self._renamed[folder.id] = existing
            self._count_same(folder)
            return
        if folder.id not in self._folders:
            self._paths.add(folder.id, parent, folder.title)
        self._add(replace(folder, parent=parent))

    def _add(self, record: Record) -> None:
        mine = self._by_id.get((record.KIND, record.id)) or self._by_identity.get(self._identity(record))
        if mine is None:
            self._merged.changes.append(Put(record))
            self._merged.added += 1
            self._merged.added_kinds[record.KIND] += 1
        elif _is_equal(mine, record):
            self._count_same(record)
        else:
            self._merged.conflicts.append(Conflict(mine, replace(record, id=mine.id)))

    def _count_same(self, record: Record) -> None:
        self._merged.same += 1
        self._merged.same_kinds[record.KIND] += 1

    def _identity(self, record: Record) -> object:
        """What identifies a record but its id: what it refers to, not what the user says of it."""
        if isinstance(record, Bookmark):
            return record.KIND, record.section, self._paths.key(record.folder)
        if isinstance(record, Annotation):
            return record.KIND, record.section, record.quote, record.start, "" if record.quote else record.note
        return record.KIND, record.id


class _Paths:
    """A number for each folder, the same for those that have the same titles from the top down. The top, "", is 0."""

    def __init__(self, tree: Mapping[str, Folder]) -> None:
        self._keys = {"": 0}
        self._numbers: dict[tuple[int, str], int] = {}
        self._folders: dict[int, str] = {}
        for name, parent in folder_parents(tree.values()).items():
            self.add(name, parent, tree[name].title)

    def key(self, folder: str) -> int:
        """The number of a folder; that of the top for one that is not there."""
        return self._keys.get(folder, 0)

    def find(self, parent: str, title: str) -> str | None:
        """The id of the folder of this title in a folder, None if there is none."""
        return self._folders.get(self._numbers.get((self.key(parent), title), 0))

    def add(self, folder: str, parent: str, title: str) -> None:
        """Add a folder to its parent."""
        key = self._numbers.setdefault((self.key(parent), title), len(self._numbers) + 1)
        self._keys[folder] = key
        self._folders.setdefault(key, folder)


def _is_equal(mine: Record, theirs: Record) -> bool:
    """Whether two records with the same identity have the same user content; times do not count."""
    if isinstance(mine, Bookmark) and isinstance(theirs, Bookmark):
        return (mine.title, sorted(mine.tags), mine.colour) == (theirs.title, sorted(theirs.tags), theirs.colour)
    if isinstance(mine, Annotation) and isinstance(theirs, Annotation):
        return (mine.quote, mine.note, mine.colour) == (theirs.quote, theirs.note, theirs.colour)
    if isinstance(mine, Folder) and isinstance(theirs, Folder):
        return (mine.title, mine.parent) == (theirs.title, theirs.parent)
    if isinstance(mine, ReadingList) and isinstance(theirs, ReadingList):
        return (mine.title, mine.summary, mine.entries) == (theirs.title, theirs.summary, theirs.entries)
    return isinstance(mine, Visit | ReadSection)
