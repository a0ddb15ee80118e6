"""Edges between threats and controls, from the three sources that state them.

In order of trust: the periodic table; the list under a threat's **Controls** label; controls whose section is nested
under the threat's heading. A link to a group stays one edge to the group: expanding "See General controls" would tie
every threat to every general control.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from aixreader.model import Group, Origin, PeriodicTable, Relation, Section
from aixreader.model.category import CONTROL, CONTROL_GROUP, THREAT, THREAT_GROUP
from aixreader.source.source_links import LINK, links_of, standalone_label

INHERITS = re.compile(r"[\s>*-]*See\b[^.]*\bfor the controls\b", re.IGNORECASE)
# The lists link these words to one member of the group, the periodic table to the group.
SENSITIVE_DATA = re.compile(r"sensitive data limitation", re.IGNORECASE)
DATA_LIMIT = "datalimit"
BRACKETS = re.compile(r"[\[\]*]")

LineOf = Mapping[str, list[str]]
Resolve = Callable[[str, str], tuple[str, bool]]
"""From an address and its page to the slug it leads to ('' for none) and whether that was guessed."""


@dataclass(slots=True)
class _Edge:
    """An edge while its origins are gathered."""

    group: bool
    origins: list[Origin] = field(default_factory=list)
    label: str = ""
    note: str = ""
    guessed: bool = True


class RelationReader:
    """Gathers the relations of a library's sections."""

    def __init__(self, sections: Mapping[str, Section], lines: LineOf, resolve: Resolve) -> None:
        """`sections` by id, `lines` the source lines of each page."""
        self._sections = sections
        self._lines = lines
        self._resolve = resolve
        self._edges: dict[tuple[str, str], _Edge] = {}

    def read(self, table: PeriodicTable | None) -> tuple[Relation, ...]:
        """All edges: those of the table first, then by section."""
        for row in table.rows if table else ():
            for control in row.controls:
                if row.threat and control.slug:
                    self._add(row.threat, control.slug, Origin.TABLE, control.label)
        for section in self._sections.values():
            if section.role in (THREAT, THREAT_GROUP) and section.slug:
                self._from_list(section)
            elif section.role == CONTROL and section.slug and (threat := self._threat_above(section)):
                self._add(threat, section.slug, Origin.NESTED, "")
        return tuple(
            Relation(threat, control, tuple(edge.origins), edge.group, edge.label, edge.note, edge.guessed)
            for (threat, control), edge in self._edges.items()
        )

    def _add(
        self, threat: str, control: str, origin: Origin, label: str, note: str = "", *, guessed: bool = False
    ) -> None:
        role = self._sections[control].role if control in self._sections else None
        if role not in (CONTROL, CONTROL_GROUP) and origin is not Origin.INHERITED:
            return
        edge = self._edges.setdefault((threat, control), _Edge(group=role != CONTROL))
        if origin not in edge.origins:
            edge.origins.append(origin)
        edge.label, edge.note = edge.label or label, edge.note or note
        edge.guessed = edge.guessed and guessed

    def _from_list(self, section: Section) -> None:
        threat = section.slug or ""
        lines = list(self._control_lines(section))
        shared = ""  # the sentence about other threats' controls that the line belongs to
        for number, line in enumerate(lines):
            if INHERITS.match(line):
                shared = _sentence(lines[number:])
            inherits = bool(shared)
            for label, href in links_of(line):
                slug, guessed = self._resolve(href, section.page)
                if not slug or slug == threat:
                    continue
                role = self._sections[slug].role if slug in self._sections else None
                if role in (THREAT, THREAT_GROUP) and inherits:
                    self._add(threat, slug, Origin.INHERITED, label, shared, guessed=guessed)
                elif role in (CONTROL, CONTROL_GROUP):
                    self._add(threat, slug, Origin.LIST, label, guessed=guessed)
                    if SENSITIVE_DATA.search(label) and DATA_LIMIT in self._sections:
                        self._add(threat, DATA_LIMIT, Origin.LIST, label, guessed=guessed)
            if line.strip() and not line.rstrip().endswith(","):
                shared = ""

    def _control_lines(self, section: Section) -> Iterator[str]:
        """The lines under each label that starts with "Controls", up to the next label on a line of its own."""
        taking = False
        for line in self._lines[section.page][section.line : section.end_line - 1]:
            label = standalone_label(line)
            if label:
                taking = label.lower().startswith("controls")
            elif taking:
                yield line

    def _threat_above(self, section: Section) -> str | None:
        parent = section.parent
        while parent is not None:
            above = self._sections[parent]
            if above.role in (THREAT, THREAT_GROUP):
                # A page that is a threat group as a whole says nothing of the single controls on it.
                return above.slug if above.level else None
            if above.role == CONTROL_GROUP:
                return None
            parent = above.parent
        return None


def read_groups(sections: Iterable[Section]) -> tuple[Group, ...]:
    """Each group section with the slugs of the threats or controls below it, in order.

    A section belongs to every group above it, so that the general controls hold all of their sub-groups' members.
    """
    by_id = {section.id: section for section in sections}
    members: dict[str, list[str]] = {
        section.slug: [] for section in by_id.values() if section.slug and section.role in (CONTROL_GROUP, THREAT_GROUP)
    }
    wanted = {CONTROL_GROUP: CONTROL, THREAT_GROUP: THREAT}
    for section in by_id.values():
        parent = section.parent
        while parent is not None and section.slug:
            above = by_id[parent]
            if above.slug in members and wanted.get(above.role or "") == section.role:
                members[above.slug].append(section.slug)
            parent = above.parent
    return tuple(Group(slug, tuple(dict.fromkeys(slugs))) for slug, slugs in members.items())


def _sentence(lines: list[str]) -> str:
    """The first line as plain text, with those after it as long as they end in a comma."""
    sentence = [lines[0]]
    for line in lines[1:]:
        if not sentence[-1].rstrip().endswith(","):
            break
        sentence += [line] if line.strip() else []
    return " ".join(BRACKETS.sub("", LINK.sub(r"\1", " ".join(sentence))).strip(" -").split())
