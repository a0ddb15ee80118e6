"""Adds the user's highlights and notes to the sections of a publication: what is printed and exported with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aixreader.html.edit import replace_elements
from aixreader.html.tree import Element
from aixreader.publish.book_html import link_number
from aixreader.publish.own_notes import AT_END, NoteBox, Passage, compact_text, with_own_notes
from aixreader.publish.publication import Chapter, Piece, Publication
from aixreader.services.marks.note_html import note_html
from aixreader.services.marks.review import Review
from aixreader.services.session.page_text import PageText, SectionText, page_text
from aixreader.services.session.quote_anchor import CONTEXT, find_quote
from aixreader.services.session.session import Session
from aixreader.userdata.records import COLOURS, Annotation

MAX_HEADING, MIN_TEXT = 2_000, 12
"""Characters of the heading that a highlight begins with, which the text of a piece does not hold, and of what has to
follow it there.
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a mark highlights in one section: `quote` is that text without white space; "" for a note on the section."""

    mark: Annotation
    quote: Annotation | None = None
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """A part with its position in the text of its piece: `end` is 0 for a note on all of it, `AT_END` where the text
    does not hold it.
    """

    part: _Part
    start: int = 0
    end: int = 0

    @property
    def number_order(self) -> tuple[bool, int]:
        """Its place among the notes of its piece."""
        return self.end == AT_END, self.end


def annotated(session: Session, publication: Publication, marks: Iterable[Annotation]) -> Publication:
    """The publication with the marks of its sections: passages marked, notes numbered in their order, in boxes behind
    the block that their passage ends in. A passage that the text does not hold any more is quoted at its section's end.
    """
    parts = _parts(session, publication, marks)
    writer = _Writer(publication.notes)
    chapters = [
        Chapter(
            chapter.id, chapter.title, tuple(writer.piece(each, parts.get(each.section, ())) for each in chapter.pieces)
        )
        for chapter in publication.chapters
    ]
    return replace(publication, chapters=tuple(chapters), notes=tuple(writer.links))


def _parts(session: Session, publication: Publication, marks: Iterable[Annotation]) -> dict[str, list[_Part]]:
    """What is marked in each section of a publication, by its id."""
    sections = session.edition.sections
    printed = {piece.section for piece in publication.pieces} & sections.keys()
    pages = {sections[name].page for name in printed}
    review, texts = Review(session), dict[str, PageText]()
    parts: dict[str, list[_Part]] = {}
    for mark in sorted(marks, key=lambda each: each.created):
        section = review.section(mark)
        if section is None or section.page not in pages:
            continue
        outcome = review.review(mark)
        if not mark.quote or not outcome.length:
            parts.setdefault(section.id, []).append(_Part(mark))
            continue
        page = sections[outcome.section].page
        if page not in texts:
            texts[page] = page_text(session, page)
        for name, part in _split(mark, texts[page], outcome.start, outcome.start + outcome.length):
            parts.setdefault(name, []).append(part)
    return {name: found for name, found in parts.items() if name in printed}


def _split(mark: Annotation, text: PageText, start: int, end: int) -> Iterator[tuple[str, _Part]]:
    """A highlight by the sections of its page that it reaches over."""
    for each in text.sections:
        first, last = max(start, each.start), min(end, each.start + len(each.compact))
        if first < last:
            quote = replace(
                mark,
                quote=text.compact[first:last],
                before=text.compact[max(0, first - CONTEXT) : first],
                after=text.compact[last : last + CONTEXT],
                start=first - each.start,
            )
            yield each.section, _Part(mark, quote, is_first=first == start, is_last=last == end)


class _Writer:
    """Writes marks into pieces, and numbers their notes and the addresses these link to."""

    def __init__(self, links: Iterable[str]) -> None:
        self.links = {address: number for number, address in enumerate(links, 1)}
        self._notes = 0

    def piece(self, piece: Piece, parts: Iterable[_Part]) -> Piece:
        """A piece with what is marked in it."""
        if not parts:
            return piece
        compact = compact_text(piece.html)
        passages, boxes = [], []
        for found in sorted(
            (_locate(part, piece.section, compact) for part in parts), key=lambda each: each.number_order
        ):
            part, mark = found.part, found.part.mark
            number = self._next() if part.is_last and mark.note.strip() else 0
            if found.end > 0:
                colour = mark.colour or COLOURS[0]
                passages.append(Passage(found.start, found.end, colour, number, part.is_first, part.is_last))
            is_lost = found.end == AT_END and (number > 0 or part.is_first)
            if number or is_lost:
                html = self._linked(note_html(mark.note)) if number else ""
                boxes.append(NoteBox(number, html, found.end, mark.quote if is_lost else ""))
        return replace(piece, html=with_own_notes(piece.html, passages, boxes))

    def _next(self) -> int:
        self._notes += 1
        return self._notes

    def _linked(self, html: str) -> str:
        """The HTML of a note with numbers behind its links, as all links of a publication have."""
        return replace_elements(html, "a", self._numbered)

    def _numbered(self, link: Element) -> str:
        number = self.links.setdefault(link.attributes["href"], len(self.links) + 1)
        return f"{link.html}{link_number(number)}"


def _locate(part: _Part, section: str, compact: str) -> _Found:
    """Where the text of a piece without white space, `compact`, holds a part."""
    if part.quote is None:
        return _Found(part, end=AT_END if part.mark.quote else 0)
    quote = part.quote.quote
    match = find_quote(PageText((SectionText(section, "", compact, 0),)), part.quote, section)
    if match is not None:
        return _Found(part, match.start, match.start + len(quote))
    for cut in range(1, min(len(quote) - MIN_TEXT, MAX_HEADING) + 1):
        if compact.startswith(quote[cut:]):
            return _Found(part, 0, len(quote) - cut)
    return _Found(part, end=AT_END)
