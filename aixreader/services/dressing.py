"""From a page's stored HTML to the designed one: title, section heads, tables, figures, references.

What is stored is sanitised (see `aixreader.source.sanitise`): well-formed, attributes double-quoted, no bare `<` or `>`
in text or values, so that expressions on tags are enough, and none of our own classes or addresses can come from
outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from aixreader.edition.records import AssetEntry, PageEntry
from aixreader.model import Section
from aixreader.model.address import MAIL
from aixreader.services.control_name import mark_names
from aixreader.services.field_labels import mark_labels
from aixreader.services.figures import dress_figures
from aixreader.services.reference_lists import gather_references
from aixreader.services.section_header import dress_sections
from aixreader.services.table_frames import frame_tables

MAIL_LINK = re.compile(r'(<a [^<>]*?\bhref=")mailto:')
OWN_TITLE = re.compile(r"(?:\s|<(?!h[1-6][\s>]|img|hr|table|ul|ol)[a-z][^>]*>|</[a-z0-9]+>)*<h1[\s>]")


def dress_page(page: PageEntry, html: str, sections: Iterable[Section], assets: Mapping[str, AssetEntry]) -> str:
    """The page's HTML as it is shown; `sections` are its own in order, `assets` the edition's by path."""
    html = dress_sections(html, sections, _title(page, html), _lead(page))
    html = mark_names(MAIL_LINK.sub(rf"\1{MAIL}", html))
    return frame_tables(dress_figures(gather_references(mark_labels(html)), assets))


def _title(page: PageEntry, html: str) -> str:
    """The page's title; nothing for a page that begins with one of its own."""
    return "" if OWN_TITLE.match(html) else f'<h1 class="page-title">{escape(page.title)}</h1>\n'


def _lead(page: PageEntry) -> str:
    """What the page says of itself."""
    return f'\n<p class="lead">{escape(page.hero)}</p>\n' if page.hero else ""
