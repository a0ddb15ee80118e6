"""Makes reading lists of the user's own, and changes them: plain functions from a list to the changed one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from secrets import token_hex

from aixreader.control_characters import one_line
from aixreader.errors import UserDataError
from aixreader.knowledge.reading_lists import ResolvedList
from aixreader.knowledge.role_lists import role_lists
from aixreader.knowledge.section_names import shown_title
from aixreader.model import Section
from aixreader.userdata.clock import now
from aixreader.userdata.records import MAX_ENTRIES, ListEntry, ReadingList, ReadSection

MAX_TITLE = 200
"""Characters of a list's title."""
NUMBER = re.compile(r" \(\d+\)$")


def make_list(title: str, entries: Iterable[ListEntry] = (), summary: str = "") -> ReadingList:
    """A new list. Raises `UserDataError` for too many entries."""
    when = now()
    made = ReadingList(token_hex(8), clean_title(title), clean_text(summary), created=when, changed=when)
    return add_entries(made, entries)


def entry_of(section: Section, why: str = "") -> ListEntry:
    """An entry for a section."""
    return ListEntry(section.id, shown_title(section.title), why)


def add_entries(record: ReadingList, entries: Iterable[ListEntry]) -> ReadingList:
    """The list with more entries at its end, each section once. Raises `UserDataError` where these are too many."""
    known = {entry.section for entry in record.entries}
    new = {entry.section: entry for entry in entries if entry.section not in known}
    if len(record.entries) + len(new) > MAX_ENTRIES:
        raise UserDataError(
            f"A reading list has at most {MAX_ENTRIES} sections.", "Nothing was added. Make a second list."
        )
    return replace(record, entries=(*record.entries, *new.values()), changed=now())


def remove_entries(record: ReadingList, sections: Collection[str]) -> ReadingList:
    """The list without the entries of these sections."""
    return replace(
        record, entries=tuple(entry for entry in record.entries if entry.section not in sections), changed=now()
    )


def move_entries(record: ReadingList, sections: Collection[str], before: str) -> ReadingList:
    """The list with these entries, in their order, before that of the section `before`, or at the end where the list
    does not have it.
    """
    moved = [entry for entry in record.entries if entry.section in sections]
    others = [entry for entry in record.entries if entry.section not in sections]
    at = next((index for index, entry in enumerate(others) if entry.section == before), len(others))
    return replace(record, entries=(*others[:at], *moved, *others[at:]), changed=now())


def rename(record: ReadingList, title: str) -> ReadingList:
    """The list with another title; the same where that is empty."""
    cleaned = clean_title(title)
    return replace(record, title=cleaned, changed=now()) if cleaned else record


def entries_of(reading_list: ResolvedList) -> tuple[ListEntry, ...]:
    """The entries of any list, as far as the edition has their sections, with their reasons; what the edition says
    itself is in quotation marks.
    """
    return tuple(ListEntry(entry.section.id, entry.name, entry.quoted_why) for entry in reading_list.entries)


def add_list(made: ReadingList, others: Iterable[ReadingList]) -> tuple[ReadingList, bool]:
    """What comes of a list from a file: it with a title that no list has, and true; or the same list of the user's that
    is there already, and false.
    """
    others = tuple(others)
    for each in others:
        is_same = (each.summary, each.entries) == (made.summary, made.entries)
        if is_same and made.title in (each.title, NUMBER.sub("", each.title)):
            return each, False
    return replace(made, title=free_title(made.title, others)), True


def free_title(title: str, others: Iterable[ReadingList | ResolvedList]) -> str:
    """The title, with a number behind it where one of the other lists has it, or one that comes with the reader."""
    names = {each.title for each in others} | {role.title for role in role_lists()}
    number = 1
    found = clean_title(title)
    while found in names:
        number += 1
        found = f"{clean_title(title)[: MAX_TITLE - len(str(number)) - 3]} ({number})"
    return found


def read_mark(section: Section) -> ReadSection:
    """The record that a section is read."""
    return ReadSection(section.id, shown_title(section.title), now())


def clean_title(title: str) -> str:
    """A title in one line, without characters that act, of at most `MAX_TITLE` characters."""
    return clean_text(title)[:MAX_TITLE].strip()


def clean_text(text: str) -> str:
    """A text in one line, without characters that act instead of being seen."""
    return " ".join(one_line(text).encode("utf-8", "replace").decode("utf-8").split())
