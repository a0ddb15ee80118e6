"""Citations made, parsed and verified."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import NotFoundError
from aixreader.model.address import section_link
from aixreader.publish.citation import FORMATS, Citation, cite, plain_quote, quote_digest
from aixreader.services.citing.citation_service import (
    ParsedCitation,
    QuoteStatus,
    make_citation,
    parse_citation,
    today,
    verify_citation,
)
from aixreader.services.session.session import Session

QUOTE = "Somebody looks at the pot"


@pytest.mark.parametrize("form", [known.id for known in FORMATS])
def test_there_and_back(session: Session, form: str) -> None:
    citation = make_citation(session, session.find("teapot"), QUOTE)
    assert (citation.title, citation.url) == ("Teapot watch", "https://owaspai.org/go/teapot/")
    claim = parse_citation(cite(citation, form))
    assert (claim.slug, claim.quote, claim.digest) == ("teapot", QUOTE, quote_digest(QUOTE))
    assert claim.is_whole
    verdict = verify_citation(session, claim)
    assert (verdict.status, verdict.section) == (QuoteStatus.UNCHANGED, session.find("teapot"))


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60),
    st.sampled_from([known.id for known in FORMATS]),
)
def test_any_quote_comes_back(text: str, form: str) -> None:
    citation = Citation("Tea", "tea", "Tea", "2026-08-22", "abcdef123", "https://owaspai.org/go/tea/", quote=text)
    claim = parse_citation(cite(citation, form))
    assert claim.quote == plain_quote(text)
    assert claim.is_whole
    assert (claim.date, claim.revision) == ("2026-08-22", "abcdef123")


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for wild in (text, f"owaspai.org/go/x {text}", f'[{{"a": "aix:tea {text}"}}]'):
        with suppress(NotFoundError):
            assert parse_citation(wild).slug


def test_what_people_write_is_enough() -> None:
    claim = parse_citation("As they say, “Hot water” (https://owaspai.org/goto/TEAPOT/)")
    assert (claim.slug, claim.quote, claim.digest, claim.is_whole) == ("teapot", "Hot water", "", True)
    assert parse_citation("see aix:docs/1_controls#kettle-rules.").slug == "docs/1_controls#kettle-rules"
    assert parse_citation("see AIX:Teapot.").slug == "teapot"


def test_a_quote_that_was_changed_is_noticed(session: Session) -> None:
    citation = make_citation(session, session.find("teapot"), QUOTE)
    claim = parse_citation(cite(citation, "plain").replace("looks at", "looks away from"))
    assert not claim.is_whole
    assert verify_citation(session, claim).status is not QuoteStatus.UNCHANGED


def test_what_became_of_a_quote(session: Session) -> None:
    def status(slug: str, quote: str) -> tuple[QuoteStatus, str]:
        verdict = verify_citation(session, ParsedCitation(slug, quote))
        return verdict.status, verdict.section.id if verdict.section else ""

    assert status("teapot", "") == (QuoteStatus.NO_QUOTE, "teapot")
    assert status("coffee", "") == (QuoteStatus.NO_SECTION, "")
    assert status("teapot", "A lid that opens only for its owner.") == (QuoteStatus.MOVED, "lidlock")
    assert status("oversteep", QUOTE) == (QuoteStatus.MOVED, "teapot"), "on another page"
    assert status("coffee", QUOTE) == (QuoteStatus.MOVED, "teapot"), "by words, where the section is gone"
    assert status("generalkettle", "Write down who may boil water, and when.") == (QuoteStatus.UNCHANGED, "kettlerules")
    assert status("teapot", "Nothing of the kind was ever said.") == (QuoteStatus.GONE, "teapot")
    assert status("pothandle", QUOTE) == (QuoteStatus.UNCHANGED, "teapot"), "an old name will do"


def test_a_reworded_quote_is_shown_as_it_is_now(session: Session) -> None:
    verdict = verify_citation(
        session, ParsedCitation("kettlerules", "Write down who may boil the water, and at which hour, please.")
    )
    assert verdict.status is QuoteStatus.REWORDED
    assert "who may boil water" in verdict.text


@pytest.mark.parametrize("form", [known.id for known in FORMATS])
def test_a_section_without_a_slug_is_cited_by_its_address_on_the_site(session: Session, form: str) -> None:
    for name, url in (
        ("contribute#who-brews", "https://owaspai.org/contribute/#who-brews"),
        ("docs/2_threats", "https://owaspai.org/docs/2_threats/"),
    ):
        citation = make_citation(session, session.find(name))
        assert (citation.url, citation.link) == (url, f"aix:{name}")
        text = cite(citation, form)
        assert "aix:" not in text
        verdict = verify_citation(session, parse_citation(text))
        assert (verdict.status, verdict.section) == (QuoteStatus.NO_QUOTE, session.find(name))


def test_without_a_site_it_is_cited_by_its_link(session: Session) -> None:
    citation = replace(make_citation(session, session.find("contribute#who-brews")), url="")
    claim = parse_citation(cite(citation, "plain"))
    assert claim.slug == "contribute#who-brews"
    assert verify_citation(session, claim).status is QuoteStatus.NO_QUOTE


@pytest.mark.parametrize("form", [known.id for known in FORMATS])
def test_every_link_of_the_reader_comes_back(form: str) -> None:
    for name in ("docs/Some Page's#in-here", "docs/a_b#c-", "docs/brew#чай", "about#100-%", "_index"):
        citation = Citation("Tea", name, "Tea", link=section_link(name))
        assert parse_citation(cite(citation, form)).slug == name


def test_a_slug_that_leads_to_another_section_is_not_cited(session: Session) -> None:
    section = replace(session.find("contribute#who-brews"), slug="teapot")
    citation = make_citation(session, section)
    assert (citation.url, citation.slug) == ("https://owaspai.org/contribute/#who-brews", "contribute#who-brews")


def test_an_address_is_read_as_people_write_it(session: Session) -> None:
    for text in (
        "see (https://owaspai.org/contribute/#who-brews).",
        "<https://www.owaspai.org/contribute#who-brews>",
        "“Hot”, https://owaspai.org/contribute/?x=1#who-brews,",
    ):
        verdict = verify_citation(session, replace(parse_citation(text), quote=""))
        assert verdict.section == session.find("contribute#who-brews"), text
    elsewhere = parse_citation("https://example.org/tea")
    assert verify_citation(session, elsewhere).status is QuoteStatus.NO_SECTION


def test_today_is_a_date() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", today())
