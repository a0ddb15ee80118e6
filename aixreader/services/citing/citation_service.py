"""Makes citations of sections, and verifies citations against an edition.

`parse_citation` reads every form that `publish.citation` writes, and free text: an address of the section or a link of
the reader is enough.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import unquote

from aixreader.errors import NotFoundError
from aixreader.model import Section
from aixreader.publish.citation import TEX, Citation, plain_quote, quote_digest
from aixreader.services.session.page_text import page_text, remove_blanks
from aixreader.services.session.quote_anchor import find_quote, find_reworded
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation

PERMALINK = re.compile(r"owaspai\.org/(?:go|goto)/+([\w-]+)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"“”(){}\[\]|\\^`]+", re.IGNORECASE)
SITE = re.compile(r"https?://(?:www\.)?owaspai\.org/[^\s<>\"“”(){}\[\]|\\^`]+", re.IGNORECASE)
LINK = re.compile(r"\baix:(?!//)([\w./#%~+@-]*[\w/-])", re.IGNORECASE)
QUOTE = re.compile(r"\A(?>.*?Quote: “)(.*)” SHA-256:", re.DOTALL)
QUOTED = re.compile(r"“([^“”]+)”|\"(\w.{15,}?)\"", re.DOTALL)
"""Quotation marks in free text. Straight ones count from 16 characters on: shorter pairs mostly are no quotes."""
DIGEST = re.compile(r"SHA-256: *([0-9a-f]{64})", re.IGNORECASE)
DATE = re.compile(r"as of (\d{4}-\d{2}-\d{2})")
REVISION = re.compile(r"revision ([0-9a-f]{6,40})")
UNTEX = {value: char for char, value in TEX.items()}
TEX_MARK = re.compile("|".join(map(re.escape, UNTEX)))
MAX_TEXT_LENGTH = 100_000
"""Characters of a text that are searched for a citation."""


class QuoteStatus(StrEnum):
    """The result of verifying a quote. The values are written to JSON."""

    UNCHANGED = "stands"
    """The cited section contains it."""
    MOVED = "elsewhere"
    """Another section contains it."""
    REWORDED = "reworded"
    """The cited section contains a similar text."""
    GONE = "gone"
    NO_QUOTE = "unquoted"
    """The citation has no quote; the section exists."""
    NO_SECTION = "no section"
    """The edition has neither the section nor the quote."""


@dataclass(frozen=True, slots=True)
class ParsedCitation:
    """The parts of a citation: the section's slug, id or address on the web, the quote and its SHA-256 (hex), the
    edition's date (ISO) and revision; "" for parts that it does not have.
    """

    slug: str
    quote: str = ""
    digest: str = ""
    date: str = ""
    revision: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the quote matches its digest; also true without a digest."""
        return not self.digest or quote_digest(self.quote) == self.digest


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """`section` is the one that contains the quote, or else the cited one, None if the edition has neither, and `name`
    is its name. `text` is the present wording of a reworded quote.
    """

    status: QuoteStatus
    section: Section | None = None
    text: str = ""
    name: str = ""


def make_citation(session: Session, section: Section, quote: str = "", accessed: str = "") -> Citation:
    """A citation of `section` in the edition of `session`; `accessed` is the day it was read (ISO 8601)."""
    manifest = session.edition.manifest
    return Citation(
        title=session.names.bare(section),
        slug=section.id,
        edition=manifest.title,
        date=manifest.date,
        revision=manifest.revision,
        url=section.web_address,
        link=section.link,
        quote=plain_quote(quote),
        accessed=accessed,
        author=session.attribution.author,
    )


def today() -> str:
    """The local date (ISO 8601), for the day a section was read."""
    return datetime.now(UTC).astimezone().date().isoformat()


