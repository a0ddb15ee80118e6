"""Converts the sections of an edition to documents for the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from aixreader.html.edit import Edit, splice
from aixreader.html.plain_text import block_lines
from aixreader.html.tree import Element, element_at, elements, with_attribute, with_text
from aixreader.knowledge.section_text import without_heading
from aixreader.model import Section
from aixreader.pages.reference_lists import reference_lists
from aixreader.paths import resources
from aixreader.progress import Report, silent
from aixreader.search.facets import FACETS
from aixreader.search.index_document import IndexDocument, Span
from aixreader.search.said import SAID_FILE, read_said
from aixreader.services.session.session import Session

LABEL = r"Description(?: and objective)?:?"
OUTSIDE = re.compile(r"(?:https?:)?//")
NUMBER = re.compile(r"\s*+(\d+(?:\.\d+)*+)\.?\s++(?=\S)")
MIN_LINK_SHARE = 0.45
"""A section counts as a list of links if so much of its text is link text."""
MIN_LINK_LIST_LENGTH = 150
"""Shorter texts never count as lists of links, in characters."""
MAX_PATH_LENGTH = 8
"""Headings above a section that are shown."""
PIECE_LENGTH = 200_000
"""Characters of a section's HTML that are read in one go."""


OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Stand around what is cited while HTML becomes text. Unicode keeps these for such use: no text has them."""
MARK = re.compile(f"[{OPEN}{CLOSE}]")
EMPTY_LINES = re.compile(rf"^[{OPEN}{CLOSE}]+(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The text of a piece of a section, what is cited in it, and its facets, as in `IndexDocument`; `own` counts the
    characters outside of reference lists, `linked` those of link text among them, and `outward` those of links to other
    sites.
    """

    text: str
    cited: tuple[Span, ...]
    own: int
    linked: int
    outward: int
    facets: tuple[tuple[str, ...], ...]


def search_documents(session: Session, report: Report = silent) -> Iterator[IndexDocument]:
    """A document for each section, in the order of the edition; raises what `report` raises."""
    edition = session.edition
    read = 0
    complete = _Completer(session)
    for number, page in enumerate(edition.pages.values()):
        html = edition.page_html(page.id)
        for name in page.sections:
            section = edition.sections[name]
            pieces: list[_Texts] = []
            for piece in _pieces(html[section.start : section.end]):
                read += len(piece)
                if read >= PIECE_LENGTH:
                    report(number / len(edition.pages), "Reading the sections")
                    read = 0
                pieces.append(_texts(section, page.title, piece if pieces else without_heading(piece)))
            yield complete(_document(session, section, pieces))


def name_documents(session: Session) -> Iterator[IndexDocument]:
    """The same documents without their texts: these are there at once, no page is read for them."""
    complete = _Completer(session)
    for page in session.edition.pages.values():
        for name in page.sections:
            section = session.edition.sections[name]
            yield complete(_document(session, section, [_texts(section, page.title, "")]))


class _Completer:
    """Adds to a document what does not stand in its section."""

    def __init__(self, session: Session) -> None:
        self._said = read_said(resources() / SAID_FILE)
        self._with_roles = {section.page for section in session.edition.sections.values() if section.role}
        self._kin = _kin(session)

    def __call__(self, document: IndexDocument) -> IndexDocument:
        is_aside = bool(self._with_roles) and document.page not in self._with_roles
        kin = tuple(self._kin.get(document.id, ()))
        return replace(document, said=self._said.get(document.id, ()), is_aside=is_aside, kin=kin)


def _kin(session: Session) -> dict[str, dict[str, None]]:
    """The kin of each section that has some, as in `IndexDocument`, in order."""
    sections, graph = session.edition.sections, session.graph
    pairs = [(section.parent, section.id) for section in sections.values() if section.parent and section.role]
    for group in session.edition.findings.groups:
        names = [graph.nodes[slug].section for slug in (group.slug, *group.members) if slug in graph.nodes]
        if group.slug in graph.nodes:
            pairs += [(names[0], name) for name in names[1:]]
    kin: dict[str, dict[str, None]] = {}
    for above, below in pairs:
        if above in sections:
            kin.setdefault(above, {})[below] = None
            if sections[above].role:
                kin.setdefault(below, {})[above] = None
    return kin


