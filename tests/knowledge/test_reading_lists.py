"""Reading lists in an edition."""

from __future__ import annotations

from aixreader.knowledge.reading_lists import Wanted, progress, resolve, resolve_own
from aixreader.services.session.session import Session
from aixreader.userdata.records import ListEntry, ReadingList


def own(*sections: str) -> ReadingList:
    return ReadingList("l", "Tea", "For two", tuple(ListEntry(section, section.title()) for section in sections))


def test_an_entry_has_the_headings_inside_it_and_no_section_of_its_own(session: Session) -> None:
    found = resolve_own(session, own("overview", "brewthreats", "docs/2_threats#introduction"))
    parts = {entry.section.id: [part.id for part in entry.parts] for entry in found.entries}
    assert parts["overview"] == ["overview", "docs/overview#how-to-read-this", "docs/overview#questions-to-ask"]
    assert parts["brewthreats"] == ["brewthreats"], "threats are entries themselves"
    assert all(entry.seconds > 0 for entry in found.entries)
    everything = session.edition.sections
    assert found.index_of(everything["docs/overview#questions-to-ask"]) == 0
    assert found.index_of(everything["periodictable"]) is None


def test_what_the_edition_does_not_have_is_told_and_nothing_comes_twice(session: Session) -> None:
    found = resolve_own(session, own("teapot", "gone", "lidlock", "teapot"))
    assert [entry.section.id for entry in found.entries] == ["teapot", "lidlock"]
    assert found.missing == ("Gone",)
    assert (found.is_own, found.title, found.summary) == (True, "Tea", "For two")


def test_the_first_name_that_is_known_counts(session: Session) -> None:
    entries, missing = resolve(session, [Wanted(("new-name", "teapot"), "Why"), Wanted(("x", "y"))])
    assert [(entry.section.id, entry.why) for entry in entries] == [("teapot", "Why")]
    assert missing == ("x",)


def test_progress(session: Session) -> None:
    found = resolve_own(session, own("teapot", "lidlock", "oversteep"))
    known = progress(found, {"teapot", "brewthreats"}.__contains__)
    assert (known.done, known.total) == (1, 3)
    assert known.seconds_left == known.seconds - found.entries[0].seconds
    assert progress(found, lambda _section: True).seconds_left == 0
