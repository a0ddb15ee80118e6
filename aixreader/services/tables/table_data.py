"""The table, the graph and the cross-walk as sheets for export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.knowledge.crosswalk import Mapping
from aixreader.knowledge.section_preview import section_preview
from aixreader.knowledge.table_facets import TABLE_FACETS
from aixreader.knowledge.threat_graph import Node
from aixreader.model import PeriodicTable, TableRow
from aixreader.publish.sheets import Sheet
from aixreader.services.session.session import Session

GRAPH_SHEETS = ("table", "threats", "controls", "relations", "crosswalk")
COLUMN_FACETS = tuple(facet for facet in TABLE_FACETS if facet.column)
NODE_HEAD = (
    "slug", "symbol", "name", "heading", "family", "when", "by", "in the official table",
    *(facet.column for facet in COLUMN_FACETS), "relations", "says", "permalink",
)  # fmt: skip
TABLE_HEAD = ("row", "asset and impact", "attack surface", "threat", "threat name", "note", "set", "by", "control",
              "control name", "control note")  # fmt: skip
RELATION_HEAD = (
    "threat",
    "threat name",
    "control",
    "control name",
    "stated by",
    "via",
    "group",
    "link guessed",
    "note",
)
CROSSWALK_HEAD = (
    "section",
    "title",
    "role",
    "standard",
    "entry",
    "name",
    "source",
    "requirement",
    "coverage",
    "gap",
    "url",
)


def make_sheets(session: Session, names: Iterable[str] = GRAPH_SHEETS) -> tuple[Sheet, ...]:
    """The sheets of these names, in this order."""
    makers = {
        "table": table_sheet,
        "threats": lambda session: _nodes_sheet(session, "threats", session.graph.threats),
        "controls": lambda session: _nodes_sheet(session, "controls", session.graph.controls),
        "relations": relations_sheet,
        "crosswalk": crosswalk_sheet,
    }
    return tuple(makers[name](session) for name in names)


def sheets_metadata(session: Session) -> dict[str, str]:
    """Metadata of the sheets: edition, source, and coverage of the cross-walk; without empty values."""
    manifest = session.edition.manifest
    metadata = {
        "title": manifest.title,
        "date": manifest.date,
        "revision": manifest.revision,
        "note": manifest.notice,
        "source": session.attribution.line,
        "sections mapped to standards": f"{session.crosswalk.sections}, {session.crosswalk.blocks} by OpenCRE",
    }
    return {name: value for name, value in metadata.items() if value}


def table_sheet(session: Session) -> Sheet:
    """The official table, with a row for each control of each of its rows; the column `set` counts the groups of
    controls that the table joins with "plus".
    """
    table = session.edition.findings.periodic
    lines = tuple(line for number, row in enumerate(_rows(table), 1) for line in _table_lines(session, number, row))
    return Sheet("table", TABLE_HEAD, lines)


def relations_sheet(session: Session) -> Sheet:
    """Every edge of the graph."""
    nodes = session.graph.nodes
    rows = tuple(
        (
            edge.threat,
            nodes[edge.threat].name,
            edge.control,
            nodes[edge.control].name,
            str(edge.source),
            edge.via,
            _yes_or_no(nodes[edge.control].is_group or nodes[edge.threat].is_group),
            _yes_or_no(edge.guessed),
            edge.note,
        )
        for edge in session.graph.edges
    )
    return Sheet("relations", RELATION_HEAD, rows)


def crosswalk_sheet(session: Session) -> Sheet:
    """Every mapping to a standard."""
    return Sheet("crosswalk", CROSSWALK_HEAD, tuple(map(mapping_cells, session.crosswalk.mappings)))


def mapping_cells(mapping: Mapping) -> tuple[str, ...]:
    """A mapping in the order of `CROSSWALK_HEAD`."""
    return (
        mapping.section,
        mapping.title,
        mapping.role,
        mapping.standard,
        mapping.entry,
        mapping.name,
        mapping.source,
        mapping.requirement,
        mapping.coverage,
        mapping.gap,
        mapping.url,
    )


def _nodes_sheet(session: Session, name: str, nodes: Iterable[Node]) -> Sheet:
    return Sheet(name, NODE_HEAD, tuple(_node_cells(session, node) for node in nodes))


def _node_cells(session: Session, node: Node) -> tuple[str, ...]:
    section = session.edition.sections[node.section]
    facets = (", ".join(facet.values(node)) for facet in COLUMN_FACETS)
    return (
        node.slug,
        node.symbol,
        node.name,
        node.label,
        node.family,
        ", ".join(node.when),
        ", ".join(node.by),
        _yes_or_no(node.in_table),
        *facets,
        str(len(session.graph.of(node.slug))),
        section_preview(session, section).sentence,
        section.permalink or "",
    )


def _rows(table: PeriodicTable | None) -> tuple[TableRow, ...]:
    return table.rows if table is not None else ()


def _table_lines(session: Session, number: int, row: TableRow) -> Iterator[tuple[str, ...]]:
    nodes = session.graph.nodes
    head = (str(number), row.asset, row.surface, row.threat, row.threat_label, row.threat_note)
    if not row.controls:
        yield (*head, "", "", "", row.controls_text, "")
    set_number, by = 1, ""
    for control in row.controls:
        set_number = 1 if control.by != by else set_number
        set_number, by = set_number + bool(control.after), control.by
        name = nodes[control.slug].name if control.slug in nodes else control.label
        yield (*head, str(set_number), by, control.slug, name, control.note)


def _yes_or_no(value: bool) -> str:  # noqa: FBT001  # the value to format
    return "yes" if value else "no"
