"""Making bookmarks, notes and highlights."""

from __future__ import annotations

import pytest

from aixreader.services.marks.mark_factory import (
    MAX_EXCERPT_LENGTH,
    MarkFactory,
    edition_label,
    excerpt,
    make_visit,
    text_digest,
)
from aixreader.services.session.session import Session


@pytest.fixture
def marker(session: Session) -> MarkFactory:
    return MarkFactory(session, clock=lambda: "2026-11-23T10:00:00.000Z", name=lambda: "id")


def test_a_bookmark_says_what_it_is_of(marker: MarkFactory, session: Session) -> None:
    mark = marker.bookmark(session.find("teapot"), "f1", 2.0)
    assert (mark.id, mark.section, mark.title, mark.folder, mark.place) == ("id", "teapot", "Teapot watch", "f1", 2.0)
    assert mark.quote.startswith("Objective Somebody looks at the pot")
    assert "Permalink" not in mark.quote
    assert mark.edition == edition_label(session)
    assert mark.created == mark.changed == "2026-11-23T10:00:00.000Z"
    assert len(mark.known) == 1


def test_notes_and_highlights(marker: MarkFactory, session: Session) -> None:
    section = session.find("teapot")
    note = marker.note(section, "mind it")
    assert (note.quote, note.note, len(note.known)) == ("", "mind it", 1)
    mark = marker.highlight(section, "odd steam", before="a", after="b", start=7, colour="pink", note="!")
    assert (mark.quote, mark.before, mark.after, mark.start, mark.colour, mark.note) == (
        "odd steam",
        "a",
        "b",
        7,
        "pink",
        "!",
    )


def test_ids_are_nobodys_elses(session: Session) -> None:
    section = session.find("teapot")
    assert len({MarkFactory(session).bookmark(section).id for _ in range(50)}) == 50


def test_visits_of_a_day_are_one(session: Session) -> None:
    section = session.find("teapot")
    first = make_visit(section, session.names.of(section), "2026-11-23T10:00:00Z", None)
    assert (first.id, first.times) == ("2026-11-23 teapot", 1)
    again = make_visit(section, session.names.of(section), "2026-11-23T23:59:59Z", first, 0.5)
    assert (again.id, again.times, again.share) == (first.id, 2, 0.5)
    assert make_visit(section, session.names.of(section), "2026-11-24T00:00:00Z", again).times == 1


def test_a_digest_is_of_the_words() -> None:
    assert text_digest("The pot — is hot!") == text_digest("the  pot\nis (hot)")
    assert text_digest("The pot is hot") != text_digest("The pot is not hot")


def test_beginnings_end_with_a_word() -> None:
    assert excerpt("  tea\n pot ") == "tea pot"
    long = excerpt("tea " * 200)
    assert long.endswith("tea …")
    assert len(long) <= MAX_EXCERPT_LENGTH + 2
    assert len(excerpt("x" * 1000)) <= MAX_EXCERPT_LENGTH + 2
