"""The table, the graph and the cross-walk as sheets for export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.knowledge.crosswalk import Mapping
from aixreader.knowledge.section_preview import section_preview
from aixreader.knowledge.table_facets import TABLE_FACETS
from aixreader.knowledge.threat_graph import Node
from aixreader.model import PeriodicTable, TableRow
from aixreader.publish.sheets import Cell, PrintedColumn, Sheet
from aixreader.services.session.session import Session

GRAPH_SHEETS = ("table", "threats", "controls", "relations", "crosswalk")
COLUMN_FACETS = tuple(facet for facet in TABLE_FACETS if facet.column)
NODE_HEAD = (
    "slug", "symbol", "name", "heading", "family", "when", "by", "in the official table",
    *(facet.column for facet in COLUMN_FACETS), "relations", "stated", "by group", "groups", "says", "permalink",
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
P = PrintedColumn
PRINTED = {
    "table": (
        P("row", 3), P("asset and impact", 15.4), P("attack surface", 22.7), P("threat name", 21), P("note", 12.9),
        P("set", 2.6), P("by", 5.4), P("control name", 24), P("control note", 9.1),
    ),
    "threats": (
        P("symbol", 4.4), P("name", 13), P("when", 6.9), P("by", 2.6), P("in the official table", 4.4),
        P("asset", 5.6), P("impact", 7.5), P("attack surface", 22.5), P("says", 49.1),
    ),
    "controls": (
        P("symbol", 4.4), P("name", 9), P("when", 6.9), P("by", 5.9), P("in the official table", 4.4),
        P("asset", 10.5), P("impact", 7.5), P("attack surface", 19.4), P("says", 48),
    ),
    "relations": (
        P("threat name", 30), P("control name", 34), P("stated by", 10), P("via", 15), P("group", 7),
        P("link guessed", 12), P("note", 8, is_note=True),
    ),
    "crosswalk": (
        P("title", 20), P("standard", 11.4), P("entry", 8), P("name", 41.6), P("coverage", 5.6),
        P("gap", 26.7),
    ),
}  # fmt: skip
"""What is printed of each sheet: what is read, not what programs join tables by. Together with widths that keep rows
low, this is what makes all sheets fit on 20 pages.
"""


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
        "author": session.attribution.author,
        "date": manifest.date,
        "revision": manifest.revision,
        "note": manifest.notice,
        "source": session.attribution.line,
        "address": session.attribution.site,
        "sections mapped to standards": f"{session.crosswalk.sections}, {session.crosswalk.blocks} by OpenCRE",
    }
    return {name: value for name, value in metadata.items() if value}


def table_sheet(session: Session) -> Sheet:
    """The official table, with a row for each control of each of its rows; the column `set` counts the groups of
    controls that the table joins with "plus".
    """
    table = session.edition.findings.periodic
    lines = tuple(line for number, row in enumerate(_rows(table), 1) for line in _table_lines(session, number, row))
    return Sheet("table", TABLE_HEAD, lines, PRINTED["table"])


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
    return Sheet("relations", RELATION_HEAD, rows, PRINTED["relations"])


def crosswalk_sheet(session: Session) -> Sheet:
    """Every mapping to a standard."""
    rows = tuple(map(mapping_cells, session.crosswalk.mappings))
    return Sheet("crosswalk", CROSSWALK_HEAD, rows, PRINTED["crosswalk"])


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
    return Sheet(name, NODE_HEAD, tuple(_node_cells(session, node) for node in nodes), PRINTED[name])


def _node_cells(session: Session, node: Node) -> tuple[Cell, ...]:
    section = session.edition.sections[node.section]
    facets = (", ".join(facet.values(node)) for facet in COLUMN_FACETS)
    count = session.graph.count(node.slug)
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
        count.total,
        count.stated,
        count.by_group,
        count.groups,
        section_preview(session, section).sentence,
        section.permalink or "",
    )


def _rows(table: PeriodicTable | None) -> tuple[TableRow, ...]:
    return table.rows if table is not None else ()


def _table_lines(session: Session, number: int, row: TableRow) -> Iterator[tuple[Cell, ...]]:
    nodes = session.graph.nodes
    head = (number, row.asset, row.surface, row.threat, row.threat_label, row.threat_note)
    if not row.controls:
        yield (*head, "", "", "", row.controls_text, "")
    set_number, by = 1, ""
    for control in row.controls:
        set_number = 1 if control.by != by else set_number
        set_number, by = set_number + bool(control.after), control.by
        name = nodes[control.slug].name if control.slug in nodes else control.label
        yield (*head, set_number, by, control.slug, name, control.note)


def _yes_or_no(value: bool) -> str:  # noqa: FBT001  # the value to format
    return "yes" if value else "no"
