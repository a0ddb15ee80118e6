"""`aixreader crosswalk`: which sections map to which standards."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.output import is_stdout
from aixreader.cli.parser import Subparsers, add_command, add_output_options, content_text
from aixreader.cli.sheets import write_sheets
from aixreader.errors import NotFoundError
from aixreader.services.tables.table_files import SHEET_FORMATS

HEAD = ("section", "standard", "entry", "name", "coverage")


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `crosswalk`."""
    parser = add_command(
        commands,
        "crosswalk",
        "list which sections map to which standards",
        "Columns: section, standard, entry, name, coverage (where the section states it).",
    )
    parser.add_argument(
        "--standard",
        metavar="NAME",
        type=content_text,
        help="only standards whose name, or name and entry, has NAME, such as ATLAS or 27002 8.25",
    )
    add_output_options(parser, SHEET_FORMATS, "every mapping")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the cross-walk to standards, or write it to a file."""
    from aixreader.knowledge.crosswalk import is_of
    from aixreader.services.tables.table_data import CROSSWALK_HEAD, mapping_cells

    with open_session(options) as session:
        if not is_stdout(options.out) or options.format is not None:
            write_sheets(options, console, session, ("crosswalk",))
            return 0
        walk = session.crosswalk
        mappings = [mapping for mapping in walk.mappings if not options.standard or is_of(mapping, options.standard)]
        if not mappings and options.standard:
            raise NotFoundError(
                f"No section of this edition maps to '{options.standard}'.",
                f"Standards: {', '.join(walk.standards)}.",
            )
        if options.json:
            records = [dict(zip(CROSSWALK_HEAD, mapping_cells(mapping), strict=True)) for mapping in mappings]
            console.json({"references": records, "sections": walk.sections, "by_opencre": walk.blocks})
        else:
            console.table(HEAD, ((m.section, m.standard, m.entry, m.name, m.coverage) for m in mappings))
            console.note(f"{walk.sections} sections are mapped, {walk.blocks} of them by OpenCRE.")
    return 0
