"""Makes the catalogue of an edition: its threats and controls joined with the history of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.knowledge.name_history import KINDS, roots_of
from aixreader.knowledge.section_preview import section_preview
from aixreader.knowledge.threat_graph import Node
from aixreader.model import Section
from aixreader.model.category import CONTROL, THREAT
from aixreader.publish.machine.catalogue import Answer, Catalogue, Passage, StandardEntry, Subject
from aixreader.services.catalogue.passages import section_passages, subsection_passage
from aixreader.services.session.session import Session


def make_catalogue(session: Session) -> Catalogue:
    """The catalogue of an open edition."""
    return _Maker(session).catalogue()


class _Maker:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sections = session.edition.sections
        self._root = roots_of(session.edition)
        self._nodes = session.graph.nodes
        self._by_section = {node.section: node for node in self._nodes.values()}

    def catalogue(self) -> Catalogue:
        session, findings = self._session, self._session.edition.findings
        manifest, about = session.edition.manifest, session.attribution
        graph = session.graph
        return Catalogue(
            title=manifest.title,
            revision=manifest.revision,
            date=manifest.date,
            digest=manifest.input,
            author=about.author,
            site=about.site,
            licence=about.licence,
            licence_address=about.licence_address,
            threats=self._subjects(graph.threats),
            controls=self._subjects(graph.controls),
            groups=self._subjects(node for node in self._nodes.values() if node.is_group),
            answers=tuple(
                Answer(
                    self._root(edge.threat),
                    self._root(edge.control),
                    str(edge.source),
                    self._root(edge.via) if edge.via else "",
                    edge.note,
                    edge.guessed,
                )
                for edge in graph.edges
            ),
            standards=tuple(self._standards()),
            questions=findings.decision_tree,
            table=findings.periodic,
            matrix=findings.matrix,
            essentials=findings.essentials,
            index=findings.index,
        )

    def _subjects(self, nodes: Iterable[Node]) -> tuple[Subject, ...]:
        members = {group.slug: group.members for group in self._session.edition.findings.groups}
        return tuple(self._subject(node, members.get(node.slug, ())) for node in nodes)

    def _subject(self, node: Node, members: Iterable[str]) -> Subject:
        section = self._sections[node.section]
        return Subject(
            kind=KINDS[node.role],
            root=self._root(node.slug),
            slug=node.slug,
            section=node.section,
            role=node.role,
            name=node.name,
            heading=node.label,
            address=section.web_address,
            group=self._group(section),
            members=tuple(map(self._root, members)),
            family=node.family,
            symbol=node.symbol,
            when=node.when,
            by=node.by,
            in_table=node.in_table,
            facets=node.facets,
            summary=section_preview(self._session, section).sentence,
            passages=tuple(self._passages(section)),
        )

    def _group(self, section: Section) -> str:
        """The root of the group that a section stands in; what stands in none is put to the first one of its page."""
        parent = self._sections.get(section.parent or "")
        while parent is not None:
            node = self._by_section.get(parent.id)
            if node is not None and node.is_group:
                return self._root(node.slug)
            parent = self._sections.get(parent.parent or "")
        if section.role not in (CONTROL, THREAT):
            return ""
        page = (self._by_section.get(each) for each in self._session.edition.pages[section.page].sections)
        return next((self._root(node.slug) for node in page if node is not None and node.is_group), "")

    def _passages(self, section: Section) -> Iterator[Passage]:
        """Those of the section and of its subsections, but for those that are threats or controls of their own."""
        yield from section_passages(self._session, section)
        inside = (self._sections[child] for child in section.children if child in self._sections)
        below = (subsection_passage(self._session, inner) for inner in inside if inner.role is None)
        yield from (passage for passage in below if passage.text)

    def _standards(self) -> Iterator[StandardEntry]:
        for mapping in self._session.crosswalk.mappings:
            node = self._by_section.get(mapping.section)
            yield StandardEntry(
                subject=self._root(node.slug) if node is not None else "",
                section=mapping.section,
                title=mapping.title,
                role=mapping.role,
                standard=mapping.standard,
                entry=mapping.entry,
                name=mapping.name,
                source=mapping.source,
                requirement=mapping.requirement,
                coverage=mapping.coverage,
                gap=mapping.gap,
                url=mapping.url,
            )
