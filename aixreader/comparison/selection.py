"""A part of a comparison: one section, the sections of a role, or those that are named."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.section_change import SectionChange
from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section
from aixreader.model.category import ROLE_KINDS


def of_role(comparison: Comparison, kind: str) -> Comparison:
    """What concerns the sections whose role is of a kind ("threat", "control", "group", "test", "discussion"), in
    either edition.
    """

    def has_role(change: SectionChange) -> bool:
        roles = [section.role for section in (change.old, change.new) if section is not None]
        return any(ROLE_KINDS.get(role or "") == kind for role in roles)

    return _part(comparison, has_role)


def of_sections(comparison: Comparison, names: Collection[str]) -> Comparison:
    """What concerns the sections of these ids, which may be of either edition."""
    return _part(comparison, lambda change: any(name in names for name in _ids(change)))


def of_section(comparison: Comparison, old: OpenEdition, new: OpenEdition, name: str) -> Comparison:
    """What concerns one section and those below it; `name` is what `OpenEdition.find` takes, in either edition.

    Raises `NotFoundError`.
    """
    wanted: set[str] = set()
    for edition in (new, old):
        try:
            section = edition.find(name)
        except NotFoundError:
            continue
        change = comparison.by_id[section.id]
        for each, own in ((change.new, new), (change.old, old)):
            wanted |= _with_below(each, own) if each is not None else set()
        return of_sections(comparison, wanted)
    raise NotFoundError(f"Neither edition has a section '{shortened(name)}'.")


def _part(comparison: Comparison, is_wanted: Callable[[SectionChange], bool]) -> Comparison:
    chapters = (
        replace(chapter, sections=tuple(filter(is_wanted, chapter.sections))) for chapter in comparison.chapters
    )
    wanted = {name for change in comparison.sections if is_wanted(change) for name in _ids(change)}
    return replace(
        comparison,
        chapters=tuple(chapter for chapter in chapters if chapter.sections),
        relations=tuple(each for each in comparison.relations if {each.threat, each.control} & wanted),
        rows=tuple(row for row in comparison.rows if row.threat in wanted),
        alike=tuple(each for each in comparison.alike if not wanted.isdisjoint(each.sections)),
    )


def _ids(change: SectionChange) -> list[str]:
    return [section.id for section in (change.old, change.new) if section is not None]


def _with_below(section: Section, edition: OpenEdition) -> set[str]:
    """The ids of a section and of all below it."""
    found: set[str] = set()
    waiting = [section.id]
    while waiting:
        name = waiting.pop()
        if name in edition.edition.sections and name not in found:
            found.add(name)
            waiting += edition.edition.sections[name].children
    return found
