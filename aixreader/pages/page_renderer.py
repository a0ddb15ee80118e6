"""Renders a page from its stored HTML: title, section heads, tables, figures, references.

What is stored is sanitised (see `aixreader.source.sanitise`): well-formed, attributes double-quoted, no bare `<` or `>`
in text or values, so that expressions on tags are enough, and none of our own classes or addresses can come from
outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from aixreader.edition.records import AssetEntry, PageEntry
from aixreader.html.edit import replace_attribute
from aixreader.html.names import HEADINGS
from aixreader.html.tree import tags
from aixreader.knowledge.control_name import mark_names
from aixreader.model import Section
from aixreader.model.address import MAIL
from aixreader.pages.field_labels import mark_labels
from aixreader.pages.figures import render_figures
from aixreader.pages.reference_lists import gather_references
from aixreader.pages.section_header import own_name, render_section_headers
from aixreader.pages.table_frames import frame_tables

MAILTO = "mailto:"
ABOUT = "About this edition"
NOT_BEFORE_TITLE = frozenset({*HEADINGS, "hr", "img", "ol", "table", "ul"})


def render_page(
    page: PageEntry,
    html: str,
    sections: Iterable[Section],
    assets: Mapping[str, AssetEntry],
    notice: str = "",
    name_of: Callable[[Section], str] = own_name,
    edition: str = "",
) -> str:
    """The page's HTML as it is shown; `sections` are its own in order, `assets` the edition's by path.

    `notice` is plain text, folded above the page under `edition`, the edition's title: the home page says it in full.
    `name_of` gives the name of a section, as `SectionNames.of`.
    """
    title, lead = ("", "") if _has_title(html) else _head(page)
    html = render_section_headers(html, sections, title, lead, name_of)
    html = replace_attribute(html, "a", "href", lambda href: MAIL + href.removeprefix(MAILTO), prefix=MAILTO)
    html = mark_names(html)
    return _folded(edition or ABOUT, notice) + frame_tables(
        render_figures(mark_labels(gather_references(html)), assets)
    )


def _folded(title: str, notice: str) -> str:
    if not notice:
        return ""
    return f'<details class="notice"><summary>{escape(title)}</summary>{escape(notice)}</details>\n'


def _has_title(html: str) -> bool:
    """Whether a page begins with a heading of the first level."""
    at = 0
    for tag in tags(html):
        if html[at : tag.start].strip():
            return False
        if not tag.is_end and tag.name in NOT_BEFORE_TITLE:
            return tag.name == "h1"
        at = tag.end
    return False


def _head(page: PageEntry) -> tuple[str, str]:
    """The title and the lead of a page that does not begin with a heading of the first level."""
    lead = f'\n<p class="lead">{escape(page.hero)}</p>\n' if page.hero else ""
    return f'<h1 class="page-title">{escape(page.title)}</h1>\n', lead
