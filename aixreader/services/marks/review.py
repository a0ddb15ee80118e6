"""What became of marks in another edition: unchanged, to be looked at again, or gone. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from aixreader.errors import NotFoundError
from aixreader.model import Section
from aixreader.progress import Report, silent
from aixreader.services.marks.mark_factory import excerpt, text_digest
from aixreader.services.search.search_documents import section_text
from aixreader.services.session.page_text import PageText, page_text, squeezed
from aixreader.services.session.quote_anchor import QuoteMatch, find_quote, find_reworded
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Bookmark

SAME, MOVED, REWORDED, GONE = "same", "moved", "reworded", "gone"
Mark = Bookmark | Annotation


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What became of a mark: `state` is one of the four, `section` the id of where it is now ("" where it is gone).

    `text` is what stands there now, `digest` that of it by which it is known once it was looked at. `start` and
    `length` are those of a quote in its page's text, without blanks (see `page_text`).
    """

    state: str
    section: str = ""
    text: str = ""
    digest: str = ""
    start: int = 0
    length: int = 0

    @property
    def needs_review(self) -> bool:
        """Whether the user should look again."""
        return self.state in (MOVED, REWORDED)


class Review:
    """Looks marks up in one session. Raises `EditionError` where the edition turns out damaged."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pages: dict[str, PageText] = {}
        self._known: dict[str, tuple[str, str]] = {}

    def all(self, marks: Iterable[Mark], report: Report = silent) -> dict[str, ReviewOutcome]:
        """The fate of each mark, by its id; raises what `report` raises."""
        marks = tuple(marks)
        outcomes = {}
        for number, mark in enumerate(marks):
            report(number / len(marks), "Looking your marks up")
            outcomes[mark.id] = self.one(mark)
        return outcomes

    def one(self, mark: Mark) -> ReviewOutcome:
        """The fate of one mark."""
        section = self.section(mark)
        if isinstance(mark, Annotation) and mark.quote:
            return self._quote(mark, section)
        if section is None:
            return ReviewOutcome(GONE)
        text, digest = self._text(section)
        if digest in mark.known:
            return ReviewOutcome(SAME, section.id, text, digest)
        moved = section.id != mark.section
        return ReviewOutcome(MOVED if moved else REWORDED, section.id, text, digest)

    def section(self, mark: Mark) -> Section | None:
        """The section of a mark in this edition: by its id, as its old slug leads, or by its title."""
        sections = self._session.edition.sections
        if mark.section in sections:
            return sections[mark.section]
        for name in (mark.section, mark.title):
            with suppress(NotFoundError):
                return self._session.find(name)
        return None

    def _quote(self, mark: Annotation, section: Section | None) -> ReviewOutcome:
        found = self._inside(mark, section) if section is not None else None
        found = found or self._elsewhere(mark, section)
        if found is None:
            return ReviewOutcome(GONE)
        now = self._session.edition.sections[found.section]
        stays = found.exact and (now.id == mark.section or mark.section in now.aliases)
        digest = text_digest(found.section if found.exact else found.text)
        state = MOVED if found.exact else REWORDED
        part = self._texts(now.page).section(now.id)
        start = found.start + (part.start if part is not None else 0)
        known = stays or digest in mark.known
        return ReviewOutcome(SAME if known else state, now.id, found.text, digest, start, len(squeezed(found.text)))

    def _inside(self, mark: Annotation, section: Section) -> QuoteMatch | None:
        """The quote on the page of its section, or what it was reworded to."""
        own = self._texts(section.page)
        return find_quote(own, mark, section.id) or find_reworded(own, mark, section.id)

    def _elsewhere(self, mark: Annotation, section: Section | None) -> QuoteMatch | None:
        """The quote on another page."""
        for page in self._session.edition.pages:
            if section is None or page != section.page:
                found = find_quote(self._texts(page), mark, mark.section)
                if found is not None:
                    return found
        return None

    def _text(self, section: Section) -> tuple[str, str]:
        """The beginning of a section's text, and the digest of it."""
        if section.id not in self._known:
            text = section_text(self._session, section)
            self._known[section.id] = excerpt(text), text_digest(text)
        return self._known[section.id]

    def _texts(self, page: str) -> PageText:
        if page not in self._pages:
            self._pages[page] = page_text(self._session, page)
        return self._pages[page]
