"""Related sections: controls or threats, tests, groups and members, standards, and sections that link here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from aixreader.html.plain_text import inline_text
from aixreader.html.tree import block_around, with_attribute
from aixreader.knowledge.crosswalk import Mapping
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.threat_graph import Edge, EdgeSource
from aixreader.model import LinkKind, Section
from aixreader.model.address import CONTENT
from aixreader.model.category import CONTROL_GROUP, THREAT, THREAT_GROUP

TESTS = ("ai security test", "tool review")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")
MAX_SENTENCE_LENGTH = 220
INDEX_LETTERS = re.compile(r"\s*[^\W_]\s*(?:[-–]\s*[^\W_]\s*)?")
"""The titles of an index: "A", "X-Z", "0–9"."""
CONTROLS_ELSEWHERE = re.compile(
    r"See (?:the )?[^.,:]{1,80} section for the controls(?: against [^.,:]{1,80})?[.,:]?\s*"
)
"""How a section says that its controls are those of another one; what follows are exclusions."""
SOURCE_LABELS = {
    EdgeSource.TABLE: "periodic table",
    EdgeSource.SECTION: "stated by its section",
    EdgeSource.GROUP: "through its group",
}


@dataclass(frozen=True, slots=True)
class RelatedSection:
    """A related section or an entry of a standard; `address` is one of the edition or an external one.

    `kind` says how it belongs ("table", "section", "group" for edges, else ""), `detail` is a line more, and `slug` is
    the section's, "" for what lies outside.
    """

    title: str
    detail: str
    address: str
    role: str = ""
    kind: str = ""
    slug: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is a group of threats or controls."""
        return self.role in (THREAT_GROUP, CONTROL_GROUP)


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Related sections of one sort: "controls", "threats", "tests", "groups", "members", "links" or "standards".

    `note` is what the section says of all of them, such as which controls of its group do not apply, or "".
    """

    sort: str
    rows: tuple[RelatedSection, ...]
    note: str = ""


def related_sections(opened: OpenEdition, section: Section) -> tuple[RelatedGroup, ...]:
    """The related sections of a section by sort, the specific ones first; empty sorts are omitted."""
    groups = [*_answers(opened, section)]
    groups += [
        RelatedGroup(sort, tuple(rows))
        for sort, rows in (
            ("members", _members(opened, section)),
            ("tests", _tests(opened, section)),
            ("groups", _groups(opened, section)),
            ("standards", _standards(opened, section)),
            ("links", _links(opened, section)),
        )
    ]
    return tuple(group for group in groups if group.rows)


def source_label(edge: Edge, via: str) -> str:
    """The label for where an edge is stated; `via` is the name of its group."""
    words = f"through {via}" if via else SOURCE_LABELS[edge.source]
    return ", ".join(filter(None, (words, "link guessed" if edge.guessed else "", exclusion(edge.note))))


def exclusion(note: str) -> str:
    """What a note says beyond that the controls are those of another section; "" for no more."""
    return CONTROLS_ELSEWHERE.sub("", note).strip()


def _answers(opened: OpenEdition, section: Section) -> Iterator[RelatedGroup]:
    """Controls of a threat, or threats that a control answers, as directly as they are stated; groups after others.
    The note of a threat's group is that of all controls that come through a group.
    """
    graph = opened.graph
    node = graph.nodes.get(section.slug or "")
    if node is None:
        return
    rows, notes = [], []
    sources = list(EdgeSource)
    for slug, edge in sorted(
        graph.of(node.slug).items(),
        key=lambda pair: (sources.index(pair[1].source), _generality(graph.nodes[pair[0]].role)),
    ):
        other = graph.nodes[slug]
        via = graph.nodes[edge.via].name if edge.via in graph.nodes else edge.via
        address = opened.address(other.section)
        rows.append(RelatedSection(other.name, source_label(edge, via), address, other.role, str(edge.source), slug))
        notes += [exclusion(edge.note)] if node.is_threat else []
    note = "\n".join(dict.fromkeys(note for note in notes if note))
    yield RelatedGroup("controls" if node.is_threat else "threats", tuple(rows), note)


def _tests(opened: OpenEdition, section: Section) -> Iterator[RelatedSection]:
    """Tests and tool reviews, and sections below them, that link to the section."""
    for other in _linking(opened, section):
        above: Section | None = other
        while above is not None and above.role not in TESTS:
            above = opened.edition.sections.get(above.parent) if above.parent else None
        if above is not None:
            detail = sentence_of_link(opened, other, section).replace(section.title, opened.names.of(section))
            yield RelatedSection(
                opened.names.bare(other), detail, opened.address(other.id), above.role or "", slug=other.slug or ""
            )


def _groups(opened: OpenEdition, section: Section) -> Iterator[RelatedSection]:
    """The groups it is in, the narrowest first."""
    groups = [group for group in opened.edition.findings.groups if section.slug in group.members]
    for group in sorted(groups, key=lambda group: len(group.members)):
        yield from _named(opened, [group.slug])


def _members(opened: OpenEdition, section: Section) -> Iterator[RelatedSection]:
    """The members of a group: those that the edition states, or of threats those whose sections are below it."""
    stated = [slug for group in opened.edition.findings.groups if group.slug == section.slug for slug in group.members]
    below = (other.slug or "" for other in _below(opened, section) if other.role == THREAT)
    yield from _named(opened, stated or (below if section.role == THREAT_GROUP else ()))


def _below(opened: OpenEdition, section: Section) -> Iterator[Section]:
    """The sections below a section at any depth, in page order."""
    pending = list(reversed(section.children))
    while pending:
        other = opened.edition.sections.get(pending.pop())
        if other is not None:
            yield other
            pending += reversed(other.children)


def _named(opened: OpenEdition, slugs: Iterable[str]) -> Iterator[RelatedSection]:
    for slug in slugs:
        node = opened.graph.nodes.get(slug)
        if node is not None:
            yield RelatedSection(node.name, "", opened.address(node.section), node.role, slug=slug)


def _standards(opened: OpenEdition, section: Section) -> Iterator[RelatedSection]:
    for mapping in opened.crosswalk.mappings:
        if mapping.section == section.id:
            address = mapping.url or opened.address(section.id)  # without a URL, the section that states it
            yield RelatedSection(standard_title(mapping), standard_detail(mapping), address)


def standard_title(mapping: Mapping) -> str:
    """An entry of a standard in a line: "MITRE ATLAS AML.T0018", or the statement of the section."""
    return f"{mapping.standard} {mapping.entry}".strip() if mapping.source != "text" else mapping.name


def standard_detail(mapping: Mapping) -> str:
    """Its name, or the gap that the section states."""
    if mapping.source != "text":
        return mapping.name
    return f"Gap: {mapping.gap}" if mapping.gap else ""


def _generality(role: str | None) -> int:
    """How general what a role marks is: of one thing 0, of a group 1, else 2."""
    if not role or not role.startswith(("threat", "control")):
        return 2
    return 1 if role.endswith("group") else 0


def _links(opened: OpenEdition, section: Section) -> Iterator[RelatedSection]:
    """Sections that link here: threats and controls first, and last those that link to much else."""
    linked: dict[str, set[str]] = {}
    for link in opened.edition.links:
        if link.kind is LinkKind.SECTION:
            linked.setdefault(link.section, set()).add(link.target)
    for other in sorted(
        _linking(opened, section), key=lambda other: (_generality(other.role), len(linked.get(other.id, ())))
    ):
        detail = sentence_of_link(opened, other, section).replace(section.title, opened.names.of(section))
        yield RelatedSection(
            opened.names.bare(other), detail, opened.address(other.id), other.role or "", slug=other.slug or ""
        )


def _linking(opened: OpenEdition, section: Section) -> Iterator[Section]:
    """The sections that link to the section, each once, in page order; the letters of an index are no sections."""
    groups = {
        link.section
        for link in opened.edition.links
        if link.target == section.id and link.kind is LinkKind.SECTION and link.section != section.id
    }
    return (
        other
        for name, other in opened.edition.sections.items()
        if name in groups and not INDEX_LETTERS.fullmatch(other.title)
    )


def sentence_of_link(opened: OpenEdition, section: Section, target: Section) -> str:
    """The sentence of `section` with its link to `target`, "" if its HTML has no such link."""
    html = opened.edition.page_html(section.page)[section.start : section.end]
    address = opened.address(target.id)
    links = with_attribute(html, ("a",), "href", CONTENT) if escape(address) in html else ()
    link = next((link for link, href in links if href == address), None)
    if link is None:
        return ""
    start, end = block_around(html, link.start)
    before = len(inline_text(html[start : link.start]))
    text = inline_text(html[start:end])
    bounds = [0, *(gap.end() for gap in SENTENCE_END.finditer(text)), len(text)]
    first = max(bound for bound in bounds if bound <= min(before + 1, len(text)))
    last = min((bound for bound in bounds if bound > first), default=len(text))
    return _shortened(text[first:last].strip(), before - first)


def _shortened(text: str, at: int) -> str:
    """At most `MAX_SENTENCE_LENGTH` characters of `text` around `at`."""
    if len(text) <= MAX_SENTENCE_LENGTH:
        return text
    start = max(0, min(at - MAX_SENTENCE_LENGTH // 3, len(text) - MAX_SENTENCE_LENGTH))
    piece = text[start : start + MAX_SENTENCE_LENGTH]
    if start:
        piece = "…" + piece.partition(" ")[2]
    return piece if start + MAX_SENTENCE_LENGTH >= len(text) else piece.rpartition(" ")[0] + "…"
