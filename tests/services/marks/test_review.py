"""Reviewing marks in another edition."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.errors import Cancelled
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.editions.build import build
from aixreader.services.marks.mark_factory import MarkFactory
from aixreader.services.marks.review import GONE, MOVED, REWORDED, SAME, Mark, Review, ReviewOutcome
from aixreader.services.session.page_text import page_text, remove_blanks
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark

Change = Callable[[Callable[[str], str]], Session]


@pytest.fixture
def change(site: Path, folders: Folders, tmp_path: Path) -> Change:
    """Another edition of the tiny site, with its page of controls changed."""

    def make(edit: Callable[[str], str]) -> Session:
        copy = tmp_path / "site"
        shutil.copytree(site, copy)
        page = copy / "content" / "docs" / "1_controls.md"
        page.write_text(edit(page.read_text(encoding="utf-8")), encoding="utf-8")
        return Session(build(copy, silent, out=None, folders=folders))

    return make


def quote(session: Session, section: str, text: str) -> Annotation:
    """A highlight of `text` as the window makes it."""
    result = session.find(section)
    part = next(part for part in page_text(session, result.page).sections if part.section == result.id)
    at = part.compact.index(remove_blanks(text))
    return MarkFactory(session).highlight(
        result,
        text,
        before=part.compact[max(0, at - 30) : at],
        after=part.compact[at + len(remove_blanks(text)) :][:30],
        start=at,
        colour="green",
    )


def outcomes(session: Session, *marks: Mark) -> list[ReviewOutcome]:
    result = Review(session).review_all(marks)
    session.close()
    return [result[mark.id] for mark in marks]


def test_in_the_same_edition_nothing_is_asked(session: Session) -> None:
    marker = MarkFactory(session)
    marks: list[Mark] = [marker.bookmark(section) for section in session.edition.sections.values()]
    marks += [marker.note(session.find("lidlock"), "mine"), quote(session, "teapot", "Somebody looks at the pot")]
    result = Review(session).review_all(marks)
    assert {outcome.state for outcome in result.values()} == {SAME}
    assert not any(outcome.needs_review for outcome in result.values())


def test_words_that_changed_ask_to_look_again(session: Session, change: Change) -> None:
    marks = (
        MarkFactory(session).bookmark(session.find("teapot")),
        MarkFactory(session).note(session.find("lidlock"), "mine"),
        quote(session, "teapot", "Somebody looks at the pot"),
        quote(session, "lidlock", "A lid that opens only for its owner"),
    )
    other = change(lambda text: text.replace("Somebody looks at the pot", "A guard looks at the pot"))
    pot, lid, guard, owner = outcomes(other, *marks)
    assert (pot.state, lid.state, guard.state, owner.state) == (REWORDED, SAME, REWORDED, SAME)
    assert pot.text.startswith("Objective A guard looks")
    assert guard.text == "looks at the pot"
    assert guard.needs_review


def test_what_was_looked_at_is_silent(session: Session, change: Change) -> None:
    mark = MarkFactory(session).bookmark(session.find("teapot"))
    guard = quote(session, "teapot", "Somebody looks at the pot")
    other = change(lambda text: text.replace("Somebody looks", "A guard looks"))
    review = Review(other)
    seen = replace(mark, known=(*mark.known, review.review(mark).digest))
    seen_guard = replace(guard, known=(review.review(guard).digest,))
    assert review.review(seen).state == review.review(seen_guard).state == SAME
    assert Review(session).review(seen).state == SAME
    other.close()


def test_a_section_that_moved_is_found_by_its_old_name(session: Session) -> None:
    mark = replace(MarkFactory(session).bookmark(session.find("teapot")), section="pothandle", title="x")
    (outcome,) = Review(session).review_all([mark]).values()
    assert (outcome.state, outcome.section) == (SAME, "teapot"), "the words are the same"
    (outcome,) = Review(session).review_all([replace(mark, known=())]).values()
    assert (outcome.state, outcome.section) == (MOVED, "teapot")


def test_a_quote_that_moved_is_found_elsewhere(session: Session, change: Change) -> None:
    mark = quote(session, "lidlock", "A lid that opens only for its owner")
    line = "A lid that opens only for its owner."

    def move(text: str) -> str:
        return text.replace(line, "").replace("**Objective**  \n", f"**Objective**  \n{line} ")

    (outcome,) = outcomes(change(move), mark)
    assert (outcome.state, outcome.section) == (MOVED, "teapot")


def test_what_only_its_address_is_left_of_has_moved(session: Session, change: Change) -> None:
    marks = (
        MarkFactory(session).bookmark(session.find("lidlock")),
        quote(session, "lidlock", "A lid that opens only for its owner"),
        MarkFactory(session).note(session.find("lidlock"), "mine"),
    )
    result = outcomes(change(lambda text: text.partition("#### #LID LOCK")[0]), *marks)
    assert [outcome.state for outcome in result] == [MOVED, GONE, MOVED], "the site sends its old address to the page"
    assert result[0].section == "docs/1_controls"


def test_what_no_address_leads_to_is_gone(session: Session) -> None:
    mark = replace(MarkFactory(session).bookmark(session.find("teapot")), section="nowhere", title="No such tea")
    note = replace(MarkFactory(session).note(session.find("teapot"), "mine"), section="nowhere", title="No such tea")
    assert {outcome.state for outcome in Review(session).review_all([mark, note]).values()} == {GONE}


def test_a_quote_that_was_taken_out_is_gone_though_its_section_is_there(session: Session, change: Change) -> None:
    mark = quote(session, "lidlock", "A lid that opens only for its owner")
    (outcome,) = outcomes(
        change(lambda text: text.replace("A lid that opens only for its owner.", "Nothing of it.")), mark
    )
    assert outcome.state == GONE


def test_it_can_be_cancelled(session: Session) -> None:
    def stop(fraction: float, text: str) -> None:
        assert text
        assert fraction == 0.0
        raise Cancelled

    with pytest.raises(Cancelled):
        Review(session).review_all([Bookmark("b", "teapot", "x")], stop)
