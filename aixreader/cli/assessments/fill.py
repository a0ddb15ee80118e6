"""`aixreader assess fill`: take over what was filled in into a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from aixreader.cli.assessments.diff import change_records, change_rows
from aixreader.cli.assessments.documents import add_action, assessment_file, save
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers

HEAD = ("item", "change", "field", "old", "new")
MAX_BYTES = 32 * 1024 * 1024


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess fill`."""
    parser = add_action(
        actions,
        "fill",
        "take over what was filled in into a workbook",
        "WORKBOOK is one that `aixreader assess report --format xlsx` has written. What would change is printed; it\n"
        f"is saved with --yes. Columns: {', '.join(HEAD)}.",
    )
    parser.add_argument("workbook", metavar="WORKBOOK", type=Path, help="the workbook (.xlsx)")
    parser.add_argument("--yes", action="store_true", help="save the changes")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what was filled in, and save it if that is wanted."""
    from aixreader.assess.document_changes import changes_between
    from aixreader.services.assessments.assessment_workbook import read_assessment_xlsx
    from aixreader.userdata.import_file import read_import

    file = assessment_file(options)
    before = file.open()
    data = read_import(options.workbook, MAX_BYTES, "Nothing was changed.")
    after = read_assessment_xlsx(before, data, options.workbook.name)
    changes = changes_between(before, after)
    if options.json:
        console.json({"changes": change_records(changes), "saved": bool(changes) and options.yes})
    else:
        console.table(HEAD, change_rows(changes))
    if changes and options.yes:
        save(file, after, console)
    elif changes:
        console.note("Nothing was saved. Run it with --yes to save these changes.")
    return 0
