"""The plain text of a section, as search indexes it and as marks are checked against it."""

from __future__ import annotations

from aixreader.html.edit import remove_first
from aixreader.html.names import HEADINGS
from aixreader.html.plain_text import block_lines
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section


def section_text(edition: OpenEdition, section: Section) -> str:
    """The text of `section` without its subsections, its heading and its category, a line for each block."""
    html = edition.edition.page_html(section.page)[section.start : section.end]
    return block_lines(without_heading(html))


def without_heading(html: str) -> str:
    """The HTML of a section without its first heading and its first block quote, which holds its category."""
    return remove_first(remove_first(html, *HEADINGS), "blockquote")
