"""The user's highlights and notes as a publication, by section."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from aixreader.publish.publication import Chapter, Piece, Publication
from aixreader.services.marks.marks_list import notes_in_order, section_order
from aixreader.services.marks.note_html import note_html
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation, Record


def notes_publication(session: Session, records: Iterable[Record], title: str) -> Publication:
    """Highlights and notes in the order of the edition; those of sections that it does not have come last."""
    by_page: dict[str, dict[str, list[Annotation]]] = {}
    for mark in notes_in_order(records, section_order(session)):
        section = session.edition.sections.get(mark.section)
        page = session.edition.pages[section.page].title if section is not None else ""
        by_page.setdefault(page, {}).setdefault(mark.section, []).append(mark)
    chapters = []
    number = 0
    for chapter_number, (page, sections) in enumerate(by_page.items(), 1):
        pieces = []
        for name, marks in sections.items():
            number += 1
            pieces.append(_piece(session, name, marks, f"s-note-{number}"))
        chapters.append(Chapter(f"chapter-{chapter_number}", page or "Not in this edition", tuple(pieces)))
    manifest = session.edition.manifest
    return Publication(
        title=title,
        edition=manifest.title,
        date=manifest.date,
        revision=manifest.revision,
        notice="",
        chapters=tuple(chapters),
    )


def _piece(session: Session, name: str, marks: list[Annotation], anchor: str) -> Piece:
    section = session.edition.sections.get(name)
    html = "\n".join(map(_mark_html, marks))
    permalink = section.web_address if section is not None else ""
    return Piece(
        anchor, name, session.names.of(section) if section is not None else marks[0].title, 2, html, "", permalink
    )


def _mark_html(mark: Annotation) -> str:
    quote = f"<blockquote><p>{escape(mark.quote)}</p></blockquote>" if mark.quote else ""
    source = ", ".join(filter(None, (mark.changed[:10], mark.edition)))
    return quote + note_html(mark.note) + (f'<p class="meta">{escape(source)}</p>' if source else "")
