"""`aixreader assess sign`: sign a version of an assessment off."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, assessment_file, save
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess sign`."""
    parser = add_action(
        actions,
        "sign",
        "sign a version off",
        "The digest of all that is stated and of the edition is written into the file; `assess verify` compares it.",
    )
    parser.add_argument("--who", metavar="NAME", required=True, type=content_text, help="who approves this version")
    parser.add_argument("--note", metavar="TEXT", default="", type=content_text, help="a note")


def run(options: argparse.Namespace, console: Console) -> int:
    """Add a sign-off."""
    from aixreader.assess.sign_off import sign_off
    from aixreader.userdata.clock import now

    file = assessment_file(options)
    document = sign_off(file.open(), options.who, now(), options.note)
    save(file, document, console)
    made = document.signoffs[-1]
    if options.json:
        console.json({"version": made.version, "digest": made.digest})
    else:
        console.text(f"Version {made.version}: {made.digest}")
    return 0
