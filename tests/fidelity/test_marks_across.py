"""Marks made in the Exchange of 2025-09, in the one of 2026-08: every one is classed, none is lost."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.services.marks.review import GONE, MOVED, REWORDED, SAME, Review
from aixreader.services.marks.text_selection import make_selection
from aixreader.services.session.page_text import page_text
from aixreader.services.session.session import Session
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark
from aixreader.userdata.store import Store

HIGHLIGHTS = 60
LETTERS = 60


@pytest.fixture(scope="module")
def editions(exchange_edition: Path, exchange_2025_edition: Path) -> Iterator[tuple[Session, Session]]:
    """The older one and the newer."""
    old, new = (Session(open_edition(edition)) for edition in (exchange_2025_edition, exchange_edition))
    yield old, new
    old.close()
    new.close()


@pytest.fixture(scope="module")
def marks(editions: tuple[Session, Session]) -> list[Bookmark | Annotation]:
    """Every section that has a slug, bookmarked; and passages highlighted here and there on every page."""
    old, _ = editions
    marker = MarkFactory(old)
    made: list[Bookmark | Annotation] = [
        marker.bookmark(section) for section in old.edition.sections.values() if section.slug
    ]
    dice = random.Random(3)  # noqa: S311 - chance, not secrecy
    places = [
        (text, start)
        for page in old.edition.pages
        for text in [page_text(old, page)]
        for start in range(0, len(text.compact) - LETTERS, 997)
    ]
    for text, start in dice.sample(places, HIGHLIGHTS):
        found = make_selection(text, start, LETTERS)
        assert found is not None
        section = old.edition.sections[found.section]
        around = {"before": found.before, "after": found.after, "start": found.start}
        made.append(marker.highlight(section, found.quote, colour="green", **around))  # type: ignore[arg-type]  # as they are named
    return made


def test_where_they_were_made_nothing_is_asked(
    editions: tuple[Session, Session], marks: list[Bookmark | Annotation]
) -> None:
    assert {outcome.state for outcome in Review(editions[0]).review_all(marks).values()} == {SAME}


def test_in_the_newer_edition_every_mark_is_classed(
    editions: tuple[Session, Session], marks: list[Bookmark | Annotation]
) -> None:
    old, new = editions
    outcomes = Review(new).review_all(marks)
    assert set(outcomes) == {mark.id for mark in marks}
    found = Counter((mark.KIND, outcomes[mark.id].state) for mark in marks)
    bookmarks = sum(isinstance(mark, Bookmark) for mark in marks)
    assert bookmarks == sum(section.slug is not None for section in old.edition.sections.values()) > 100
    assert found["bookmark", GONE] == 0, "every slug of then leads somewhere"
    assert found["bookmark", SAME] + found["bookmark", MOVED] + found["bookmark", REWORDED] == bookmarks
    assert found["annotation", SAME] > HIGHLIGHTS / 3
    for mark in marks:
        outcome = outcomes[mark.id]
        assert (outcome.section in new.edition.sections) is (outcome.state != GONE)
        if outcome.needs_review:
            assert outcome.digest
            assert outcome.text or isinstance(mark, Bookmark)


def test_none_is_lost_on_the_way(
    editions: tuple[Session, Session], marks: list[Bookmark | Annotation], tmp_path: Path
) -> None:
    store = Store(tmp_path, lambda: "2026-11-23")
    store.open()
    store.write(map(Put, marks))
    Review(editions[1]).review_all(marks)
    store.close()
    store.open()
    assert sorted(record.id for record in store.load()) == sorted(mark.id for mark in marks)
    store.close()
