"""The header of each section: a readable title, and chips instead of the Category and Permalink lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape

from aixreader.html.edit import remove_tags
from aixreader.html.names import HEADINGS
from aixreader.html.plain_text import split_lines
from aixreader.html.tree import Element, element_at, skip_blanks
from aixreader.knowledge.section_names import shown_title
from aixreader.model import Section
from aixreader.model.category import CONTROL, THREAT
from aixreader.pages.action_links import BOOKMARK, COPY_PERMALINK, NOTE, STATE, action_address
from aixreader.pages.chips import chips_html

ON, OFF, NOTED = "Bookmark this section", "Remove bookmark", "Note on this section"
STATED = "Assessment: {0}"
ASSESSED = (THREAT, CONTROL)
"""The roles of sections that an assessment states something about."""
CATEGORY = re.compile(r"\s*Category\s*:([^<]*)", re.IGNORECASE)
PERMALINK = re.compile(r"\s*Permalink\s*:\s*https?://(?:www\.)?owaspai\.org/(?:goto|go)/+([\w-]+)/?\s*", re.IGNORECASE)
BREAK = "\u200b"
"""A line may end here: in a narrow pane, an address goes on with its name below rather than within it."""


def own_name(section: Section) -> str:
    """The name of a section as its heading alone gives it."""
    return shown_title(section.title)


def render_section_headers(
    html: str,
    sections: Iterable[Section],
    title: str = "",
    lead: str = "",
    name_of: Callable[[Section], str] = own_name,
) -> str:
    """The page's HTML with a header for each of its sections; `title` is put before everything, `lead` after the chips
    of the page itself. `name_of` gives the name of a section, as `SectionNames.of`.

    `sections` are those of the page in order, their offsets counting in `html`. A section with wrong offsets is left
    as it is.
    """
    pieces, at = [title], 0
    for section in sections:
        if not at <= section.start <= len(html):
            continue
        pieces.append(html[at : section.start])
        at = section.start
        if section.level and (heading := element_at(html, at, *HEADINGS)):
            pieces.append(_heading(heading, section, name_of(section)))
            at = heading.end
        header, at = _header(html, at, section)
        pieces.append(header)
        if not section.level:
            pieces.append(lead)
    pieces.append(html[at:])
    return "".join(pieces)


def _heading(heading: Element, section: Section, name: str) -> str:
    """A heading with a ribbon to bookmark its section, and hidden links to the note on it, and to what an assessment
    states about it. The name of a control is shown as everywhere, with the name as
    the Exchange writes it beside it.
    """
    tag, inner = heading.name, heading.content
    title = inner if name == section.title else f'{escape(name)} <span class="tag">{inner.strip()}</span>'
    act = action_address(BOOKMARK, section.id)
    ribbon = f'<a class="ribbon" href="{act}" data-on="{ON}" data-off="{OFF}" aria-label="{ON}" title="{ON}"></a>'
    note = (
        f'<a class="noted" href="{action_address(NOTE, section.id)}" aria-label="{NOTED}" title="{NOTED}" hidden></a>'
    )
    stated = ""
    if section.role in ASSESSED:
        address = action_address(STATE, section.id)
        stated = f'<a class="stated" href="{address}" data-label="{STATED}" hidden></a>'
    return f"<{tag}{heading.written}>{title}{ribbon}{note}{stated}</{tag}>"


def _header(html: str, at: int, section: Section) -> tuple[str, int]:
    """The header line for the block quote at `at`, and the offset behind it; "" if there is no such quote."""
    quote = element_at(html, skip_blanks(html, at), "blockquote")
    block = quote.first("p") if quote and quote.is_bare else None
    if quote is None or block is None or not block.is_bare:
        return "", at
    category, slug, rest = "", "", []
    for line in split_lines(block.content):
        if (stated := CATEGORY.fullmatch(line)) and section.category and not category:
            category = unescape(stated[1]).strip()
        elif not slug and (link := PERMALINK.fullmatch(remove_tags(line, "a"))) and link[1].lower() == section.slug:
            slug = link[1].lower()
        elif line.strip():
            rest.append(line)
    if not (category or slug):
        return "", at
    line = _line(section, category, slug)
    after = skip_blanks(html, block.end)
    if not rest and after == quote.content_end:
        return line, quote.end
    rest_html = f"<p>{'<br>'.join(rest)}</p>\n" if rest else ""
    return f"{line}\n<blockquote>{rest_html}", after


def _line(section: Section, category: str, slug: str) -> str:
    parts, label = [], ""
    if section.category and category:
        parts.append(chips_html(section.category))
        label = f' role="group" aria-label="Category: {escape(category)}" title="Category: {escape(category)}"'
    if slug:
        act = action_address(COPY_PERMALINK, section.id)
        text, broken = (f"owaspai.org/go/{end}{escape(slug)}" for end in ("", BREAK))
        shown = f'data-text="{broken}"><span hidden>{text}</span>'  # hidden from find in page, not from the page's text
        parts.append(f'<a class="permalink" href="{act}" title="Copy permalink" {shown}</a>')
    return f'\n<div class="chips"{label}>{" ".join(parts)}</div>'
