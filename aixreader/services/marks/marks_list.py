"""The order of marks and their links, the same in all export formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class MarkFolder:
    """The bookmarks of one folder; `path` are the titles from the top down to it, empty for the top."""

    path: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]


def mark_folders(records: Iterable[Record]) -> Iterator[MarkFolder]:
    """The folders that contain bookmarks, each after its parent, in the user's order."""
    records = tuple(records)
    folders = {record.id: record for record in records if isinstance(record, Folder)}
    contents: dict[str, list[Bookmark]] = {}
    for record in records:
        if isinstance(record, Bookmark):
            contents.setdefault(record.folder if record.folder in folders else "", []).append(record)
    yield from _mark_folders("", (), folders, contents, frozenset())


def notes_in_order(records: Iterable[Record], order: Mapping[str, int]) -> list[Annotation]:
    """Highlights and notes sorted by `order` (see `section_order`); those of sections that are not in it come last."""
    last = len(order)
    notes = (record for record in records if isinstance(record, Annotation))
    return sorted(notes, key=lambda mark: (order.get(mark.section, last), mark.section, mark.start, mark.created))


def section_order(session: Session) -> dict[str, int]:
    """The index of each section in the order of its edition, by id."""
    names = (name for page in session.edition.catalogue.pages for name in page.sections)
    return {name: index for index, name in enumerate(names)}


def section_link(section: str) -> str:
    """The address of a section for other programs: its permalink, or an aix: link where it has none."""
    return f"https://owaspai.org/go/{section}/" if SLUG.fullmatch(section) else f"aix:{section}"


def citation(mark: Bookmark | Annotation) -> str:
    """The source of a mark: title, edition, address."""
    return ", ".join(part for part in (mark.title, mark.edition, section_link(mark.section)) if part)


def _mark_folders(
    folder: str,
    path: tuple[str, ...],
    folders: Mapping[str, Folder],
    contents: Mapping[str, list[Bookmark]],
    above: frozenset[str],
) -> Iterator[MarkFolder]:
    """`above` are the ids of the folders around it: a cycle of parents ends there."""
    bookmarks = sorted(contents.get(folder, ()), key=lambda mark: (mark.place, mark.created, mark.id))
    if bookmarks:
        yield MarkFolder(path, tuple(bookmarks))
    inside = (record for record in folders.values() if _parent(record, folders) == folder and record.id not in above)
    for child in sorted(inside, key=lambda record: (record.place, record.title, record.id)):
        yield from _mark_folders(child.id, (*path, child.title), folders, contents, above | {child.id})


def _parent(folder: Folder, folders: Mapping[str, Folder]) -> str:
    return folder.parent if folder.parent in folders else ""
