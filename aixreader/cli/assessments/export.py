"""`aixreader assess export`: an assessed system in a format of other programs."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, add_system_option, open_assessed, today
from aixreader.cli.console import Console
from aixreader.cli.output import is_stdout
from aixreader.cli.parser import Subparsers, output_file
from aixreader.errors import OutputError
from aixreader.publish.output import OutputFile, write_files
from aixreader.services.assessments.assessment_formats import ASSESSMENT_FORMATS


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess export`."""
    parser = add_action(
        actions,
        "export",
        "write an assessed system in a format of other programs",
        "`aixreader assess fill` reads OSCAL results back.",
    )
    add_system_option(parser)
    parser.add_argument(
        "--format",
        choices=[known.id for known in ASSESSMENT_FORMATS],
        required=True,
        help=", ".join(known.summary for known in ASSESSMENT_FORMATS),
    )
    parser.add_argument("--out", metavar="FOLDER", type=output_file, required=True, help="where to write it")


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the documents of a system."""
    from aixreader.publish.output import format_of
    from aixreader.services.assessments.assessment_formats import export_assessment

    chosen = format_of(None, options.format, ASSESSMENT_FORMATS)
    if is_stdout(options.out) or (options.out.exists() and not options.out.is_dir()):
        raise OutputError("This format is several files.", "Nothing was written. Name a folder with --out FOLDER.")
    with open_assessed(options) as assessed:
        made = export_assessment(assessed, assessed.system(options.system), today(), chosen.id)
    first, *others = (OutputFile(options.out / name, data) for name, data in made.files.items())
    write_files([first, *others])
    if options.json:
        console.json({"folder": str(options.out), "files": list(made.files), "left_out": list(made.left_out)})
    console.note(f"Wrote {len(made.files)} files to {options.out}.")
    for sentence in (chosen.limits, *made.left_out):
        console.note(sentence)
    return 0
