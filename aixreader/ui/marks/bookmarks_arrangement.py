"""The order in which bookmarks are shown: plain functions, which a worker runs where there are thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aixreader.userdata.collection import POSITION_STEP, Collection
from aixreader.userdata.folder_tree import folder_parents
from aixreader.userdata.records import Bookmark, Folder

Entry = Folder | Bookmark
MAX_MATCHES_SHOWN = 200
"""Rows shown of the matches of a filter."""
MIN_GAP = 1e-6  # between the positions of two neighbours; with less, all of the folder are numbered anew
SORTS = ("hand", "title", "date", "text")
"""By position, by title, newest first, in the order of the edition's text; stored in the session state."""


@dataclass(frozen=True, slots=True)
class BookmarksView:
    """How bookmarks are shown: the `words` of a filter, `sort` (one of `SORTS`), the `order` of sections in the text by
    id, `roles(section)`, and the review's `states` by id of the mark.
    """

    words: tuple[str, ...] = ()
    sort: str = "hand"
    order: Mapping[str, int] = field(default_factory=dict)
    roles: Callable[[str], str | None] = lambda _section: None
    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Arrangement:
    """The entries by folder ("" for the top), each list in its order; and the folder and the row of each by its id.

    `match_count` is the number of matches of a filter, shown or not.
    """

    children: dict[str, list[Entry]] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    match_count: int = 0


class BookmarksSource:
    """The bookmarks and folders at one time, and what has been computed of them. Used by one thread at a time."""

    def __init__(self, marks: Collection) -> None:
        self.folders = marks.folders
        self.bookmarks = marks.bookmarks
        self._parents: dict[str, str] | None = None
        self._sort = ""
        self._texts: list[tuple[Bookmark, str]] = []

    def __len__(self) -> int:
        return len(self.folders) + len(self.bookmarks)

    def arrange(self, view: BookmarksView) -> Arrangement:
        """The tree, or a flat list of the bookmarks that match a filter."""
        made = Arrangement()
        if view.words:
            matches = self._in_order(view)
            for word in view.words:
                matches = [pair for pair in matches if word in pair[1]]
            made.match_count = len(matches)
            made.children[""] = [mark for mark, _ in matches[:MAX_MATCHES_SHOWN]]
        else:
            self._fill(made, view)
        for folder, entries in made.children.items():
            made.rows.update((entry.id, row) for row, entry in enumerate(entries))
            made.folders.update((entry.id, folder) for entry in entries)
        return made

    def _fill(self, made: Arrangement, view: BookmarksView) -> None:
        """The tree: each folder's entries in order."""
        if self._parents is None:
            self._parents = folder_parents(self.folders)
        parents, children = self._parents, made.children
        for folder in self.folders:
            children.setdefault(parents[folder.id], []).append(folder)
        for mark in self.bookmarks:
            children.setdefault(mark.folder if mark.folder in parents else "", []).append(mark)
        for name, entries in children.items():
            children[name] = _sorted(entries, view)

    def _in_order(self, view: BookmarksView) -> list[tuple[Bookmark, str]]:
        """All bookmarks with their texts, sorted. The order is kept: sorting takes longer than filtering."""
        if self._sort != view.sort:
            titles = {folder.id: folder.title for folder in self.folders}
            texts = {mark.id: text for mark, text in self._texts}
            marks = [mark for mark in _sorted(self.bookmarks, view) if isinstance(mark, Bookmark)]
            self._texts = [(mark, texts.get(mark.id) or _text(mark, titles)) for mark in marks]
            self._sort = view.sort
        return self._texts


def with_positions(
    before: Sequence[Entry], moved: Sequence[Entry], after: Sequence[Entry], folder: str
) -> Iterable[Entry]:
    """The records to write when `moved` go between two rows of a folder: only they, unless positions get too close."""
    low = before[-1].place if before else (after[0].place - POSITION_STEP * (len(moved) + 1) if after else 0.0)
    high = after[0].place if after else low + POSITION_STEP * (len(moved) + 1)
    step = (high - low) / (len(moved) + 1)
    if step < MIN_GAP:
        rows = (*before, *moved, *after)
        return [_with_position(entry, folder, POSITION_STEP * number) for number, entry in enumerate(rows, 1)]
    return [_with_position(entry, folder, low + step * number) for number, entry in enumerate(moved, 1)]


def _with_position(entry: Entry, folder: str, position: float) -> Entry:
    if isinstance(entry, Folder):
        return replace(entry, parent=folder, place=position)
    return replace(entry, folder=folder, place=position)


def _sorted(entries: Iterable[Entry], view: BookmarksView) -> list[Entry]:
    """Folders come first, except in the order by hand."""
    order, last = view.order, len(view.order)
    if view.sort == "title":
        return sorted(entries, key=lambda each: (isinstance(each, Bookmark), each.title.casefold().lstrip("#")))
    if view.sort == "date":
        newest = sorted(entries, key=lambda each: each.created, reverse=True)
        return sorted(newest, key=lambda each: isinstance(each, Bookmark))
    if view.sort == "text":
        return sorted(
            entries,
            key=lambda each: (1, order.get(each.section, last)) if isinstance(each, Bookmark) else (0, each.place),
        )
    return sorted(entries, key=lambda each: (each.place, each.created, each.id))


def _text(mark: Bookmark, folders: Mapping[str, str]) -> str:
    """The text that a filter searches, case-folded."""
    return " ".join((mark.title, mark.section, *mark.tags, folders.get(mark.folder, ""))).casefold()
