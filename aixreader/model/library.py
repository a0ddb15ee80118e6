"""A whole compiled source in memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from aixreader.model.attribution import UNSTATED, Attribution
from aixreader.model.crosswalk import OpenCre, Statement
from aixreader.model.decision_tree import Question
from aixreader.model.guide import Advice, Contributor, Essential, IndexEntry, MediaItem
from aixreader.model.links import Link
from aixreader.model.problem import Problem
from aixreader.model.relation import Group, Relation
from aixreader.model.section import Section
from aixreader.model.table import PeriodicTable
from aixreader.model.term import NO_TERMS, Glossary


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    `id` is its path below `content/` without suffix ("docs/5_testing"), `file` the source file below the site's root.
    `sanitised` is the page's HTML as the sanitiser left it, with the source's own addresses; `html` the same with links
    and images resolved, which is what readers see. `source` is the text after the front matter was read, the front
    matter included, so that line numbers hold. `order` is its position in the documentation, None for other pages.
    `hero` is plain text from the front matter. `parent` is the page it stands under in the contents, "" for none;
    `link_title` its title there, "" for its own. `listed` and `searched` tell whether lists and the search show it.
    """

    id: str
    file: str
    title: str
    html: str
    sanitised: str
    source: str
    sections: tuple[str, ...]
    order: int | None = None
    hero: str = ""
    parent: str = ""
    link_title: str = ""
    listed: bool = True
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages refer to: `path` as its address has it (below `static/`), `file` its path in the source tree.

    `size` is in bytes, `mime` from our own table. `width` and `height` are an image's in pixels, None where its file
    does not tell them.
    """

    path: str
    file: str
    size: int
    mime: str
    width: int | None = None
    height: int | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the compiler makes of a source.

    `pages` are in the order of reading; `sections` by id in page order. `redirects` maps slugs without a
    section of their own to a section id, a page, an asset path or an outside address. `notice` is a line of plain text
    that the source wants over every page, "" for none. `until` is when other pages are published than now (ISO 8601,
    UTC), "" for never.
    """

    title: str
    revision: str
    date: str
    pages: tuple[Page, ...]
    sections: dict[str, Section]
    links: tuple[Link, ...]
    assets: tuple[Asset, ...]
    redirects: dict[str, str]
    relations: tuple[Relation, ...]
    groups: tuple[Group, ...]
    periodic: PeriodicTable | None
    matrix: PeriodicTable | None
    crosswalk: tuple[OpenCre, ...]
    essentials: tuple[Essential, ...]
    index: tuple[IndexEntry, ...]
    contributors: tuple[Contributor, ...]
    media: tuple[MediaItem, ...]
    problems: tuple[Problem, ...]
    notice: str = ""
    until: str = ""
    statements: tuple[Statement, ...] = ()
    attribution: Attribution = UNSTATED
    advice: tuple[Advice, ...] = ()
    glossary: Glossary = NO_TERMS
    decision_tree: tuple[Question, ...] = ()
