"""The home page."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest

from aixreader.knowledge.reading_lists import Progress, ResolvedList
from aixreader.pages.home_page import HomeFacts, HomePage, Visit, home_document, home_facts
from aixreader.pages.shelf_part import ShelfFacts, ShelfRow
from aixreader.services.session.session import Session

PAGE = HomePage("Tea <1>", "aix://content/tea", "All of it " * 30, 12, 1, 3)
FACTS = HomeFacts("Teas & co", "abcdef0123456", "2026-01-02", 12, 1, 3, (PAGE,))


def shown(facts: HomeFacts) -> str:
    text = home_document(facts)
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert "style=" not in text
    assert "<script" not in text
    return text


def test_it_says_what_the_edition_is() -> None:
    text = shown(FACTS)
    assert "<h1>Teas &amp; co</h1>" in text
    assert "as of 2026-01-02: 12 sections, 1 threat, 3 controls." in text
    assert '<span class="tag">abcdef0123</span>' in text
    assert "comes with the reader" not in text
    assert "comes with the reader, as of 2026-01-02: 12 sections" in shown(replace(FACTS, shipped=True))
    assert "problem" not in text, "that is for About"


def test_a_notice_of_the_source_is_told() -> None:
    assert "notice" not in shown(FACTS)
    text = shown(replace(FACTS, notice="In <brief>", shipped=True))
    assert '<p class="notice">In &lt;brief&gt;</p>' in text
    assert "<p>As of 2026-01-02: 12 sections" in text, "what the edition is, it says once"
    assert "<p>12 sections" in shown(replace(FACTS, notice="In brief", date=""))


def test_a_page_has_its_line_and_its_counts() -> None:
    text = shown(FACTS)
    assert '<a href="aix://content/tea">Tea &lt;1&gt;</a> <span class="counts">1 threat · 3 controls</span>' in text
    assert "All of it…</span>" in text


def test_where_one_left_comes_first_and_before_that_the_first_page() -> None:
    assert "Nothing read yet" in shown(FACTS)
    text = shown(replace(FACTS, last_read=Visit("Steep tea", "aix://content/tea#a", "control")))
    assert "Nothing read yet" not in text
    assert '<a class="home-card first role-control" href="aix://content/tea#a">' in text
    assert "<strong>Steep tea</strong>" in text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (replace(FACTS, table="aix://content/tea#t"), "Periodic table"),
        (replace(FACTS, can_search=True), "Ctrl+K"),
        (replace(FACTS, changed="Two new teas"), "Two new teas"),
        (replace(FACTS, others=(PAGE,)), "Also in this edition"),
        (replace(FACTS, pages=()), "has no pages"),
    ],
)
def test_it_shows_what_there_is_and_no_more(facts: HomeFacts, words: str) -> None:
    assert words in shown(facts)
    assert words not in shown(FACTS)


def test_lists_are_short_and_an_empty_one_says_so() -> None:
    visits = tuple(Visit(f"Tea {number}", f"aix://content/tea#{number}", "threat") for number in range(9))
    text = shown(replace(FACTS, recent=visits))
    assert '<li class="role-threat"><a href="aix://content/tea#4">Tea 4</a></li>' in text
    assert "Tea 5" not in text
    assert "What you read" not in text
    assert "Bookmarks" not in text
    assert "Bookmarks" in shown(replace(FACTS, bookmarks=visits))


def test_the_facts_of_a_session(session: Session) -> None:
    facts = home_facts(session, can_search=True)
    assert facts.title == session.title
    assert facts.pages[0].address == session.home()
    assert len(facts.pages) + len(facts.others) == len(session.edition.catalogue.pages)
    assert all(page.order is not None for page in session.edition.catalogue.pages[: len(facts.pages)])
    assert facts.controls == session.edition.manifest.counts.controls
    assert facts.can_search
    shown(facts)


def test_a_new_user_sees_first_how_to_open_the_exchange() -> None:
    assert "Editions" not in shown(FACTS), "where no other can be opened"
    row = ShelfRow("a1", "Teas")
    lists = "Reading lists"
    known = Progress(0, 2, 60, 60)
    facts = replace(FACTS, lists=((ResolvedList("r", "Roles", "", ()), known),))
    new, later = (shown(replace(facts, shelf=ShelfFacts(rows))) for rows in ((), (row,)))
    assert new.index("Open folder") < new.index(lists)
    assert later.index(lists) < later.index("Open folder")
