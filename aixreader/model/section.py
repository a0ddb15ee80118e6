"""The section: the unit of reading, linking, citing and marking."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.model.address import section_link
from aixreader.model.category import Category


@dataclass(frozen=True, slots=True)
class Field:
    """A recurring block of a section: a bold label at the start of a line and what follows it.

    `name` is the known label ("description", "controls", "references"), `label` as written; `line` is 1-based in the
    file.
    """

    name: str
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page with its content up to the next heading of any level.

    `id` is the slug, or `page#anchor` where there is none (`page` alone for the top of a page) or where `slug` leads to
    another section that states it too. `level` is 0 for the
    top of a page, else 1 to 6. `title` is the heading's text as written ("#MONITOR USE"). `line` and `end_line` bound
    the section's own text in the source file, 1-based, the end excluded. `start` and `end` bound its HTML in the
    page's, in characters. `parent` and `children` are section ids. `aliases` are other slugs that lead here. `url` is
    the address that Hugo gives it, "" where the source's pages are on no site. Of its `words`, `table_words` are in
    tables and `code_words` in blocks of code.
    """

    id: str
    page: str
    anchor: str
    level: int
    title: str
    line: int
    end_line: int
    start: int
    end: int
    slug: str | None = None
    category: Category | None = None
    parent: str | None = None
    children: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    aliases: tuple[str, ...] = ()
    words: int = 0
    url: str = ""
    table_words: int = 0
    code_words: int = 0

    @property
    def role(self) -> str | None:
        """The role its Category gives it, if it has one."""
        return self.category.role if self.category else None

    @property
    def permalink(self) -> str | None:
        """Its address on the Exchange's site, which outlives editions; None without a slug of its own."""
        return f"https://owaspai.org/go/{self.slug}/" if self.slug and self.slug == self.id else None

    @property
    def web_address(self) -> str:
        """Where everybody can read it: its permalink, or else its address on the site; "" if it has neither."""
        return self.permalink or self.url

    @property
    def link(self) -> str:
        """The link that the reader opens it by (aix:...)."""
        return section_link(self.id)
