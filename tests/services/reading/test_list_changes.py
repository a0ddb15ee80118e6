"""Changes to reading lists of the user's own."""

from __future__ import annotations

import pytest

from aixreader.errors import UserDataError
from aixreader.knowledge.reading_lists import ResolvedEntry, ResolvedList, resolve_own
from aixreader.services.reading.list_changes import (
    MAX_TITLE,
    add_entries,
    add_list,
    entries_of,
    entry_of,
    free_title,
    make_list,
    move_entries,
    read_mark,
    remove_entries,
    rename,
)
from aixreader.services.session.session import Session
from aixreader.userdata.records import MAX_ENTRIES, ListEntry, ReadingList

TEA = ReadingList("l", "Tea", entries=tuple(ListEntry(name) for name in "abcd"), changed="before")


def ids(record: ReadingList) -> str:
    return "".join(entry.section for entry in record.entries)


def test_entries_are_added_once_removed_and_moved() -> None:
    added = add_entries(TEA, [ListEntry("b", "again"), ListEntry("e"), ListEntry("e")])
    assert ids(added) == "abcde"
    assert added.entries[1].title == "", "the one that was there stays"
    assert ids(remove_entries(TEA, {"a", "c", "x"})) == "bd"
    moves = {("a", "c"): "bacd", ("d", "a"): "dabc", ("a", ""): "bcda", ("ca", "d"): "bacd", ("b", "b"): "acdb"}
    assert {key: ids(move_entries(TEA, set(key[0]), key[1])) for key in moves} == moves
    assert all(each.changed != "before" for each in (added, remove_entries(TEA, "a"), move_entries(TEA, "a", "c")))


def test_a_list_has_an_end() -> None:
    many = [ListEntry(str(number)) for number in range(MAX_ENTRIES)]
    assert len(make_list("Tea", many).entries) == MAX_ENTRIES
    with pytest.raises(UserDataError, match="at most 300"):
        add_entries(make_list("Tea", many), [ListEntry("x")])


def test_titles_are_one_line_without_what_acts() -> None:
    assert rename(TEA, "  Green\ttea\n\u202etxt\u2066 ").title == "Green tea txt"
    assert rename(TEA, "\u202e \n") is TEA
    assert len(rename(TEA, "x" * 5000).title) == MAX_TITLE
    assert make_list("a\ud800b", (), "s\x00um\nmary").title == "a?b"


def test_a_title_is_there_once() -> None:
    assert free_title("New", [TEA]) == "New"
    assert free_title("Tea", [TEA, ReadingList("m", "Tea (2)")]) == "Tea (3)"
    assert free_title("Auditor", []) == "Auditor (2)", "one that comes with the reader"
    assert len(free_title("x" * MAX_TITLE, [ReadingList("m", "x" * MAX_TITLE)])) <= MAX_TITLE


def test_the_same_list_is_imported_once() -> None:
    made = make_list("Auditor", [ListEntry("a")])
    first, is_new = add_list(made, [TEA])
    assert (first.title, is_new) == ("Auditor (2)", True)
    assert add_list(make_list("Auditor", [ListEntry("a")]), [TEA, first]) == (first, False)
    other, is_new = add_list(make_list("Auditor", [ListEntry("b")]), [TEA, first])
    assert (other.title, is_new) == ("Auditor (3)", True)


def test_what_a_section_becomes(session: Session) -> None:
    section = session.edition.sections["teapot"]
    entry = entry_of(section, "Hot")
    assert entry == ListEntry("teapot", "Teapot watch", "Hot")
    assert entries_of(resolve_own(session, make_list("Tea", [entry, ListEntry("gone")]))) == (entry,)
    names = session.names
    quoted = ResolvedList("r", "Role", "", (ResolvedEntry(section, (section,), names, "Drink tea", is_quoted=True),))
    assert entries_of(quoted)[0].why == "“Drink tea”"
    assert read_mark(section).id == "teapot"
