"""Reading lists in an edition: which sections a list has there, how long they take, and what is read of them.

An entry covers its section with those of its subsections that have no permalink of their own: headings inside it.
Threats and controls below it are entries themselves, or not in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.reading_time import reading_seconds
from aixreader.knowledge.section_names import SectionNames, shown_title
from aixreader.model import Section
from aixreader.userdata.records import ReadingList


@dataclass(frozen=True)
class ResolvedEntry:
    """An entry whose section is in the edition: the section with its headings (`parts`, itself first), and why it is in
    the list, "" where unsaid. `is_quoted` where the edition says so itself. `names` are those of its sections.
    """

    section: Section
    parts: tuple[Section, ...]
    names: SectionNames = field(compare=False, repr=False)
    why: str = ""
    is_quoted: bool = False

    @cached_property
    def name(self) -> str:
        """The name by which the section is shown. Made when it is asked for: the home page shows none."""
        return self.names.of(self.section)

    @property
    def quoted_why(self) -> str:
        """Why it is in the list, in quotation marks where the edition says so itself."""
        return f"“{self.why}”" if self.is_quoted and self.why else self.why

    @cached_property
    def seconds(self) -> float:
        """How long it takes to read."""
        return reading_seconds(self.parts)


@dataclass(frozen=True, slots=True)
class ResolvedList:
    """A list as far as the edition has its sections; `missing` are the titles or ids of the others.

    `is_own` is true for a list of the user's, which can be changed; `is_stated` for one that is the edition's own.
    `read` are the ids of sections that are read, where a list is printed or exported.
    """

    id: str
    title: str
    summary: str
    entries: tuple[ResolvedEntry, ...]
    missing: tuple[str, ...] = ()
    is_own: bool = False
    is_stated: bool = False
    read: frozenset[str] = frozenset()

    def index_of(self, section: Section) -> int | None:
        """The number of the entry that covers a section, None where none does."""
        return next((index for index, entry in enumerate(self.entries) if section in entry.parts), None)


class Progress(NamedTuple):
    """How many entries of a list are read, of how many, and how long the others take."""

    done: int
    total: int
    seconds: float
    seconds_left: float


class Wanted(NamedTuple):
    """An entry before it is looked up: the ids and slugs to try in order, and what to call it where none is there."""

    names: tuple[str, ...]
    why: str = ""
    title: str = ""
    is_quoted: bool = False


def resolve(opened: OpenEdition, wanted: Iterable[Wanted]) -> tuple[tuple[ResolvedEntry, ...], tuple[str, ...]]:
    """The entries that the edition has, each section once, and the titles or ids of those that it does not have."""
    found: dict[str, tuple[Section, Wanted]] = {}
    missing: list[str] = []
    for entry in wanted:
        section = next((named for name in entry.names if (named := opened.named(name)) is not None), None)
        if section is None:
            missing.append(shown_title(entry.title) or entry.names[0])
        else:
            found.setdefault(section.id, (section, entry))
    return tuple(
        ResolvedEntry(section, _parts(opened, section, found.keys()), opened.names, entry.why, entry.is_quoted)
        for section, entry in found.values()
    ), tuple(missing)


def resolve_own(opened: OpenEdition, record: ReadingList) -> ResolvedList:
    """A list of the user's in the edition."""
    entries, missing = resolve(opened, (Wanted((each.section,), each.why, each.title) for each in record.entries))
    return ResolvedList(record.id, record.title, record.summary, entries, missing, is_own=True)


def progress(reading_list: ResolvedList, is_read: Callable[[str], bool]) -> Progress:
    """How far a list is read; `is_read` tells it of the id of a section."""
    left = [entry for entry in reading_list.entries if not is_read(entry.section.id)]
    total = len(reading_list.entries)
    seconds = sum(entry.seconds for entry in reading_list.entries)
    return Progress(total - len(left), total, seconds, sum(entry.seconds for entry in left))


def _parts(opened: OpenEdition, section: Section, others: Iterable[str]) -> tuple[Section, ...]:
    """A section and the headings inside it, in the edition's order, without those that are entries themselves."""
    everything, entries = opened.edition.sections, frozenset(others)
    parts = [section]
    queue = list(reversed(section.children))
    while queue:
        inner = everything.get(queue.pop())
        if inner is not None and inner.permalink is None and inner.id not in entries:
            parts.append(inner)
            queue += reversed(inner.children)
    return tuple(parts)
