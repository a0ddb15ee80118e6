"""The shelf: the editions that were opened before, the last one first, in a file of their own.

An entry names a folder or zip on this computer; it holds what is shown of it while it is closed, and no content.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated

from aixreader.json_codec import Limit, between, decode_valid, max_items, max_length, one_of
from aixreader.userdata.json_file import JsonFile

SHELF_FILE = "shelf.json"
"""Its name in the user's folder. It must not change: the file exists in users' data folders."""
MAX_ENTRIES = 30
MAX_READ = 500
"""Entries of a file that are looked at: one that was not written by the reader may have hundreds of thousands."""
MAX_PATH = 4096
"""Characters; longer paths are not recorded. No system opens one."""
SOURCE, EDITION = "source", "edition"
"""The kinds of entries: a folder or zip of the Exchange's site, and the folder of a built edition."""

Text = Annotated[str, max_length(300)]
Place = Annotated[str, max_length(MAX_PATH), Limit(lambda path: bool(path) and "\0" not in path, "should be a path")]


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """An edition that was opened from `path`, an absolute one. `revision` and `date` are "" where nothing tells them.

    `sections` and `problems` are their numbers, `size` the bytes of the built edition, `opened` the time of the last
    opening (ISO 8601). `name` is what the user calls it, "" where they have not named it, `signed_by` whose signature
    it came with. `is_age_told` is set once the user was told that it is old.
    """

    path: Place
    kind: Annotated[str, one_of(SOURCE, EDITION)] = SOURCE
    title: Text = ""
    revision: Text = ""
    date: Text = ""
    sections: Annotated[int, between(0, 1_000_000)] = 0
    opened: Text = ""
    name: Text = ""
    problems: Annotated[int, between(0, 1_000_000)] = 0
    size: Annotated[int, between(0, 1 << 40)] = 0
    signed_by: Text = ""
    is_age_told: bool = False

    @property
    def id(self) -> str:
        """A short name of the entry, the same in each run."""
        return hashlib.sha256(f"{self.kind}\0{self.path}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries, the one opened last first; each place once, at most `MAX_ENTRIES`."""

    entries: Annotated[tuple[ShelfEntry, ...], max_items(MAX_ENTRIES)] = field(default=())

    def find(self, name: str) -> ShelfEntry | None:
        """The entry with the id `name`."""
        return next((entry for entry in self.entries if entry.id == name), None)

    def with_first(self, entry: ShelfEntry) -> Shelf:
        """The shelf with `entry` in front, in place of the one for the same place."""
        return self.without(entry.id).with_at(0, entry)

    def with_changed(self, entry: ShelfEntry) -> Shelf:
        """The shelf with `entry` where the one for the same place stands."""
        return Shelf(tuple(entry if each.id == entry.id else each for each in self.entries))

    def with_at(self, index: int, entry: ShelfEntry) -> Shelf:
        """The shelf with `entry` put in before the one at `index`; the last one makes room for it."""
        entries = [*self.entries[:index], entry, *self.entries[index:]]
        return Shelf(tuple(entries[:MAX_ENTRIES]))

    def without(self, name: str) -> Shelf:
        """The shelf without the entry with the id `name`."""
        return Shelf(tuple(entry for entry in self.entries if entry.id != name))


class ShelfStore:
    """The shelf on disk. A damaged file loses the list, but no edition; `warning` is a message for the user then, ""
    otherwise.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.warning = ""

    def load(self) -> Shelf:
        """The stored shelf; a file of a newer version is not used and not overwritten."""
        read = self._file.read_or_nothing()
        self.warning = read.wrong
        entries = read.values.get("entries")
        most = entries[:MAX_READ] if isinstance(entries, list) else []
        shelf, _ = decode_valid(Shelf, {"entries": most})
        places = {entry.id: entry for entry in reversed(shelf.entries)}
        return Shelf(tuple(reversed(places.values())))

    def save(self, shelf: Shelf) -> None:
        """Store `shelf`; raises `OSError`."""
        self._file.write(asdict(shelf))
