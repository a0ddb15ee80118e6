"""The cross-walk: the mappings from sections to entries of standards, with their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.edition.edition import Edition
from aixreader.knowledge.clauses import clauses_named
from aixreader.knowledge.section_names import SectionNames
from aixreader.model import Section, Statement

ISO = re.compile(r"ISO(?:/IEC(?:/IEEE)?)?(?: (\d+))?")
JOINT = re.compile(
    r"27\d{3}|5(?:0|1|2|3|4)\d\d|6254|8183|8200|12207|1279[12]|15288|15408|18045|19790|20546|2054[67]|20889|2298[69]"
    r"|23053|23894|240(?:2[789]|30)|24368|24668|250\d\d|29100|29101|291(?:19|34|47|51|84)|30111|3850[057]|4200[156]"
)
"""Those that ISO publishes together with IEC (their joint committee on information technology, JTC 1)."""
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


def is_of(mapping: Mapping, standard: str) -> bool:
    """Whether a mapping's standard, with its entry, has the name: "ISO 27002", "27002 8.25", "AML.T0051"."""
    return _letters(standard) in _letters(f"{mapping.standard} {mapping.entry}")


def _letters(name: str) -> str:
    """A name as it is compared: "ISO" and "ISO/IEC" are one."""
    return "".join(filter(str.isalnum, name.casefold().replace("iso/iec", "iso")))


def make_crosswalk(edition: Edition, names: SectionNames) -> Crosswalk:
    """The cross-walk of an edition with the names of its sections."""
    order = {name: number for number, name in enumerate(edition.sections)}
    mappings = sorted(
        (mapping for mapping in (*_by_opencre(edition, names), *_by_text(edition, names)) if mapping.section in order),
        key=lambda mapping: order[mapping.section],
    )
    blocks = {block.section for block in edition.findings.crosswalk}
    return Crosswalk(tuple(mappings), len({mapping.section for mapping in mappings}), len(blocks))


def _by_opencre(edition: Edition, names: SectionNames) -> Iterator[Mapping]:
    for block in edition.findings.crosswalk:
        section = edition.sections.get(block.section)
        if section is None:
            continue
        for requirement in block.requirements:
            title, role = names.bare(section), section.role or ""
            yield Mapping(
                section.id, title, role, OPENCRE, requirement.id, requirement.name, OPENCRE, url=requirement.url
            )
            for reference in requirement.references:
                yield Mapping(
                    section=section.id,
                    title=title,
                    role=role,
                    standard=_one_name(reference.standard or "other", set()),
                    entry=reference.section,
                    name=reference.title,
                    source=OPENCRE,
                    requirement=requirement.id,
                    url=reference.url,
                )


def _by_text(edition: Edition, names: SectionNames) -> Iterator[Mapping]:
    statements = edition.findings.statements
    joint = {name for statement in statements for name in statement.standards if name.startswith("ISO/IEC ")}
    for statement in statements:
        section = edition.sections.get(statement.section)
        if section is not None:
            named = clauses_named(statement.text) or [(name, "") for name in statement.standards]
            for standard, clause in dict.fromkeys((_one_name(name, joint), clause) for name, clause in named):
                yield _stated(section, names.bare(section), standard, clause, statement)


def _stated(section: Section, title: str, standard: str, clause: str, statement: Statement) -> Mapping:
    return Mapping(
        section=section.id,
        title=title,
        role=section.role or "",
        standard=standard,
        entry=clause,
        name=statement.text,
        source="text",
        coverage=statement.coverage,
        gap=statement.gap,
        url=statement.url,
    )


def _one_name(name: str, joint: set[str]) -> str:
    """The one spelling of a standard: "ISO 27002" is "ISO/IEC 27002", and so is any that another section names so."""
    iso = ISO.fullmatch(name)
    if iso is None:
        return name
    number = iso[1] or ""
    is_joint = not number or f"ISO/IEC {number}" in joint or JOINT.fullmatch(number)
    return f"{'ISO/IEC' if is_joint else 'ISO'} {number}".strip()
