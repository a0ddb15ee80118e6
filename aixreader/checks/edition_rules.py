"""The findings of an edition: the problems of its compilation, and what its sections and relations show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aixreader.checks.finding import Finding
from aixreader.checks.rules import (
    CATEGORY_MISSING,
    PERMALINK_MISSING,
    PERMALINK_OTHER,
    PICTURE_LARGE,
    RELATION_ONE_SIDED,
    rule_of,
)
from aixreader.edition.edition import Edition
from aixreader.knowledge.section_names import SectionNames
from aixreader.model import Origin, Relation, Section
from aixreader.model.category import CONTROL, THREAT

HASH = "#"
"""The Exchange writes the headings of controls as "#MONITOR USE"."""
MAX_PICTURE = 1_000_000
"""Bytes of a picture on a page."""


def check_edition(edition: Edition) -> tuple[Finding, ...]:
    """All findings, in the order of files and lines, each with the text of its line."""
    lines = _Lines(edition)
    names = SectionNames(edition)
    found = [*_problems(edition), *_headings(edition), *_relations(edition, names), *_pictures(edition)]
    return tuple(
        replace(finding, text=lines.text(finding.file, finding.line))
        for finding in sorted(found, key=lambda each: (each.file, each.line, each.rule.id, each.message))
    )


class _Lines:
    """The lines of the pages' source files."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._pages = {page.file: page.id for page in edition.catalogue.pages}
        self._lines: dict[str, list[str]] = {}

    def text(self, file: str, line: int) -> str:
        """The text of a line, "" for files that are no pages and lines that are none."""
        if file not in self._pages or line < 1:
            return ""
        if file not in self._lines:
            self._lines[file] = self._edition.page_source(self._pages[file]).splitlines()
        lines = self._lines[file]
        return lines[line - 1] if line <= len(lines) else ""


def _problems(edition: Edition) -> Iterator[Finding]:
    for problem in edition.problems:
        yield Finding(problem.file, problem.line, rule_of(problem.kind), f"{problem.what}; {problem.done}")


def _headings(edition: Edition) -> Iterator[Finding]:
    """Where headings, Category and Permalink do not agree."""
    files = {page.id: page.file for page in edition.catalogue.pages}
    for section in edition.catalogue.sections:
        where, title = (files[section.page], section.line), section.title
        is_control = title.startswith(HASH)
        if is_control and section.category is None:
            yield Finding(*where, CATEGORY_MISSING, f"'{title}' has no Category line")
        if section.category is not None and not section.slug:
            yield Finding(*where, PERMALINK_MISSING, f"'{title}' has a Category, but no Permalink line")
        if is_control and section.slug and section.slug != (expected := _letters(title)):
            yield Finding(*where, PERMALINK_OTHER, f"the Permalink '{section.slug}' is not '{expected}' as '{title}'")


def _letters(title: str) -> str:
    return "".join(character for character in title.lower() if character.isalnum())


def _relations(edition: Edition, names: SectionNames) -> Iterator[Finding]:
    """The relations that the periodic table states and the threat's section does not, and the other way round, as far
    as the table holds both. A group stands for its members, and its members for it.
    """
    sections = {section.slug: section for section in edition.catalogue.sections if section.slug}
    relations = edition.findings.relations
    by_table = {_ends(each) for each in relations if Origin.TABLE in each.origins}
    by_section = {_ends(each) for each in relations if set(each.origins) - {Origin.TABLE}}
    inherit = {each.threat for each in relations if Origin.INHERITED in each.origins}
    table_threats, table_controls = {threat for threat, _ in by_table}, {control for _, control in by_table}
    near = _Groups(edition)
    files = {page.id: page.file for page in edition.catalogue.pages}
    for relation in relations:
        threat, control = sections.get(relation.threat), sections.get(relation.control)
        if not (_has_role(threat, THREAT) and _has_role(control, CONTROL)) or threat is None or control is None:
            continue
        ends = _ends(relation)
        only_table = ends in by_table and ends not in by_section and relation.threat not in inherit
        only_section = ends in by_section and ends not in by_table
        is_in_table = relation.threat in table_threats and relation.control in table_controls
        shown = f"'{names.of(control)}' answers '{names.of(threat)}'"
        where = (files[threat.page], threat.line)
        if only_table and not near.states(by_section, ends):
            yield Finding(
                *where, RELATION_ONE_SIDED, f"{shown} in the periodic table, but not in the threat's list of controls"
            )
        elif only_section and is_in_table and not near.states(by_table, ends):
            yield Finding(
                *where, RELATION_ONE_SIDED, f"{shown} in the threat's list of controls, but not in the periodic table"
            )


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.threat, relation.control


def _has_role(section: Section | None, role: str) -> bool:
    return section is not None and section.role == role


class _Groups:
    """Which slugs stand for others: groups for their members, of threats and of controls."""

    def __init__(self, edition: Edition) -> None:
        self._near: dict[str, set[str]] = {}
        for group in edition.findings.groups:
            for member in group.members:
                self._near.setdefault(member, set()).add(group.slug)
                self._near.setdefault(group.slug, set()).add(member)

    def states(self, stated: set[tuple[str, str]], ends: tuple[str, str]) -> bool:
        """Whether one of the relations `stated` says the same of a group."""
        threats, controls = ({end, *self._near.get(end, ())} for end in ends)
        return any((threat, control) in stated for threat in threats for control in controls)


def _pictures(edition: Edition) -> Iterator[Finding]:
    for asset in edition.catalogue.assets:
        if asset.size > MAX_PICTURE and asset.mime.startswith("image/"):
            size, most = f"{asset.size / 1_000_000:.1f} MB", f"{MAX_PICTURE // 1_000_000} MB"
            yield Finding(asset.file, 0, PICTURE_LARGE, f"the picture has {size}, more than {most}")