def _pieces(html: str) -> Iterator[str]:
    """The HTML of a section, a very long one in pieces: while an expression goes through one, no other thread runs."""
    start = 0
    while len(html) - start > PIECE_LENGTH:
        window = start + 1, start + PIECE_LENGTH
        ends = (html.rfind(mark, *window) for mark in ("\n<", "\n", "<", " "))
        end = next((end for end in ends if end > start), start + PIECE_LENGTH)
        yield html[start:end]
        start = end
    yield html[start:]


def _texts(section: Section, page_title: str, html: str) -> _Texts:
    whole = MARK.sub("", _without_labels(html))
    references = reference_lists(whole)
    links = [link for link in elements(whole, "a") if not any(start <= link.start < end for start, end in references)]
    outside = [(link.start, link.end) for link in _outside_links(whole)]
    text, cited = _marked_text(whole, sorted([*references, *outside]))
    lengths = {(link.start, link.end): len(block_lines(link.content)) for link in links}
    return _Texts(
        text=text,
        cited=cited,
        own=len(text) - sum(len(block_lines(whole[start:end])) for start, end in references),
        linked=sum(lengths.values()),
        outward=sum(lengths.get(span, 0) for span in outside),
        facets=tuple(tuple(facet.values(section, page_title, text)) for facet in FACETS),
    )


def _marked_text(html: str, ranges: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text of HTML, and where the `ranges` of HTML are in it; one that lies in another is left out."""
    edits = ((start, end, f"{OPEN}{html[start:end]}{CLOSE}") for start, end in ranges)
    text = EMPTY_LINES.sub(lambda line: line[0].replace("\n", ""), block_lines(splice(html, edits)))
    pieces: list[str] = []
    cited: list[Span] = []
    at = before = 0
    for mark in MARK.finditer(text):
        pieces.append(text[before : mark.start()])
        at += len(pieces[-1])
        before = mark.end()
        if mark[0] == OPEN:
            cited.append((at, at))
        else:
            cited[-1] = (cited[-1][0], at)
    return "".join([*pieces, text[before:]]), tuple(span for span in cited if span[0] < span[1])


def _document(session: Session, section: Section, pieces: list[_Texts]) -> IndexDocument:
    text = "\n".join(piece.text for piece in pieces)
    starts = accumulate((len(piece.text) + 1 for piece in pieces), initial=0)
    facets = [
        dict.fromkeys(value for values in found for value in values)
        for found in zip(*(piece.facets for piece in pieces), strict=True)
    ]
    number = NUMBER.match(section.title)
    own, linked = sum(piece.own for piece in pieces), sum(piece.linked for piece in pieces)
    is_link_list = own > MIN_LINK_LIST_LENGTH and linked > MIN_LINK_SHARE * own
    return IndexDocument(
        section.id,
        section.page,
        session.names.of(section),
        path=_path(session, section),
        names=tuple(
            name
            for name in dict.fromkeys(
                (section.slug, *section.aliases, number[1] if number else "", _bare(section.title))
            )
            if name
        ),
        text=text,
        cited=tuple(
            (start + left, start + right)
            for start, piece in zip(starts, pieces, strict=False)
            for left, right in piece.cited
        ),
        role=section.role or "",
        is_link_list=is_link_list,
        is_bibliography=is_link_list and sum(piece.outward for piece in pieces) > linked / 2,
        facets=tuple((facet.name, tuple(values)) for facet, values in zip(FACETS, facets, strict=True)),
    )


def _without_labels(html: str) -> str:
    """A section's body without the labels that most descriptions begin with."""
    return splice(html, _labels(html))


def _labels(html: str) -> Iterator[Edit]:
    for label in with_text(html, "strong", LABEL):
        if label.is_bare:
            at = label.end + html.startswith(":", label.end)
            line_end = element_at(html, at, "br")
            yield label.start, line_end.end if line_end else at, ""


def _outside_links(html: str) -> Iterator[Element]:
    return (link for link, href in with_attribute(html, ("a",), "href") if OUTSIDE.match(href) and link.is_closed)


def _bare(title: str) -> str:
    """A title without its number."""
    number = NUMBER.match(title)
    return title[number.end() :] if number else title


def _path(session: Session, section: Section) -> tuple[str, ...]:
    """The names of the sections above a section, its page's title first; empty for the top of a page."""
    if section.level == 0:
        return ()
    above: list[str] = []
    sections = session.edition.sections
    parent = section.parent
    while parent is not None and parent in sections and len(above) < MAX_PATH_LENGTH:
        if sections[parent].level > 0:
            above.append(session.names.of(sections[parent]))
        parent = sections[parent].parent
    return (session.edition.pages[section.page].title, *reversed(above))
