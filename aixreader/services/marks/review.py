"""Reviews marks in another edition: whether what they refer to is unchanged, was moved or reworded, or is gone.

Nothing is changed or deleted; the user decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from aixreader.errors import NotFoundError
from aixreader.knowledge.section_text import section_text
from aixreader.model import Section
from aixreader.progress import Report, silent
from aixreader.services.marks.mark_factory import excerpt, text_digest
from aixreader.services.session.page_text import PageText, page_text, remove_blanks
from aixreader.services.session.quote_anchor import QuoteMatch, find_quote, find_reworded
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark

SAME, MOVED, REWORDED, GONE = "same", "moved", "reworded", "gone"
Mark = Bookmark | Annotation


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """The result of reviewing a mark: `state` is one of the four above, `section` the id of its present section ("" if
    gone).

    `text` is the present text, and `digest` its digest: once it is among the mark's `known` digests, the mark counts
    as reviewed. `start` and `length` locate a quote in its page's compact text (see `page_text`).
    """

    state: str
    section: str = ""
    text: str = ""
    digest: str = ""
    start: int = 0
    length: int = 0

    @property
    def needs_review(self) -> bool:
        """Whether the user has to review it."""
        return self.state in (MOVED, REWORDED)


class Review:
    """Reviews marks in one session. Raises `EditionError` where the edition is damaged."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pages: dict[str, PageText] = {}
        self._known: dict[str, tuple[str, str]] = {}

    def review_all(self, marks: Iterable[Mark], report: Report = silent) -> dict[str, ReviewOutcome]:
        """The outcome of each mark, by its id; raises what `report` raises."""
        marks = tuple(marks)
        outcomes = {}
        for number, mark in enumerate(marks):
            report(number / len(marks), "Reviewing your marks")
            outcomes[mark.id] = self.review(mark)
        return outcomes

    def review(self, mark: Mark) -> ReviewOutcome:
        """The outcome of one mark."""
        section = self.section(mark)
        if isinstance(mark, Annotation) and mark.quote:
            return self._review_quote(mark, section)
        if section is None:
            return ReviewOutcome(GONE)
        text, digest = self._text(section)
        if digest in mark.known:
            return ReviewOutcome(SAME, section.id, text, digest)
        moved = section.id != mark.section
        return ReviewOutcome(MOVED if moved else REWORDED, section.id, text, digest)

    def section(self, mark: Mark) -> Section | None:
        """The section of a mark in this edition: by its id, by a former slug, or by its title."""
        sections = self._session.edition.sections
        if mark.section in sections:
            return sections[mark.section]
        for name in (mark.section, mark.title):
            with suppress(NotFoundError):
                return self._session.find(name)
        return None

    def _review_quote(self, mark: Annotation, section: Section | None) -> ReviewOutcome:
        match = self._find_on_page(mark, section) if section is not None else None
        match = match or self._find_on_other_pages(mark, section)
        if match is None:
            return ReviewOutcome(GONE)
        current = self._session.edition.sections[match.section]
        is_unchanged = match.exact and (current.id == mark.section or mark.section in current.aliases)
        digest = text_digest(match.section if match.exact else match.text)
        state = MOVED if match.exact else REWORDED
        if is_unchanged or digest in mark.known:
            state = SAME
        part = self._page_text(current.page).section(current.id)
        start = match.start + (part.start if part is not None else 0)
        return ReviewOutcome(state, current.id, match.text, digest, start, len(remove_blanks(match.text)))

    def _find_on_page(self, mark: Annotation, section: Section) -> QuoteMatch | None:
        """The quote, or its rewording, on the page of its section."""
        own = self._page_text(section.page)
        return find_quote(own, mark, section.id) or find_reworded(own, mark, section.id)

    def _find_on_other_pages(self, mark: Annotation, section: Section | None) -> QuoteMatch | None:
        for page in self._session.edition.pages:
            if section is None or page != section.page:
                match = find_quote(self._page_text(page), mark, mark.section)
                if match is not None:
                    return match
        return None

    def _text(self, section: Section) -> tuple[str, str]:
        """The beginning of a section's text, and the digest of the whole text."""
        if section.id not in self._known:
            text = section_text(self._session, section)
            self._known[section.id] = excerpt(text), text_digest(text)
        return self._known[section.id]

    def _page_text(self, page: str) -> PageText:
        if page not in self._pages:
            self._pages[page] = page_text(self._session, page)
        return self._pages[page]
