"""What sections somebody means by words: `all`, slugs and pages, `relations:evasion`, `search:rate limit`, `bookmarks`.

Searching and bookmarks are handed in: they have homes of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aixreader.errors import NotFoundError
from aixreader.knowledge.threat_graph import How
from aixreader.model import Section
from aixreader.publish.publication import Publication
from aixreader.services.export.publication_builder import with_children
from aixreader.services.session.session import Session

SectionSource = Callable[[str], Iterable[str]]
"""From the words after the colon to ids of sections."""


@dataclass(frozen=True, slots=True)
class SectionSelection:
    """Sections in the edition's order, and what they are together."""

    title: str
    sections: tuple[Section, ...]
    made: Publication | None = None
    """What is made of it already, where it is no sections as they stand: notes."""


def select_sections(
    session: Session, words: Sequence[str], sources: dict[str, SectionSource], *, only: bool = False
) -> SectionSelection:
    """The sections that `words` name, with those below them unless `only` they are wanted.

    `sources` finds what `search:` and `bookmarks:` name. Raises `NotFoundError` for words that name nothing.
    """
    edition = session.edition
    if "all" in words:
        return SectionSelection(session.title, tuple(edition.sections.values()))
    found: dict[str, Section] = {}
    whole: dict[str, Section] = {}
    for word in words:
        kind, colon, rest = word.partition(":")
        if kind in sources and (colon or kind == "bookmarks"):
            found |= _named(session, sources[kind](rest), word)
        elif kind == "relations" and colon:
            found |= _related(session, rest)
        elif (page := _page(session, word)) is not None:
            whole |= {name: edition.sections[name] for name in page if name in edition.sections}
        else:
            section = session.find(word)
            found[section.id] = section
    plain = tuple(found.values()) if only else with_children(session, found.values())
    wanted = {section.id for section in plain} | set(whole)
    sections = tuple(section for name, section in edition.sections.items() if name in wanted)
    return SectionSelection(_title(session, words, list(found.values()) or list(whole.values())), sections)


def _page(session: Session, word: str) -> tuple[str, ...] | None:
    """The sections of the page that a word names by its id, with or without its folder."""
    for page in session.edition.pages.values():
        if word in (page.id, page.id.rpartition("/")[2]):
            return page.sections
    return None


def _named(session: Session, names: Iterable[str], word: str) -> dict[str, Section]:
    sections = session.edition.sections
    found = {name: sections[name] for name in names if name in sections}
    if not found:
        raise NotFoundError(f"'{word}' names nothing in this edition.", "Nothing was written.")
    return found


def _related(session: Session, name: str) -> dict[str, Section]:
    """A threat or control, and what is stated of it itself."""
    section = session.find(name)
    edges = session.graph.of(section.slug or "")
    others = [session.graph.nodes[slug].section for slug, edge in edges.items() if edge.how is not How.GROUP]
    return {section.id: section} | {other: session.edition.sections[other] for other in others}


def _title(session: Session, words: Sequence[str], first: Sequence[Section]) -> str:
    if len(words) == 1 and first:
        if words[0].startswith("search:"):
            return f"{session.title}: {words[0].removeprefix('search:')}"
        if words[0].startswith("bookmarks:"):
            return f"{session.title}: {words[0].removeprefix('bookmarks:')}"
        if len(first) == 1 or words[0].startswith("relations:"):
            node = session.graph.nodes.get(first[0].slug or "")
            return node.name if node is not None else first[0].title
    return f"{session.title}: a selection"
