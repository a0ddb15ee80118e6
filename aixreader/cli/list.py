"""`aixreader list`: sections by what their Category says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command

if TYPE_CHECKING:
    from aixreader.model import Section


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `list`."""
    parser = add_command(
        commands,
        "list",
        "list sections",
        "Aligned columns on a terminal, tabs between them elsewhere: id, role, when, by, title.",
    )
    parser.add_argument("--role", metavar="ROLE", help="threat, threat-group, control, control-group, discussion ...")
    parser.add_argument("--when", metavar="WHEN", help="governance, development-time or runtime")
    parser.add_argument("--by", metavar="WHO", help='"AI engineer" or "information security"')


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the sections that match the options."""
    from aixreader.knowledge.section_filter import select_sections

    with open_session(options) as session:
        sections = select_sections(session, role=options.role, when=options.when, by=options.by)
        if options.json:
            console.json({"sections": [_record(section) for section in sections]})
        else:
            console.table(("id", "role", "when", "by", "title"), map(_row, sections))
    return 0


def _row(section: Section) -> tuple[str, ...]:
    category = section.category
    when = ", ".join(category.when) if category else ""
    by = ", ".join(category.by) if category else ""
    return section.id, section.role or "", when, by, section.title


def _record(section: Section) -> dict[str, object]:
    category = section.category
    return {
        "id": section.id,
        "slug": section.slug,
        "title": section.title,
        "page": section.page,
        "anchor": section.anchor,
        "level": section.level,
        "role": section.role,
        "when": list(category.when) if category else [],
        "by": list(category.by) if category else [],
        "against": list(category.against) if category else [],
        "permalink": section.permalink,
        "words": section.words,
    }
