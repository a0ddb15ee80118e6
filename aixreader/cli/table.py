"""`aixreader table`: the periodic table of threats and controls as text, data or a picture."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.output import check_output, chosen_format, is_stdout, nothing_to_export, write_output
from aixreader.cli.parser import Subparsers, add_command, add_output_options
from aixreader.cli.sheets import write_sheets
from aixreader.services.tables.table_files import PICTURE_FORMATS, SHEET_FORMATS

if TYPE_CHECKING:
    from aixreader.knowledge.matrix import MatrixRow, Part
    from aixreader.publish.output import OutputFormat
    from aixreader.services.session.session import Session
    from aixreader.services.tables.table_files import SheetWriter

FORMATS = (*SHEET_FORMATS, *PICTURE_FORMATS)
HEAD = ("asset and impact", "attack surface", "threat", "controls")


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `table`."""
    parser = add_command(
        commands,
        "table",
        "print or export the periodic table of threats and controls, with what the official one omits",
        "Columns: asset and impact, attack surface, threat, controls. Files: csv has a line for each control of each\n"
        "row; xlsx and json also hold threats, controls, relations and the cross-walk; svg, png and pdf are pictures,\n"
        "the matrix as pdf on pages of A4. Files of csv begin with a byte order mark, for spreadsheets.",
    )
    add_output_options(parser, FORMATS, "the table")
    parser.add_argument(
        "--face", choices=("matrix", "elements"), default="matrix", help="face of a picture (default: matrix)"
    )
    parser.add_argument("--night", dest="dark_table", action="store_true", help="dark colours for a picture")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the table with what it leaves out, or write it to a file."""
    from aixreader.services.tables.table_data import GRAPH_SHEETS

    with open_session(options) as session:
        if is_stdout(options.out) and options.format is None:
            _print(options, console, session)
        elif (chosen := chosen_format(options, FORMATS)) in PICTURE_FORMATS:
            _write_picture(options, console, session, chosen)
        else:
            write_sheets(options, console, session, GRAPH_SHEETS)
    return 0


def _print(options: argparse.Namespace, console: Console, session: Session) -> None:
    from aixreader.knowledge.matrix import matrix_rows

    rows = matrix_rows(session.edition, session.graph)
    if options.json:
        console.json({"rows": [_record(row) for row in rows]})
    else:
        console.table(HEAD, map(_row, rows))


def _write_picture(
    options: argparse.Namespace, console: Console, session: Session, chosen: OutputFormat[SheetWriter]
) -> None:
    """Write a picture, drawn by the window's code without a display."""
    from aixreader.cli.window import draw_table

    check_output(options, console, chosen)
    periodic = session.edition.findings.periodic
    if periodic is None or not periodic.rows:
        raise nothing_to_export("this edition has no periodic table")
    picture = draw_table(session, chosen.id, face=options.face, dark=options.dark_table)
    if write_output(options, console, picture, chosen):
        console.note(f"Written: {options.out}")


def _row(row: MatrixRow) -> tuple[str, ...]:
    controls = ", ".join(_label(part) for part in row.controls)
    return row.asset, row.surface, _label(row.threat), controls.replace("plus, ", "plus ")


def _label(part: Part) -> str:
    return f"{part.text} ({part.note})" if part.note else part.text


def _record(row: MatrixRow) -> dict[str, object]:
    controls: list[dict[str, object]] = []
    by, after = "", ""
    for part in row.controls:
        if part.slug or part.note:
            controls.append({"slug": part.slug, "label": part.text, "by": by, "after": after, "note": part.note})
            after = ""
        elif part.text == "plus":
            after = part.text
        else:
            by = part.text
    return {
        "asset": row.asset,
        "surface": row.surface,
        "threat": {"slug": row.threat.slug, "label": row.threat.text, "note": row.threat.note},
        "controls": controls,
        "controls_text": ", ".join(_label(part) for part in row.controls),
        "spans": list(row.spans),
        "official": row.official,
    }
