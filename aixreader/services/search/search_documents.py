"""Converts the sections of an edition to documents for the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from aixreader.model import Section
from aixreader.pages.reference_lists import gather_references
from aixreader.search.facets import FACETS
from aixreader.search.index_document import IndexDocument
from aixreader.services.session.session import Session

REFERENCES = re.compile(r'<div class="references">(.*?)</div>', re.DOTALL)
HEADING = re.compile(r"\s*<h([1-6])\b[^>]*>.*?</h\1>", re.DOTALL)
LABEL = re.compile(r"<strong>Description(?: and objective)?:?</strong>:?(?:<br>)?")
META = re.compile(r"<blockquote>.*?</blockquote>", re.DOTALL)
OUTSIDE = re.compile(r'<a\b[^>]*\bhref="(?:https?:)?//[^>]*>(.*?)</a>', re.DOTALL)
LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
BREAK = re.compile(r"</?(?:p|div|li|ul|ol|td|th|tr|table|h[1-6]|br|hr|blockquote|pre|figure|img)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
SPACE = re.compile(r"[ \t\r\f\v]+")
LINES = re.compile(r"\s*\n\s*")
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)*)\.?\s+(?=\S)")
MIN_LINK_SHARE = 0.45
"""A section counts as a list of links if so much of its text is link text."""
MIN_LINK_LIST_LENGTH = 150
"""Shorter texts never count as lists of links, in characters."""
MAX_PATH_LENGTH = 8
"""Headings above a section that are shown."""


def search_documents(session: Session) -> Iterator[IndexDocument]:
    """A document for each section, in the order of the edition."""
    edition = session.edition
    for page in edition.pages.values():
        html = edition.page_html(page.id)
        for name in page.sections:
            section = edition.sections[name]
            yield _document(session, section, html[section.start : section.end])


def section_text(session: Session, section: Section) -> str:
    """A section's own plain text, without its heading and its category."""
    html = session.edition.page_html(section.page)[section.start : section.end]
    return plain(_body(html))


def _body(html: str) -> str:
    return META.sub("", HEADING.sub("", html, count=1), count=1)


def _document(session: Session, section: Section, html: str) -> IndexDocument:
    gathered = gather_references(LABEL.sub("", _body(html)))
    body = REFERENCES.sub("\n", gathered)
    cited = "\n".join(match[1] for pattern in (REFERENCES, OUTSIDE) for match in pattern.finditer(gathered))
    text = plain(body)
    linked = sum(len(plain(match[1])) for match in LINK.finditer(body))
    page_title = session.edition.pages[section.page].title
    number = NUMBER.match(section.title)
    return IndexDocument(
        section.id,
        section.page,
        section.title,
        path=_path(session, section),
        names=tuple(
            name for name in (section.slug, *section.aliases, number[1] if number else "", _bare(section.title)) if name
        ),
        text=text,
        body=plain(OUTSIDE.sub(" ", body)),
        cited=plain(cited),
        role=section.role or "",
        is_link_list=len(text) > MIN_LINK_LIST_LENGTH and linked > MIN_LINK_SHARE * len(text),
        facets=tuple((facet.name, tuple(facet.values(section, page_title, text + cited))) for facet in FACETS),
    )


def plain(html: str) -> str:
    """The text of sanitised HTML, one line per block."""
    text = TAG.sub("", BREAK.sub("\n", ALT.sub(r"\n\1\n", html)))
    return LINES.sub("\n", SPACE.sub(" ", unescape(text))).strip()


def _bare(title: str) -> str:
    """A title without its number."""
    return NUMBER.sub("", title)


def _path(session: Session, section: Section) -> tuple[str, ...]:
    """The headings above a section, its page's title first; empty for the top of a page."""
    if section.level == 0:
        return ()
    above: list[str] = []
    sections = session.edition.sections
    parent = section.parent
    while parent is not None and parent in sections and len(above) < MAX_PATH_LENGTH:
        if sections[parent].level > 0:
            above.append(sections[parent].title)
        parent = sections[parent].parent
    return (session.edition.pages[section.page].title, *reversed(above))
