"""`aixreader assess fill`: take over what was filled in into a workbook, or found by another tool."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.assessments.diff import change_records, change_rows
from aixreader.cli.assessments.documents import add_action, add_system_option, assessment_file, save, system_id
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.oscal_reading import ResultsRead

HEAD = ("item", "change", "field", "old", "new")
MAX_BYTES = 32 * 1024 * 1024
DECIDED = ("absent", "planned", "partial")
"""What a control can be that is not satisfied."""


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess fill`."""
    parser = add_action(
        actions,
        "fill",
        "take over what was filled in into a workbook, or the statuses of OSCAL assessment results",
        "FILLED is a workbook that `aixreader assess report --format xlsx` has written, or OSCAL assessment results\n"
        "(JSON) with the controls of `aixreader assess export --format oscal`. What would change is printed; it is\n"
        f"saved with --yes. Columns: {', '.join(HEAD)}. Of a control that is not satisfied, results need not say how\n"
        "far it is in place; then --decide does.",
    )
    parser.add_argument("filled", metavar="FILLED", type=Path, help="the workbook (.xlsx) or the results (.json)")
    parser.add_argument("--yes", action="store_true", help="save the changes")
    parser.add_argument(
        "--decide",
        metavar="CONTROL=STATUS",
        action="append",
        type=_decision,
        default=[],
        help=f"the status of a control that is not satisfied, or of `all` others: {', '.join(DECIDED)}",
    )
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what was filled in, and save it if that is wanted."""
    from aixreader.assess.document_changes import changes_between
    from aixreader.userdata.import_file import read_import

    file = assessment_file(options)
    before = file.open()
    data = read_import(options.filled, MAX_BYTES, "Nothing was changed.")
    read = _read(options, before, data)
    changes = changes_between(before, read.document)
    if options.json:
        console.json(
            {
                "changes": change_records(changes),
                "undecided": [{"control": each.control, "stated": each.stated.value} for each in read.undecided],
                "unknown": list(read.unknown),
                "saved": bool(changes) and options.yes,
            }
        )
    else:
        console.table(HEAD, change_rows(changes))
    _tell(read, console)
    if changes and options.yes:
        save(file, read.document, console)
    elif changes:
        console.note("Nothing was saved. Run it with --yes to save these changes.")
    return 0


def _read(options: argparse.Namespace, before: Assessment, data: bytes) -> ResultsRead:
    """What the file says: a workbook is a zip archive, results are JSON."""
    from aixreader.assess.items import ControlStatus
    from aixreader.services.assessments.assessment_workbook import read_assessment_xlsx
    from aixreader.services.assessments.oscal_reading import ResultsRead, read_oscal_results

    if options.filled.suffix.lower() != ".json":
        return ResultsRead(read_assessment_xlsx(before, data, options.filled.name), (), ())
    decisions = {control: ControlStatus(status) for control, status in options.decide}
    return read_oscal_results(before, system_id(before, options), data, options.filled.name, decisions)


def _tell(read: ResultsRead, console: Console) -> None:
    if read.undecided:
        names = ", ".join(f"{each.control} ({each.stated.value} until now)" for each in read.undecided)
        console.note(
            f"Not satisfied, and to be decided: {names}. These are not changed. Say what they are:"
            f" --decide CONTROL=STATUS, where STATUS is {', '.join(DECIDED)}."
        )
    if read.unknown:
        console.note(f"No control of the Exchange, and left out: {', '.join(read.unknown)}.")


def _decision(text: str) -> tuple[str, str]:
    control, sign, status = content_text(text).partition("=")
    if not sign or not control.strip() or status.strip() not in DECIDED:
        raise argparse.ArgumentTypeError(f"it is CONTROL=STATUS, where STATUS is {', '.join(DECIDED)}")
    return control.strip(), status.strip()
