"""The user's marks in memory, as the window shows them: changed by the same changes that are written to disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record, RecordT, Visit

POSITION_STEP = 1024.0
"""Between the places of neighbours: room to put others between them."""


class Collection:
    """All records, by kind and id."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, dict[str, Record]] = {}
        for record in records:
            self._of(record.KIND)[record.id] = record
        self._by_section: dict[str, dict[str, Bookmark]] = {}
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

    def find(self, kind: type[RecordT], name: str) -> RecordT | None:
        """The record with the id `name`."""
        found = self._of(kind.KIND).get(name)
        return found if isinstance(found, kind) else None

    def bookmarks_of(self, section: str) -> tuple[Bookmark, ...]:
        """The bookmarks of a section."""
        return tuple(self._by_section.get(section, {}).values())

    def inside(self, folder: str) -> tuple[Folder | Bookmark, ...]:
        """What lies in a folder ("" for the top), in the order the user gave it."""
        held: list[Folder | Bookmark] = [each for each in self.folders if self.parent_of(each) == folder]
        held += [mark for mark in self.bookmarks if self.parent_of(mark) == folder]
        return tuple(sorted(held, key=lambda each: (each.place, each.created, each.id)))

    def parent_of(self, record: Folder | Bookmark) -> str:
        """The folder that a record lies in; the top where that is gone."""
        name = record.parent if isinstance(record, Folder) else record.folder
        return name if name in self._of(Folder.KIND) else ""

    def below(self, folder: str) -> tuple[Folder | Bookmark, ...]:
        """Everything in a folder, however deep."""
        found: list[Folder | Bookmark] = []
        waiting, seen = [folder], {folder}
        while waiting:
            for each in self.inside(waiting.pop()):
                found.append(each)
                if isinstance(each, Folder) and each.id not in seen:
                    seen.add(each.id)
                    waiting.append(each.id)
        return tuple(found)

    def next_position(self, folder: str) -> float:
        """A place after all that lies in a folder."""
        return max((each.place for each in self.inside(folder)), default=0.0) + POSITION_STEP

    def apply(self, changes: Iterable[Change]) -> list[Change]:
        """Make changes; returns those that undo them."""
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
        return Put(before) if before is not None else Drop(record.KIND, record.id)

    def _forget(self, record: Record) -> None:
        if isinstance(record, Bookmark):
            self._by_section.get(record.section, {}).pop(record.id, None)

    def _of(self, kind: str) -> dict[str, Record]:
        return self._records.setdefault(kind, {})

    def _all(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        return tuple(record for record in self._of(kind.KIND).values() if isinstance(record, kind))
