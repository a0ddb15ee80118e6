"""`aixreader assess verify`: check an assessment."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, open_assessed
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers

HEAD = ("what", "holds", "text")
FAILED = 1
"""The exit code where something does not hold."""


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess verify`."""
    add_action(
        actions,
        "verify",
        "check the sign-off, the edition, the names, and the files of the evidence",
        f"Columns: {', '.join(HEAD)}. The exit code is {FAILED} if something does not hold.",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the checks."""
    from aixreader.services.assessments.checking import check_assessment

    with open_assessed(options) as assessed:
        checks = check_assessment(assessed, options.file.absolute().parent)
    if options.json:
        records = [{"what": each.subject, "holds": each.holds, "text": each.text} for each in checks]
        console.json({"checks": records})
    else:
        console.table(HEAD, [(each.subject, "yes" if each.holds else "no", each.text) for each in checks])
    return 0 if all(each.holds for each in checks) else FAILED
