"""The cross-walk: the mappings from sections to entries of standards, with their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Names
from dataclasses import dataclass, replace

from aixreader.edition.edition import Edition
from aixreader.knowledge.threat_graph import bare_title
from aixreader.model import Section

ISO = re.compile(r"ISO (\d+)")
JOINT = re.compile(r"27\d{3}")
OPENCRE = "OpenCRE"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A section maps to an entry of a standard.

    `source` is "OpenCRE" (through the requirement `requirement`) or "text" (the section says so). `coverage` and `gap`
    are what the text says of how far the standard goes.
    """

    section: str
    title: str
    role: str
    standard: str
    entry: str
    name: str
    source: str
    requirement: str = ""
    coverage: str = ""
    gap: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All mappings of an edition, in page order, with counts."""

    mappings: tuple[Mapping, ...]
    sections: int
    """How many sections are mapped."""
    blocks: int
    """How many of them OpenCRE maps."""

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards by name."""
        return tuple(sorted({mapping.standard for mapping in self.mappings}, key=str.casefold))


def make_crosswalk(edition: Edition, names: Names[str, str] | None = None) -> Crosswalk:
    """The cross-walk of an edition; `names` are the readable names of sections by id."""
    readable = names or {}
    order = {name: number for number, name in enumerate(edition.sections)}
    mappings = sorted(
        (
            replace(mapping, title=readable.get(mapping.section, mapping.title))
            for mapping in (*_by_opencre(edition), *_by_text(edition))
            if mapping.section in order
        ),
        key=lambda mapping: order[mapping.section],
    )
    blocks = {block.section for block in edition.findings.crosswalk}
    return Crosswalk(tuple(mappings), len({mapping.section for mapping in mappings}), len(blocks))


def _by_opencre(edition: Edition) -> Iterator[Mapping]:
    for block in edition.findings.crosswalk:
        section = edition.sections.get(block.section)
        if section is None:
            continue
        for requirement in block.requirements:
            title, role = bare_title(section), section.role or ""
            yield Mapping(
                section.id, title, role, OPENCRE, requirement.id, requirement.name, OPENCRE, url=requirement.url
            )
            for reference in requirement.references:
                yield Mapping(
                    section=section.id,
                    title=title,
                    role=role,
                    standard=reference.standard or "other",
                    entry=reference.section,
                    name=reference.title,
                    source=OPENCRE,
                    requirement=requirement.id,
                    url=reference.url,
                )


def _by_text(edition: Edition) -> Iterator[Mapping]:
    statements = edition.findings.statements
    joint = {name for statement in statements for name in statement.standards if name.startswith("ISO/IEC ")}
    for statement in statements:
        section = edition.sections.get(statement.section)
        if section is not None:
            for standard in dict.fromkeys(_one_name(name, joint) for name in statement.standards):
                yield _stated(section, standard, statement.text, statement.coverage, statement.gap, statement.url)


def _stated(section: Section, standard: str, text: str, coverage: str, gap: str, url: str) -> Mapping:
    return Mapping(
        section=section.id,
        title=bare_title(section),
        role=section.role or "",
        standard=standard,
        entry="",
        name=text,
        source="text",
        coverage=coverage,
        gap=gap,
        url=url,
    )


def _one_name(name: str, joint: set[str]) -> str:
    """The canonical name: "ISO 27002" becomes "ISO/IEC 27002" if another section says so, all of ISO 27000 does."""
    number = ISO.fullmatch(name)
    if number is not None and (f"ISO/IEC {number[1]}" in joint or JOINT.fullmatch(number[1])):
        return f"ISO/IEC {number[1]}"
    return name
