"""`aixreader table`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.sheets import write_sheets
from aixreader.knowledge.matrix import matrix_rows
from aixreader.publish.output import PICTURES, SHEETS, format_of, write_out
from aixreader.services.tables.table_data import GRAPH_SHEETS

if TYPE_CHECKING:
    from aixreader.knowledge.matrix import MatrixRow, Part
    from aixreader.services.session.session import Session

HEAD = ("asset and impact", "attack surface", "threat", "controls")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the table with what it leaves out, or write it to a file."""
    with open_session(options) as session:
        if options.out is None and options.format is None:
            _print(options, console, session)
        elif (form := format_of(options.out, options.format, (*SHEETS, *PICTURES))) in PICTURES:
            _picture(options, console, session, form)
        else:
            write_sheets(options, console, session, GRAPH_SHEETS)
    return 0


def _print(options: argparse.Namespace, console: Console, session: Session) -> None:
    rows = matrix_rows(session.edition, session.graph)
    if options.json:
        console.json({"rows": [_record(row) for row in rows]})
    else:
        console.table(HEAD, map(_row, rows))


def _picture(options: argparse.Namespace, console: Console, session: Session, form: str) -> None:
    """Pictures are drawn by what draws them in the window, on no screen."""
    from aixreader.cli.window import draw_table
    from aixreader.errors import OutputError

    if options.out is None:
        raise OutputError("A picture needs a file.", "Name it with --out FILE.")
    write_out(options.out, draw_table(session, form, face=options.face, dark=options.dark_table))
    console.note(f"The table is in {options.out}.")


def _row(row: MatrixRow) -> tuple[str, ...]:
    controls = ", ".join(_said(part) for part in row.controls)
    return row.asset, row.surface, _said(row.threat), controls.replace("plus, ", "plus ")


def _said(part: Part) -> str:
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
        "controls_text": ", ".join(_said(part) for part in row.controls),
        "spans": list(row.spans),
        "official": row.official,
    }
