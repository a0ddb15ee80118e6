"""The Markdown that a section was made from, as a page of the reader's own."""

from __future__ import annotations

from html import escape

from aixreader.model import Section
from aixreader.services.document import page_document
from aixreader.services.home import STYLES_HOST
from aixreader.services.reading import Reading
from aixreader.services.session import Session


def source_document(session: Session, section: Section) -> str:
    """The page: the section's own source and that of the sections below it, with its file and line."""
    where = f"{session.edition.pages[section.page].file}:{section.line}"
    text = escape(Reading(session, section).markdown())
    body = f'<h1>Source text</h1><p class="muted">{escape(section.title)}, {escape(where)}</p><pre>{text}</pre>'
    return page_document("Source text", body, host=STYLES_HOST, kind="own")
