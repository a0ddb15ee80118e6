"""Marks in the order and the words that all forms of export share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class MarkFolder:
    """Bookmarks of one folder; `path` are the titles down to it, none at the top."""

    path: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]


def mark_folders(records: Iterable[Record]) -> Iterator[MarkFolder]:
    """The folders that hold bookmarks, each after the one it lies in, in the order the user gave them."""
    records = tuple(records)
    folders = {record.id: record for record in records if isinstance(record, Folder)}
    held: dict[str, list[Bookmark]] = {}
    for record in records:
        if isinstance(record, Bookmark):
            held.setdefault(record.folder if record.folder in folders else "", []).append(record)
    yield from _shelves("", (), folders, held, frozenset())


def notes_in_order(records: Iterable[Record], order: Mapping[str, int]) -> list[Annotation]:
    """Highlights and notes in the order of the edition's text; those of sections that are not there come last."""
    last = len(order)
    found = (record for record in records if isinstance(record, Annotation))
    return sorted(found, key=lambda mark: (order.get(mark.section, last), mark.section, mark.start, mark.created))


def section_order(session: Session) -> dict[str, int]:
    """The place of each section in its edition."""
    names = (name for page in session.edition.catalogue.pages for name in page.sections)
    return {name: place for place, name in enumerate(names)}


def section_link(section: str) -> str:
    """The address of a section that works elsewhere: its permalink, or the reader's own link where it has none."""
    return f"https://owaspai.org/go/{section}/" if SLUG.fullmatch(section) else f"aix:{section}"


def citation(mark: Bookmark | Annotation) -> str:
    """Where a mark was made: title, edition, address."""
    return ", ".join(part for part in (mark.title, mark.edition, section_link(mark.section)) if part)


def _shelves(
    folder: str,
    path: tuple[str, ...],
    folders: Mapping[str, Folder],
    held: Mapping[str, list[Bookmark]],
    above: frozenset[str],
) -> Iterator[MarkFolder]:
    bookmarks = sorted(held.get(folder, ()), key=lambda mark: (mark.place, mark.created, mark.id))
    if bookmarks:
        yield MarkFolder(path, tuple(bookmarks))
    inside = (record for record in folders.values() if _parent(record, folders) == folder and record.id not in above)
    for child in sorted(inside, key=lambda record: (record.place, record.title, record.id)):
        yield from _shelves(child.id, (*path, child.title), folders, held, above | {child.id})


def _parent(folder: Folder, folders: Mapping[str, Folder]) -> str:
    return folder.parent if folder.parent in folders else ""
