"""Selects sections by expressions: `all`, slugs and pages, `relations:evasion`, `search:rate limit`, `bookmarks`,
`list:architect`.

Search, bookmarks and reading lists are passed in as functions: this module does not depend on their packages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.reading_lists import ResolvedList
from aixreader.model import Section
from aixreader.publish.publication import Publication
from aixreader.services.export.publication_builder import list_publication, publication_of, with_children
from aixreader.services.export.relation_selection import RelationTable, select_relations
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation

RELATIONS = "relations:"
LIST = "list:"
SectionSource = Callable[[str], Iterable[str]]
"""Maps the text after the colon of an expression to ids of sections."""
Annotate = Callable[[Session, Publication, Iterable[Annotation]], Publication]
ListSource = Callable[[str], ResolvedList]
"""The reading list of an id or title; raises `NotFoundError`."""


@dataclass(frozen=True, slots=True)
class SectionSelection:
    """The selected sections in the edition's order, with what they are related to in that of `select_relations`, or in
    that of a reading list, and a title for them.
    """

    title: str
    sections: tuple[Section, ...]
    notes: Publication | None = None
    """What is exported instead of the sections, if that are notes."""
    table: RelationTable | None = None
    """What stands behind the text of its section."""
    reading_list: ResolvedList | None = None
    """The list that the sections are of: each entry is a chapter, and begins with why it is read."""
    marks: tuple[Annotation, ...] = ()
    """The user's highlights and notes, which `annotate` adds to the sections that they are on."""
    annotate: Annotate | None = None

    def publication(self, session: Session) -> Publication:
        """The publication that formats for reading are made of."""
        if self.notes is not None:
            return self.notes
        made = self._of_sections(session)
        return self.annotate(session, made, self.marks) if self.annotate is not None and self.marks else made

    def _of_sections(self, session: Session) -> Publication:
        if self.reading_list is not None:
            return list_publication(session, self.reading_list, self.sections)
        appended = {self.table.section_id: self.table.html()} if self.table is not None else {}
        return publication_of(session, self.sections, self.title, appended)


def select_sections(
    session: Session,
    words: Sequence[str],
    sources: dict[str, SectionSource],
    *,
    only: bool = False,
    reading_list: ListSource | None = None,
) -> SectionSelection:
    """The sections that the expressions `words` select, with their subsections unless `only` is set.

    `sources` resolves `search:` and `bookmarks:`, `reading_list` resolves `list:`. Raises `NotFoundError` for an
    expression that selects nothing.
    """
    edition = session.edition
    if "all" in words:
        return SectionSelection(session.title, tuple(edition.sections.values()))
    if len(words) == 1 and words[0].startswith(RELATIONS):
        return _with_related(session, words[0].removeprefix(RELATIONS), only=only)
    if len(words) == 1 and words[0].startswith(LIST) and reading_list is not None:
        return _of_list(reading_list(words[0].removeprefix(LIST)), only=only)
    selected: dict[str, Section] = {}
    of_pages: dict[str, Section] = {}
    for word in words:
        kind, colon, rest = word.partition(":")
        if kind in sources and (colon or kind == "bookmarks"):
            selected |= _named(session, sources[kind](rest), word)
        elif f"{kind}{colon}" == RELATIONS:
            selected |= _related(session, rest)
        elif f"{kind}{colon}" == LIST and reading_list is not None:
            selected |= {entry.section.id: entry.section for entry in reading_list(rest).entries}
        elif (page := _page(session, word)) is not None:
            of_pages |= {name: edition.sections[name] for name in page if name in edition.sections}
        else:
            section = session.find(word)
            selected[section.id] = section
    expanded = tuple(selected.values()) if only else with_children(session, selected.values())
    wanted = {section.id for section in expanded} | set(of_pages)
    sections = tuple(section for name, section in edition.sections.items() if name in wanted)
    return SectionSelection(_title(session, words, list(selected.values()) or list(of_pages.values())), sections)


def _page(session: Session, word: str) -> tuple[str, ...] | None:
    """The ids of the sections of the page whose id, with or without its folder, is `word`; None if there is none."""
    for page in session.edition.pages.values():
        if word in (page.id, page.id.rpartition("/")[2]):
            return page.sections
    return None


def _named(session: Session, names: Iterable[str], word: str) -> dict[str, Section]:
    sections = session.edition.sections
    named = {name: sections[name] for name in names if name in sections}
    if not named:
        raise NotFoundError(f"'{shortened(word)}' matches no section of this edition.", "Nothing was written.")
    return named


def _related(session: Session, name: str) -> dict[str, Section]:
    """A threat or control, and those related to it directly, not through a group."""
    choice = select_relations(session, name)
    return {section.id: section for section in (choice.section, *choice.related)}


def _with_related(session: Session, name: str, *, only: bool) -> SectionSelection:
    """A threat with its controls or a control with its threats: each section is followed by its subsections, but for
    those that are related ones themselves.
    """
    choice = select_relations(session, name)
    ordered = (choice.section, *choice.related)
    own = {section.id for section in ordered}
    chosen: dict[str, Section] = {}
    for section in ordered:
        below = (section,) if only else with_children(session, [section])
        chosen |= {inner.id: inner for inner in below if inner.id == section.id or inner.id not in own}
    return SectionSelection(choice.title, tuple(chosen.values()), table=choice.table)


def _of_list(chosen: ResolvedList, *, only: bool) -> SectionSelection:
    """The sections of a reading list in its order, each with the headings inside it unless `only` is set."""
    if not chosen.entries:
        raise NotFoundError(
            f"The reading list '{shortened(chosen.title)}' has no section of this edition.", "Nothing was written."
        )
    parts = [entry.parts[:1] if only else entry.parts for entry in chosen.entries]
    return SectionSelection(chosen.title, tuple(part for each in parts for part in each), reading_list=chosen)


def _title(session: Session, words: Sequence[str], first: Sequence[Section]) -> str:
    if len(words) == 1 and first:
        if _page(session, words[0]) is not None:
            return session.edition.pages[first[0].page].title
        if words[0].startswith("search:"):
            return f"{session.title}: {words[0].removeprefix('search:')}"
        if words[0].startswith("bookmarks:"):
            return f"{session.title}: {words[0].removeprefix('bookmarks:')}"
        if len(first) == 1:
            return session.names.bare(first[0])
    return f"{session.title}: a selection"
