"""`aixreader assess report`: a report on an assessment, as a document, a workbook or data."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.assessments.documents import add_action, open_assessed, today
from aixreader.cli.console import Console
from aixreader.cli.output import check_output, chosen_format, write_output
from aixreader.cli.parser import Subparsers, add_output_options, content_text
from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_files import REPORT_FORMATS

if TYPE_CHECKING:
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.report_publication import ReportOptions

IDS = tuple(PART_TITLES)


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess report`."""
    parser = add_action(
        actions,
        "report",
        "write a report on an assessment",
        f"Parts: {', '.join(IDS)}. The workbook can be filled in and read back with `aixreader assess fill`; csv is\n"
        "the statement of applicability.",
    )
    parser.add_argument("--parts", metavar="PART,…", type=_parts, default=(), help="only these parts (default: all)")
    parser.add_argument("--logo", metavar="FILE", type=Path, help="a picture (PNG or JPEG) for the first page")
    parser.add_argument("--by", metavar="NAME", default="", type=content_text, help="who made the report")
    add_output_options(parser, REPORT_FORMATS, ", ".join(known.summary for known in REPORT_FORMATS))


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the report."""
    from aixreader.services.assessments.report_files import report_bytes
    from aixreader.services.assessments.report_logo import read_logo
    from aixreader.services.assessments.report_publication import ReportOptions

    chosen = chosen_format(options, REPORT_FORMATS, default="md")
    check_output(options, console, chosen)
    logo = read_logo(options.logo) if options.logo else None
    with open_assessed(options) as assessed:
        wanted = ReportOptions(today(), options.parts, logo, options.by)
        data = _pdf(assessed, wanted) if chosen.id == "pdf" else report_bytes(assessed, wanted, chosen.id)
    if write_output(options, console, data, chosen):
        console.note(f"Wrote the report to {options.out}.")
    return 0


def _pdf(assessed: AssessedEdition, wanted: ReportOptions) -> bytes:
    from aixreader.cli.interruption import interruptible
    from aixreader.cli.progress_bar import ProgressBar
    from aixreader.cli.window import make_pdf
    from aixreader.publish.print_html import Paper
    from aixreader.services.assessments.report_publication import report_publication
    from aixreader.services.export.section_selector import SectionSelection

    publication = report_publication(assessed, assessed.systems(), wanted)
    choice = SectionSelection(publication.title, (), publication)
    with ProgressBar() as bar, interruptible(bar) as report:
        return make_pdf(assessed.session, choice, Paper(), report)


def _parts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in IDS:
            raise argparse.ArgumentTypeError(f"there is no part {name!r}; parts: {', '.join(IDS)}")
    return names
