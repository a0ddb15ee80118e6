"""Sections: the headings of a page with their content, as a tree, keyed by slug."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from aixreader.addresses.site_map import published_path
from aixreader.errors import shortened
from aixreader.html.plain_text import plain_text
from aixreader.html.tree import elements, heading_offsets, ids
from aixreader.model import Category, Problem, Section
from aixreader.source.category import read_category
from aixreader.source.drafts import Draft
from aixreader.source.labels import read_fields
from aixreader.source.meta_block import MetaBlock, read_meta_block
from aixreader.source.page_headings import raw_heading_lines
from aixreader.source.slugs import SlugOwners

MAX_TITLE = 300
"""Characters of a title: the name of a section in lists, tabs and messages. Its page shows the whole heading."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a page: its heading (level 0, no anchor for the top), its lines and its stretch of the draft's HTML.

    Lines are 0-based; `body_line` is the first one after the heading.
    """

    level: int
    anchor: str
    title: str
    line: int
    end_line: int
    body_line: int
    start: int
    end: int
    meta: MetaBlock | None

    @property
    def slug(self) -> str:
        """The slug its Permalink states, or ''."""
        return self.meta.slug if self.meta else ""


def page_spans(draft: Draft, title: str) -> list[Span]:
    """The stretches of a page, its top first."""
    headings = [heading for heading in draft.headings if heading.anchor]
    offsets = [0, *heading_offsets(draft.html, [(h.level, h.anchor) for h in headings]), len(draft.html)]
    lines = [draft.front.body_line, *(h.line for h in headings), len(draft.lines)]
    names = [(0, "", title), *((h.level, h.anchor, h.text) for h in headings)]
    spans = []
    for index, (level, anchor, text) in enumerate(names):
        first, end = lines[index], lines[index + 1]
        raw = raw_heading_lines(draft.lines, first, end) if level else 0
        body = first + (raw or (2 if _is_setext(draft.lines, first, end) else 1)) if level else first
        meta = read_meta_block(draft.lines, body, end)
        spans.append(Span(level, anchor, text, first, end, body, offsets[index], offsets[index + 1], meta))
    return spans


def page_sections(
    draft: Draft, spans: list[Span], owners: SlugOwners, base_url: str = ""
) -> tuple[list[Section], list[Problem]]:
    """The sections of one page, in order, and problems of their slugs. `base_url` is the site's, "" without one."""
    address = _page_url(draft, base_url)
    on_site = {name for name, _ in ids(draft.sanitised)} if address else set()
    problems: list[Problem] = []
    sections: list[Section] = []
    above: list[Section] = []
    for span in spans:
        key = f"{draft.id}#{span.anchor}" if span.level else draft.id
        if span.slug and owners.owns(span.slug, draft.id, span.anchor):
            key = span.slug
        elif span.slug:
            problems.append(_duplicate(draft, span, key))
        while above and above[-1].level >= span.level:
            above.pop()
        url = f"{address}#{quote(span.anchor)}" if span.anchor in on_site else address
        section = _section(draft, span, key, above[-1].id if above else None, url)
        above.append(section)
        sections.append(section)
    return _with_children(sections), problems


def _page_url(draft: Draft, base_url: str) -> str:
    """Where Hugo puts a page; "" without a site, and where its front matter makes an address that only Hugo knows."""
    path = _chosen_path(draft) if draft.front.text("url") else _path(draft)
    return f"{base_url}{quote(path)}" if base_url and path is not None else ""


def _chosen_path(draft: Draft) -> str | None:
    """The path below the site's address that `url` of the front matter chooses; None for one with placeholders
    (":year") or on another host.
    """
    url = draft.front.text("url").lstrip("/")
    if ":" in url or "//" in url or not url.isprintable():
        return None
    return url if not url or url.endswith("/") or "." in url.rpartition("/")[2] else f"{url}/"


def _path(draft: Draft) -> str | None:
    """The path below the site's address after the page's file, its name replaced by `slug` of the front matter; None
    for a slug that is no name. Hugo leaves folders their names.
    """
    path, slug = published_path(draft.id), draft.front.text("slug")
    if slug and draft.id.rpartition("/")[2] != "_index":
        name = published_path(slug)
        if not name or "/" in name:
            return None
        path = f"{path.rpartition('/')[0]}/{name}".lstrip("/")
    return f"{path}/" if path else ""


def _section(draft: Draft, span: Span, key: str, parent: str | None, url: str) -> Section:
    category: Category | None = read_category(span.meta.category) if span.meta and span.meta.category else None
    html = draft.html[span.start : span.end]
    return Section(
        id=key,
        page=draft.id,
        anchor=span.anchor,
        level=span.level,
        title=shortened(span.title, MAX_TITLE),
        line=span.line + 1,
        end_line=span.end_line + 1,
        start=span.start,
        end=span.end,
        slug=span.slug or None,
        category=category,
        parent=parent,
        fields=read_fields(draft.lines, span.body_line, span.end_line),
        words=_words(html),
        url=url,
        table_words=_words_inside(html, "table"),
        code_words=_words_inside(html, "pre"),
    )


def _words(html: str) -> int:
    return len(plain_text(html).split())


def _words_inside(html: str, name: str) -> int:
    """The words in elements of this name, those that are inside another one counted once."""
    count = end = 0
    for element in elements(html, name):
        if element.start >= end:
            count += _words(element.content)
            end = element.end
    return count


def _duplicate(draft: Draft, span: Span, key: str) -> Problem:
    what = f"the Permalink '{span.slug}' is stated by two sections"
    line = (span.meta.line if span.meta else span.line) + 1
    return Problem("slug-duplicate", what, draft.file, line, f"it leads to the other, this one is reached as {key}")


def _with_children(sections: list[Section]) -> list[Section]:
    children: dict[str, list[str]] = {}
    for section in sections:
        if section.parent is not None:
            children.setdefault(section.parent, []).append(section.id)
    return [replace(section, children=tuple(children.get(section.id, ()))) for section in sections]


def _is_setext(lines: list[str], first: int, end: int) -> bool:
    """Whether a heading is underlined instead of marked with `#`."""
    underline = lines[first + 1].strip() if first + 1 < end else ""
    return not lines[first].lstrip().startswith("#") and bool(underline) and set(underline) in ({"="}, {"-"})
