"""`aixreader relations`: which controls answer which threats."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.output import is_stdout
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, add_output_options, content_text
from aixreader.cli.sheets import write_sheets
from aixreader.services.tables.table_files import SHEET_FORMATS

if TYPE_CHECKING:
    from aixreader.knowledge.threat_graph import Node, RelationCount
    from aixreader.services.tables.relation_table import RelationRow


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `relations`."""
    parser = add_command(
        commands,
        "relations",
        "list the controls of a threat, or the threats of a control",
        "Columns: threat, control, where the Exchange states it, remarks. A group of controls is one entry; a\n"
        f"relation that a control has through its group names that group. SLUG is {SECTION_NAME}; without it all\n"
        "relations are listed. How many controls answer a threat, those through groups included, is written to\n"
        "stderr, and into the JSON as `count`.",
    )
    parser.add_argument("slug", metavar="SLUG", nargs="?", type=content_text, help="a threat or a control")
    add_output_options(parser, SHEET_FORMATS, "every edge of the graph, with those through groups")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the relations of a section, or all of them."""
    from aixreader.services.tables.relation_table import relations_of

    with open_session(options) as session:
        if not is_stdout(options.out) or options.format is not None:
            write_sheets(options, console, session, ("relations",))
            return 0
        section = session.find(options.slug) if options.slug is not None else None
        relations = relations_of(session, section)
        node = session.graph.nodes.get(section.slug or "") if section is not None else None
        if options.json:
            counts = {"count": _counts(session.graph.count(node.slug))} if node is not None else {}
            console.json({"relations": [_record(related) for related in relations], **counts})
        else:
            console.table(("threat", "control", "stated by", "remarks"), map(_row, relations))
            if node is not None:
                console.note(_told(node, session.graph.count(node.slug)))
    return 0


def _told(node: Node, count: RelationCount) -> str:
    """The line on how many there are, in the words of the periodic table."""
    words = f"answered by {count.total} controls" if node.is_threat else f"answers {count.total} threats"
    groups = f"; groups: {count.groups}" if count.groups else ""
    return f"{node.name}: {words} ({count.stated} stated, {count.by_group} by group){groups}"


def _counts(count: RelationCount) -> dict[str, int]:
    return {"total": count.total, "stated": count.stated, "by group": count.by_group, "groups": count.groups}


def _row(related: RelationRow) -> tuple[str, ...]:
    relation = related.relation
    remarks = [
        f"via {related.via}" if related.via else "",
        "group" if relation.group else "",
        "link guessed" if relation.guessed else "",
        relation.note,
    ]
    return relation.threat, relation.control, ", ".join(relation.origins), "; ".join(filter(None, remarks))


def _record(related: RelationRow) -> dict[str, object]:
    relation = related.relation
    return {
        "threat": relation.threat,
        "control": relation.control,
        "origins": [str(origin) for origin in relation.origins],
        "group": relation.group,
        "label": relation.label,
        "note": relation.note,
        "guessed": relation.guessed,
        "via": related.via,
    }
