"""The user's marks in memory, for the window; they change by the same changes that are written to disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.folder_tree import folder_parents
from aixreader.userdata.records import Annotation, Bookmark, Folder, ReadingList, ReadSection, Record, RecordT, Visit

POSITION_STEP = 1024.0
"""The distance between the sort keys (`place`) of neighbours, so that others fit between them."""


class Collection:
    """All records, by kind and id."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, dict[str, Record]] = {}
        for record in records:
            self._of(record.KIND)[record.id] = record
        self._by_section: dict[str, dict[str, Bookmark]] = {}
        self._parents: dict[str, str] | None = None
        self._by_folder: dict[str, dict[str, Folder | Bookmark]] | None = None
        for mark in self.bookmarks:
            self._by_section.setdefault(mark.section, {})[mark.id] = mark

    def __iter__(self) -> Iterator[Record]:
        for records in self._records.values():
            yield from records.values()

    @property
    def folders(self) -> tuple[Folder, ...]:
        """All folders."""
        return self._all(Folder)

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks."""
        return self._all(Bookmark)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All highlights and notes."""
        return self._all(Annotation)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, the latest first."""
        return tuple(sorted(self._all(Visit), key=lambda visit: visit.when, reverse=True))

    @property
    def reading_lists(self) -> tuple[ReadingList, ...]:
        """The user's own reading lists, the oldest first."""
        return tuple(sorted(self._all(ReadingList), key=lambda each: (each.created, each.id)))

    @property
    def read_sections(self) -> frozenset[str]:
        """The ids of the sections that count as read in reading lists."""
        return frozenset(self._of(ReadSection.KIND))

    def is_read(self, section: str) -> bool:
        """Whether a section counts as read in reading lists."""
        return section in self._of(ReadSection.KIND)

    def find(self, kind: type[RecordT], name: str) -> RecordT | None:
        """The record of this kind with the id `name`, None if there is none."""
        record = self._of(kind.KIND).get(name)
        return record if isinstance(record, kind) else None

    def bookmarks_of(self, section: str) -> tuple[Bookmark, ...]:
        """The bookmarks of a section."""
        return tuple(self._by_section.get(section, {}).values())

    def children(self, folder: str) -> tuple[Folder | Bookmark, ...]:
        """The entries of a folder ("" for the top) in the user's order."""
        return tuple(sorted(self._inside(folder).values(), key=lambda each: (each.place, each.created, each.id)))

    def parent_of(self, record: Folder | Bookmark) -> str:
        """The id of the folder that contains a record; "" (the top) if that folder does not exist, or is in itself."""
        if self._parents is None:
            self._parents = folder_parents(self.folders)
        if isinstance(record, Folder):
            return self._parents.get(record.id, "")
        return record.folder if record.folder in self._parents else ""

    def descendants(self, folder: str) -> tuple[Folder | Bookmark, ...]:
        """All entries of a folder and of its subfolders, at any depth."""
        entries: list[Folder | Bookmark] = []
        pending = [folder]
        while pending:
            inside = self.children(pending.pop())
            entries += inside
            pending += [each.id for each in inside if isinstance(each, Folder)]
        return tuple(entries)

    def next_position(self, folder: str) -> float:
        """A sort key after all entries of a folder."""
        return max((each.place for each in self._inside(folder).values()), default=0.0) + POSITION_STEP

    def apply(self, changes: Iterable[Change]) -> list[Change]:
        """Apply changes; returns the changes that undo them, in the order in which to apply them."""
        undo: list[Change] = []
        for change in changes:
            if isinstance(change, Put):
                undo.append(self._put(change.record))
            else:
                before = self._of(change.kind).pop(change.id, None)
                if before is not None:
                    self._forget(before)
                    undo.append(Put(before))
        return undo[::-1]

    def _put(self, record: Record) -> Change:
        before = self._of(record.KIND).get(record.id)
        if before is not None:
            self._forget(before)
        self._of(record.KIND)[record.id] = record
        if isinstance(record, Bookmark):
            self._by_section.setdefault(record.section, {})[record.id] = record
            if self._by_folder is not None:
                self._by_folder.setdefault(self.parent_of(record), {})[record.id] = record
        elif isinstance(record, Folder):
            self._by_folder = self._parents = None
        return Put(before) if before is not None else Drop(record.KIND, record.id)

    def _forget(self, record: Record) -> None:
        if isinstance(record, Bookmark):
            self._by_section.get(record.section, {}).pop(record.id, None)
            if self._by_folder is not None:
                self._by_folder.get(self.parent_of(record), {}).pop(record.id, None)
        elif isinstance(record, Folder):
            self._by_folder = self._parents = None

    def _inside(self, folder: str) -> dict[str, Folder | Bookmark]:
        """The entries of a folder by id. Kept up to date until a folder changes."""
        if self._by_folder is None:
            self._by_folder = {}
            entries: tuple[Folder | Bookmark, ...] = (*self.folders, *self.bookmarks)
            for entry in entries:
                self._by_folder.setdefault(self.parent_of(entry), {})[entry.id] = entry
        return self._by_folder.get(folder, {})

    def _of(self, kind: str) -> dict[str, Record]:
        return self._records.setdefault(kind, {})

    def _all(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        return tuple(record for record in self._of(kind.KIND).values() if isinstance(record, kind))
