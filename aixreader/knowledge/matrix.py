"""The rows of the matrix: those of the official table, then the threats and controls that it omits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.edition.edition import Edition
from aixreader.knowledge.threat_graph import EdgeSource, ThreatGraph
from aixreader.model import PeriodicTable, TableRow

PLUS = "plus"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: a threat or control (`slug`), or words of the table ("plus", "Supplier") without one.

    `note` is the text in parentheses behind it.
    """

    text: str
    slug: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row. `spans` are the row spans of its four columns, 0 where a cell above spans it; `official` is
    false for what the table omits.
    """

    asset: str
    surface: str
    threat: Part
    controls: tuple[Part, ...]
    spans: tuple[int, int, int, int]
    official: bool = True


def matrix_rows(edition: Edition, graph: ThreatGraph) -> tuple[MatrixRow, ...]:
    """The official rows, then a row for each omitted threat, then one for the omitted controls."""
    table = edition.findings.periodic
    official = tuple(_official(table, graph)) if table is not None else ()
    threats = [node for node in graph.threats if not node.in_table]
    controls = [node for node in graph.controls if not node.in_table]
    missing = len(threats) + bool(controls)
    rows: list[MatrixRow] = []
    for node in threats:
        rows.append(
            MatrixRow(
                "Not in the official table",
                ", ".join(node.facets.get("lifecycle", ())),
                Part(node.name, node.slug),
                tuple(_stated(graph, node.slug)),
                (0 if rows else missing, 1, 1, 1),
                official=False,
            )
        )
    if controls:
        parts = tuple(Part(node.name, node.slug) for node in controls)
        spans = (0 if rows else missing, 1, 1, 1)
        rows.append(MatrixRow("Not in the official table", "", Part("Controls"), parts, spans, official=False))
    return (*official, *rows)


def _official(table: PeriodicTable, graph: ThreatGraph) -> Iterator[MatrixRow]:
    for row in table.rows:
        asset, surface, threat, controls = (*row.spans, 1, 1, 1, 1)[:4]
        label = Part(row.threat_label, row.threat if row.threat in graph.nodes else "", row.threat_note)
        yield MatrixRow(row.asset, row.surface, label, tuple(_parts(row, graph)), (asset, surface, threat, controls))


def _parts(row: TableRow, graph: ThreatGraph) -> Iterator[Part]:
    if not row.controls and row.controls_text:
        yield Part(row.controls_text)
    by = ""
    for control in row.controls:
        if control.by != by:
            by = control.by
            yield Part(by)
        if control.after:
            yield Part(PLUS)
        node = graph.nodes.get(control.slug)
        # A control has one name everywhere; a group is called as the table does, which has room for few words.
        text = node.name if node is not None and not node.is_group else control.label[:1].upper() + control.label[1:]
        yield Part(text, control.slug if node is not None else "", control.note)


def _stated(graph: ThreatGraph, threat: str) -> Iterator[Part]:
    """The controls that a threat's section states, groups as one; first other threats whose controls apply to it."""
    edges = graph.of(threat)
    shared = dict.fromkeys(edge.via for edge in edges.values() if edge.source is EdgeSource.GROUP and edge.via)
    for slug in shared:
        if slug in graph.nodes and graph.nodes[slug].is_threat:
            yield Part("as for")
            yield Part(graph.nodes[slug].name, slug)
    own = [slug for slug, edge in edges.items() if edge.source is not EdgeSource.GROUP]
    if own and any(slug in graph.nodes and graph.nodes[slug].is_threat for slug in shared):
        yield Part(PLUS)
    for slug in own:
        yield Part(graph.nodes[slug].name, slug)