def parse_citation(text: str) -> ParsedCitation:
    """The parts of the citation in `text`; raises `NotFoundError` for a text without a link to a section."""
    text = text[:MAX_TEXT_LENGTH]
    variants = list(_decode(text))
    slug = _first(PERMALINK, variants) or _address(SITE, variants) or unquote(_longest(LINK, variants))
    slug = slug or _address(ADDRESS, variants)
    if not slug:
        raise NotFoundError(
            "The text contains no link to a section of the Exchange.",
            "A citation has an address (owaspai.org/...) or an aix: link.",
        )
    digest = _first(DIGEST, variants).lower()
    matches = (QUOTE.search(variant) or QUOTED.search(variant) for variant in variants)
    quotes = [plain_quote(next(filter(None, match.groups()), "")) for match in matches if match]
    verified = [quote for quote in quotes if quote_digest(quote) == digest]
    quote = (verified or quotes or [""])[0]
    name = slug if "#" in slug or ADDRESS.match(slug) else slug.lower()
    return ParsedCitation(name, quote, digest, _first(DATE, variants), _first(REVISION, variants))


def verify_citation(session: Session, claim: ParsedCitation) -> VerificationResult:
    """Look the quote up in this edition: in the cited section, on its page, then on all other pages."""
    result = _verify(session, claim)
    return replace(result, name=session.names.of(result.section)) if result.section is not None else result


def _verify(session: Session, claim: ParsedCitation) -> VerificationResult:
    section = _cited_section(session, claim.slug)
    if section is None or not claim.quote:
        other = _find_on_other_pages(session, claim.quote, None) if claim.quote else None
        if other is not None:
            return VerificationResult(QuoteStatus.MOVED, other)
        return VerificationResult(QuoteStatus.NO_QUOTE if section else QuoteStatus.NO_SECTION, section)
    mark = Annotation("", section.id, section.title, quote=claim.quote)
    page = page_text(session, section.page)
    match = find_quote(page, mark, section.id)
    if match is not None:
        inside = session.edition.sections[match.section]
        return VerificationResult(
            QuoteStatus.UNCHANGED if _is_in(session, inside, section) else QuoteStatus.MOVED, inside
        )
    if (other := _find_on_other_pages(session, claim.quote, section.page)) is not None:
        return VerificationResult(QuoteStatus.MOVED, other)
    reworded = find_reworded(page, mark, section.id)
    return (
        VerificationResult(QuoteStatus.REWORDED, section, reworded.text)
        if reworded
        else VerificationResult(QuoteStatus.GONE, section)
    )


def _cited_section(session: Session, name: str) -> Section | None:
    """The section with a slug, an id or an address on the web."""
    if ADDRESS.match(name):
        at_address = next((section for section in session.edition.sections.values() if section.url == name), None)
        if at_address is not None:
            return at_address
    elif "#" in name:
        name = f"aix:{name}"
    try:
        return session.find(name)
    except NotFoundError:
        return None


def _find_on_other_pages(session: Session, quote: str, excluded: str | None) -> Section | None:
    """The first section that contains the quote, on any page but `excluded`."""
    for page in session.edition.pages:
        if page != excluded:
            text = page_text(session, page)
            offset = text.compact.find(remove_blanks(quote))
            if offset >= 0:
                return session.edition.sections.get(text.section_at(offset).section)
    return None


def _is_in(session: Session, inner: Section | None, outer: Section) -> bool:
    """Whether `inner` is `outer` or one of its subsections, at any depth."""
    while inner is not None and inner.id != outer.id:
        inner = session.edition.sections.get(inner.parent) if inner.parent else None
    return inner is not None


def _decode(text: str) -> Iterator[str]:
    """`text` decoded as CSL-JSON; where it is none: as it is, and without the escapes of TeX and of Markdown."""
    try:
        items = json.loads(text)
        yield "\n".join(str(value) for item in items for value in item.values())
        return
    except (ValueError, AttributeError, TypeError, RecursionError):
        yield text
    yield TEX_MARK.sub(lambda mark: UNTEX[mark[0]], text)
    yield re.sub(r"\\([\\`*_\[\]<>#|])", r"\1", text)


def _address(pattern: re.Pattern[str], texts: list[str]) -> str:
    """The first address, without the punctuation of a sentence behind it."""
    return _longest(pattern, texts).rstrip(".,;:!?'*_")


def _longest(pattern: re.Pattern[str], texts: list[str]) -> str:
    """The first match in each text, and of these the longest: TeX's escapes, which end one, were taken off in one
    text.
    """
    matches = [match[match.re.groups] for text in texts if (match := pattern.search(text))]
    return max(matches, key=len, default="")


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    return next((match[1] for text in texts if (match := pattern.search(text))), "")
