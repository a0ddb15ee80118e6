"""What an assessment is about in one edition: its threats and controls, and which control answers which threat.

Threats and controls are known by their oldest names, so that items find them in any edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from aixreader.knowledge.threat_graph import EdgeSource, Node, ThreatGraph


@dataclass(frozen=True, slots=True)
class Subject:
    """A threat or control: its oldest name, its slug and section in this edition, and its name there."""

    root: str
    slug: str
    section: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A control (by its oldest name) answers a threat; `source` says where that is stated, `via` through which group,
    `note` what limits it.
    """

    control: str
    source: EdgeSource
    via: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The threats and controls of an edition by oldest name, in page order, without groups; `links` are the controls of
    each threat.
    """

    threats: Mapping[str, Subject]
    controls: Mapping[str, Subject]
    links: Mapping[str, tuple[Link, ...]]

    def threats_of(self, control: str) -> tuple[str, ...]:
        """The threats that a control answers."""
        return tuple(threat for threat, links in self.links.items() if any(link.control == control for link in links))

    def controls_for(self, threats: Iterable[str]) -> tuple[str, ...]:
        """The controls that answer any of these threats, in page order."""
        wanted = {link.control for threat in threats for link in self.links.get(threat, ())}
        return tuple(control for control in self.controls if control in wanted)


def make_subjects(graph: ThreatGraph, root: Callable[[str], str], *, by_group: bool = True) -> Subjects:
    """The subjects of an edition. `root` gives the oldest name of a slug; without `by_group` only what the table or a
    section names counts as an answer.
    """
    threats = {root(node.slug): _subject(node, root) for node in graph.threats}
    controls = {root(node.slug): _subject(node, root) for node in graph.controls}
    links = {name: tuple(_links(graph, threat.slug, root, by_group=by_group)) for name, threat in threats.items()}
    return Subjects(threats, controls, links)


def _subject(node: Node, root: Callable[[str], str]) -> Subject:
    return Subject(root(node.slug), node.slug, node.section, node.name)


def _links(graph: ThreatGraph, threat: str, root: Callable[[str], str], *, by_group: bool) -> Iterable[Link]:
    edges = graph.of(threat)
    for node in graph.controls:
        edge = edges.get(node.slug)
        if edge is not None and (by_group or edge.source is not EdgeSource.GROUP):
            yield Link(root(node.slug), edge.source, edge.via, edge.note)
