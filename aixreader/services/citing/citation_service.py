"""Citations of sections, and what has become of one: whether its quote still stands, and where.

Reads back every form that `publish.citation` writes, and what people make of it: the section's permalink or reader
link is enough.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aixreader.errors import NotFoundError
from aixreader.knowledge.threat_graph import bare_title
from aixreader.model import Section
from aixreader.publish.citation import TEX, Citation, plain_quote, quote_digest
from aixreader.services.session.page_text import page_text, squeezed
from aixreader.services.session.quote_anchor import find_quote, find_reworded
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation

PERMALINK = re.compile(r"owaspai\.org/(?:go|goto)/+([\w-]+)", re.IGNORECASE)
LINK = re.compile(r"\baix:(?!//)([\w./#-]*[\w/])")
QUOTE = re.compile(r"Quote: “(.*)” SHA-256:", re.DOTALL)
QUOTED = re.compile(r"“(.+?)”|\"(\w.{15,}?)\"", re.DOTALL)
"""What people put in quotation marks of their own."""
DIGEST = re.compile(r"SHA-256: *([0-9a-f]{64})", re.IGNORECASE)
DATE = re.compile(r"as of (\d{4}-\d{2}-\d{2})")
REVISION = re.compile(r"revision ([0-9a-f]{6,40})")
UNTEX = {value: char for char, value in TEX.items()}
TEX_MARK = re.compile("|".join(map(re.escape, UNTEX)))
LONGEST = 100_000


class QuoteStatus(StrEnum):
    """What became of a cited quote."""

    UNCHANGED = "stands"
    """It stands in the section that is cited."""
    MOVED = "elsewhere"
    """It stands in another section."""
    REWORDED = "reworded"
    GONE = "gone"
    NO_QUOTE = "unquoted"
    """Nothing was quoted; the section is there."""
    NO_SECTION = "no section"


@dataclass(frozen=True, slots=True)
class ParsedCitation:
    """What a citation says: the section by its slug, the quote, its digest, the edition's date and revision, each as
    far as it is told. `is_whole` is false where the quote is not the one that was digested.
    """

    slug: str
    quote: str = ""
    digest: str = ""
    date: str = ""
    revision: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the quote is the one that was digested, or none was."""
        return not self.digest or quote_digest(self.quote) == self.digest


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """What an edition says of a claim; `section` is where the quote stands, or the one that is cited. `text` is what
    stands there now in the place of a reworded quote.
    """

    status: QuoteStatus
    section: Section | None = None
    text: str = ""


def make_citation(session: Session, section: Section, quote: str = "") -> Citation:
    """A citation of `section` as it stands in this edition."""
    manifest = session.edition.manifest
    node = session.graph.nodes.get(section.slug or "")
    return Citation(
        title=node.name if node is not None else bare_title(section),
        slug=section.slug or section.id,
        edition=manifest.title,
        date=manifest.date,
        revision=manifest.revision,
        permalink=section.permalink or "",
        link=f"aix:{section.id}",
        quote=plain_quote(quote),
    )


def parse_citation(text: str) -> ParsedCitation:
    """What a citation says; raises `NotFoundError` for a text that names no section."""
    text = text[:LONGEST]
    readings = list(_readings(text))
    slug = next((match[1] for pattern in (PERMALINK, LINK) if (match := pattern.search(text))), "")
    if not slug:
        raise NotFoundError(
            "This text names no section of the Exchange.", "A citation has a permalink (owaspai.org/go/...) or aix:..."
        )
    digest = _first(DIGEST, readings).lower()
    found = (QUOTE.search(one) or QUOTED.search(one) for one in readings)
    quotes = [plain_quote(next(filter(None, match.groups()), "")) for match in found if match]
    whole = [quote for quote in quotes if quote_digest(quote) == digest]
    quote = (whole or quotes or [""])[0]
    name = slug if "#" in slug else slug.lower()
    return ParsedCitation(name, quote, digest, _first(DATE, readings), _first(REVISION, readings))


def verify_citation(session: Session, claim: ParsedCitation) -> VerificationResult:
    """What became of a claim in this edition."""
    try:
        section = session.find(f"aix:{claim.slug}" if "#" in claim.slug else claim.slug)
    except NotFoundError:
        section = None
    if section is None or not claim.quote:
        found = _anywhere(session, claim.quote, None) if claim.quote else None
        if found is not None:
            return VerificationResult(QuoteStatus.MOVED, found)
        return VerificationResult(QuoteStatus.NO_QUOTE if section else QuoteStatus.NO_SECTION, section)
    mark = Annotation("", section.id, section.title, quote=claim.quote)
    page = page_text(session, section.page)
    there = find_quote(page, mark, section.id)
    if there is not None:
        inside = session.edition.sections[there.section]
        return VerificationResult(
            QuoteStatus.UNCHANGED if _is_in(session, inside, section) else QuoteStatus.MOVED, inside
        )
    if (found := _anywhere(session, claim.quote, section.page)) is not None:
        return VerificationResult(QuoteStatus.MOVED, found)
    reworded = find_reworded(page, mark, section.id)
    return (
        VerificationResult(QuoteStatus.REWORDED, section, reworded.text)
        if reworded
        else VerificationResult(QuoteStatus.GONE, section)
    )


def _anywhere(session: Session, quote: str, but: str | None) -> Section | None:
    """The section of any other page in which the quote stands."""
    for page in session.edition.pages:
        if page != but:
            text = page_text(session, page)
            at = text.squeezed.find(squeezed(quote))
            if at >= 0:
                return session.edition.sections.get(text.at(at).section)
    return None


def _is_in(session: Session, inner: Section | None, outer: Section) -> bool:
    """Whether a section is another, or stands below it."""
    while inner is not None and inner.id != outer.id:
        inner = session.edition.sections.get(inner.parent) if inner.parent else None
    return inner is not None


def _readings(text: str) -> Iterator[str]:
    """The text as it is, and without the marks that a form puts into it."""
    try:
        items = json.loads(text)
        yield "\n".join(str(value) for item in items for value in item.values())
        return
    except (ValueError, AttributeError, TypeError, RecursionError):
        yield text
    yield TEX_MARK.sub(lambda mark: UNTEX[mark[0]], text)
    yield re.sub(r"\\([\\`*_\[\]<>#|])", r"\1", text)


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    return next((match[1] for text in texts if (match := pattern.search(text))), "")
