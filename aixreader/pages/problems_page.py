"""What the compiler repaired, guessed or could not read, as a page of the reader's own."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from aixreader.model import Problem
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document
from aixreader.pages.table_frames import frame_tables

NOTHING = "Nothing in this edition had to be repaired or guessed."
ABOUT = (
    "Problems found in the source when the edition was built. Each was repaired, guessed, or shown as written: "
    "nothing was left out."
)


def problems_document(problems: Iterable[Problem]) -> str:
    """The page, a row for each problem in the order of the source."""
    rows = "".join(_row(problem) for problem in problems)
    head = "<tr><th>Location</th><th>Problem</th><th>Resolution</th></tr>"
    table = frame_tables(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    body = f"<p>{ABOUT}</p>{table}" if rows else f'<p class="muted">{NOTHING}</p>'
    return page_document("Problems", f"<h1>Problems in this edition</h1>{body}", host=STYLES_HOST, kind="own")


def _row(problem: Problem) -> str:
    cells = (problem.where, problem.what, problem.done)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
