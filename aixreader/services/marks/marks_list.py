"""The order of marks and their links, the same in all export formats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from aixreader.model.address import IN_LINKS
from aixreader.model.address import section_link as reader_link
from aixreader.services.session.session import Session
from aixreader.userdata.folder_tree import folder_parents
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
    inside: dict[str, list[Folder]] = {}
    for name, parent in folder_parents(folders.values()).items():
        inside.setdefault(parent, []).append(folders[name])
    contents: dict[str, list[Bookmark]] = {}
    for record in records:
        if isinstance(record, Bookmark):
            contents.setdefault(record.folder if record.folder in folders else "", []).append(record)
    yield from _mark_folders("", (), inside, contents)


def notes_in_order(records: Iterable[Record], order: Mapping[str, int]) -> list[Annotation]:
    """Highlights and notes sorted by `order` (see `section_order`); those of sections that are not in it come last."""
    last = len(order)
    notes = (record for record in records if isinstance(record, Annotation))
    return sorted(notes, key=lambda mark: (order.get(mark.section, last), mark.section, mark.start, mark.created))


def section_order(session: Session) -> dict[str, int]:
    """The index of each section in the order of its edition, by id."""
    names = (name for page in session.edition.catalogue.pages for name in page.sections)
    return {name: index for index, name in enumerate(names)}


def section_link(section: str, session: Session | None = None) -> str:
    """The address of a section for other programs: its permalink, or else its address on the site of the edition of
    `session`, or else an aix: link. What may not be part of an address, or would end one in a text, is percent-encoded.
    """
    known = session.edition.sections.get(section) if session is not None else None
    if known is None and SLUG.fullmatch(section):
        return f"https://owaspai.org/go/{section}/"
    address = known.web_address if known is not None and known.web_address else reader_link(section)
    return quote(address, safe=f"%{IN_LINKS}", errors="replace")


def citation(mark: Bookmark | Annotation, session: Session | None = None) -> str:
    """The source of a mark: title, edition, address (as `section_link`)."""
    return ", ".join(part for part in (mark.title, mark.edition, section_link(mark.section, session)) if part)


def _mark_folders(
    folder: str, path: tuple[str, ...], inside: Mapping[str, list[Folder]], contents: Mapping[str, list[Bookmark]]
) -> Iterator[MarkFolder]:
    bookmarks = sorted(contents.get(folder, ()), key=lambda mark: (mark.place, mark.created, mark.id))
    if bookmarks:
        yield MarkFolder(path, tuple(bookmarks))
    for child in sorted(inside.get(folder, ()), key=lambda record: (record.place, record.title, record.id)):
        yield from _mark_folders(child.id, (*path, child.title), inside, contents)
