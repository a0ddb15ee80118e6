"""The Markdown that a section was made from, as a page of the reader's own."""

from __future__ import annotations

from html import escape

from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.section_formats import SectionFormats
from aixreader.model import Section
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document


def source_document(opened: OpenEdition, section: Section) -> str:
    """The page: the section's own source and that of the sections below it, with its file and line."""
    where = f"{opened.edition.pages[section.page].file}:{section.line}"
    text = escape(SectionFormats(opened, section).markdown())
    body = (
        f'<h1>Source text</h1><p class="muted">{escape(opened.names.of(section))}, {escape(where)}</p><pre>{text}</pre>'
    )
    return page_document("Source text", body, host=STYLES_HOST, kind="own")
