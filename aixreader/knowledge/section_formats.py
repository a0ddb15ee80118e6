"""A section as plain text, Markdown, HTML, or a record for JSON."""

from __future__ import annotations

from functools import cached_property
from html import escape
from urllib.parse import unquote

from aixreader.edition.records import PageEntry
from aixreader.html.edit import replace_attribute, splice
from aixreader.html.fragment import fragment
from aixreader.html.names import HEADINGS
from aixreader.html.to_text import plain_text
from aixreader.html.tree import with_attribute
from aixreader.json_codec import encode
from aixreader.knowledge.footnotes import with_own_notes
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section
from aixreader.model.address import FILES, read_page_address


class SectionFormats:
    """One section of an edition, with its subsections unless `only` is set."""

    def __init__(self, opened: OpenEdition, section: Section, *, only: bool = False) -> None:
        self._opened = opened
        self._section = section
        self._only = only

    def html(self) -> str:
        """The section's HTML as a well-formed fragment, sanitised again: it leaves the reader, and its defences."""
        from aixreader.source.sanitise import sanitise_resolved

        return replace_attribute(sanitise_resolved(self._html), "a", "href", self._web_link)

    def text(self, width: int | None = None) -> str:
        """The section's plain text, wrapped to `width` columns if given, with links as `show` takes them."""
        return plain_text(self._html, self._reader_link, width)

    def markdown(self) -> str:
        """The section's lines of the source."""
        lines = self._opened.edition.page_source(self._section.page).split("\n")
        return "\n".join(lines[self._section.line - 1 : self._last.end_line - 1]).strip("\n")

    def record(self) -> dict[str, object]:
        """All data of the section, as JSON values."""
        section = self._section
        return {
            "id": section.id,
            "slug": section.slug,
            "title": self._opened.names.of(section),
            "heading": section.title,
            "page": section.page,
            "anchor": section.anchor,
            "level": section.level,
            "role": section.role,
            "category": encode(section.category) if section.category else None,
            "fields": [encode(field) for field in section.fields],
            "permalink": section.permalink,
            "url": section.web_address or None,
            "address": self._opened.address(section.id),
            "aliases": list(section.aliases),
            "parent": section.parent,
            "children": list(section.children),
            "text": plain_text(self._html, self._plain_web_link),
            "html": self.html(),
        }

    @cached_property
    def _html(self) -> str:
        html = self._opened.edition.page_html(self._section.page)
        return self._named(with_own_notes(fragment(html, self._section.start, self._last.end), html))

    def _named(self, html: str) -> str:
        """The HTML with the names of controls as headings."""
        names = self._opened.names
        known = {
            section.anchor: escape(name, quote=False)
            for section in map(self._opened.edition.sections.get, self._page.sections)
            if section is not None and section.level and (name := names.of(section)) != section.title
        }
        return splice(
            html,
            (
                (heading.content_start, heading.content_end, known[anchor])
                for heading, anchor in with_attribute(html, HEADINGS, "id")
                if heading.is_closed and anchor in known
            ),
        )

    @property
    def _page(self) -> PageEntry:
        return self._opened.edition.pages[self._section.page]

    @cached_property
    def _last(self) -> Section:
        """The last section included: itself, or its last descendant."""
        sections = self._opened.edition.sections
        last = self._section
        for _ in sections:  # as deep as there are sections, whatever an edition says of its children
            if self._only or not last.children or last.children[-1] not in sections:
                break
            last = sections[last.children[-1]]
        return last

    def _reader_link(self, address: str) -> str:
        """A link as `show` takes it: `aix:slug` for a section of the edition."""
        section = self._target(address)
        return section.link if section is not None else self._file_or_same(address)

    def _plain_web_link(self, address: str) -> str:
        """A link for other programs: the section's address on the web if it has one."""
        return self._web_link(address) or self._file_or_same(address)

    def _web_link(self, address: str) -> str | None:
        """As `_plain_web_link`; None for an address that is not of a section."""
        section = self._target(address)
        return (section.web_address or section.link) if section is not None else None

    def _file_or_same(self, address: str) -> str:
        return unquote(address.removeprefix(FILES)) if address.startswith(FILES) else address

    def _target(self, address: str) -> Section | None:
        """The section at an address of the reader, None for any other address."""
        return self._opened.section_at(address) if read_page_address(address) is not None else None
