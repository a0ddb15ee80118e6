"""Sections as files that need no reader: a web page, a book, Markdown, plain text, data."""

from __future__ import annotations

import json
import re

from aixreader.errors import OutputError
from aixreader.html.to_text import plain_text
from aixreader.knowledge.section_formats import SectionFormats
from aixreader.paths import resources
from aixreader.progress import Report
from aixreader.publish.publication import Publication
from aixreader.services.export.publication_builder import publication_of
from aixreader.services.export.section_selector import SectionSelection
from aixreader.services.session.session import Session

SITE = "https://owaspai.org"
ROOTED = re.compile(r"(\]\(\s*<?)/(?=[\w])")
NOTE = re.compile(r'<sup class="note">.*?</sup>')
WIDTH = 88


def export_sections(session: Session, choice: SectionSelection, form: str, report: Report) -> bytes:
    """The sections of `choice` in one of `output.BOOKS` but PDF, which a browser lays out (`services.printing`); raises
    `Cancelled` after a cancel.
    """
    report(0.0, "Gathering sections")
    if choice.made is not None and form in ("md", "json"):
        raise OutputError("Notes have a form of their own.", "Marks > Export writes them as Markdown and JSON.")
    makers = {"html": _html, "epub": _epub, "md": _markdown, "txt": _text, "json": _json}
    data = makers[form](session, choice)
    report(1.0, "Written")
    return data


def _html(session: Session, choice: SectionSelection) -> bytes:
    from aixreader.publish.book_html import book_html

    return book_html(_made(session, choice), book_style()).encode()


def _epub(session: Session, choice: SectionSelection) -> bytes:
    from aixreader.publish.epub import epub

    return epub(_made(session, choice), book_style())


def _markdown(session: Session, choice: SectionSelection) -> bytes:
    """The sections' own source, its links made absolute; each with its permalink."""
    told = publication_of(session, (), choice.title).told
    parts = [f"# {choice.title}\n\n{told}. Text of the OWASP AI Exchange, owaspai.org, CC0 1.0.\n"]
    page = ""
    for section in choice.sections:
        if section.page != page and section.level != 1:
            parts.append(f"# {session.edition.pages[section.page].title}\n")
        page = section.page
        text = SectionFormats(session, section, only=True).markdown()
        parts.append(ROOTED.sub(rf"\1{SITE}/", text).strip("\n") + "\n")
    return "\n".join(parts).encode()


def _text(session: Session, choice: SectionSelection) -> bytes:
    publication = _made(session, choice)
    links = {f"#{piece.id}": piece.permalink or f"aix:{piece.section}" for piece in publication.pieces}
    parts = [publication.title, "=" * len(publication.title), f"{publication.told}.", ""]
    for chapter in publication.chapters:
        for piece in chapter.pieces:
            sign = "=" if piece.level == 1 else "-"
            parts += ["", piece.title, sign * len(piece.title)]
            parts += [line for line in (piece.meta, piece.permalink) if line]
            bare = NOTE.sub("", piece.html)
            parts += ["", plain_text(bare, lambda address: links.get(address, address), WIDTH).strip("\n")]
    return ("\n".join(parts) + "\n").encode()


def _json(session: Session, choice: SectionSelection) -> bytes:
    manifest = session.edition.manifest
    about = {"title": choice.title, "edition": manifest.title, "date": manifest.date, "revision": manifest.revision}
    sections = [SectionFormats(session, section, only=True).record() for section in choice.sections]
    return (json.dumps({"about": about, "sections": sections}, ensure_ascii=False, indent=2) + "\n").encode()


def _made(session: Session, choice: SectionSelection) -> Publication:
    return choice.made or publication_of(session, choice.sections, choice.title)


def book_style() -> str:
    """The style sheet of what leaves the reader."""
    return (resources() / "styles" / "book.css").read_text("utf-8")
