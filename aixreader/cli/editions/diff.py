"""`aixreader edition diff`: what differs between two editions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.output import check_output, chosen_format, is_stdout, write_output
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, add_output_options, content_text
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders
from aixreader.progress import part
from aixreader.services.comparison.changes_files import CHANGES_FORMATS

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.progress import Report
    from aixreader.services.session.session import Session

KINDS = ("threat", "control", "group", "test", "discussion")


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition diff`."""
    parser = add_command(
        actions,
        "diff",
        "show what differs between two editions",
        "OLD and NEW are sources as of --content (CLONE@REVISION for a git clone's), or built editions. They are\n"
        "compared in the order of their dates. Without --section and --words, text and Markdown list which sections\n"
        "changed, and not how.",
    )
    parser.add_argument("old", metavar="OLD", type=Path, help="the older edition")
    parser.add_argument("new", metavar="NEW", type=Path, help="the newer edition")
    parser.add_argument("--section", metavar="SECTION", type=content_text, help=f"only this one: {SECTION_NAME}")
    parser.add_argument("--role", choices=KINDS, help="only sections of this role")
    parser.add_argument("--words", action="store_true", help="show the words that changed, too")
    add_output_options(parser, CHANGES_FORMATS, ", ".join(known.summary for known in CHANGES_FORMATS))


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what differs between two editions, or write it to a file."""
    from aixreader.services.comparison.changes_files import changes_bytes
    from aixreader.services.editions.session_factory import create_session_at

    if options.json and options.format is None and is_stdout(options.out):
        options.format = "json"
    chosen = chosen_format(options, CHANGES_FORMATS, default="text")
    check_output(options, console, chosen)
    folders = user_folders(options.temp_home)
    with (
        ProgressBar() as bar,
        interruptible(bar) as report,
        create_session_at(folders, part(report, 0.0, 0.35), options.old) as one,
        create_session_at(folders, part(report, 0.35, 0.7), options.new) as other,
    ):
        old, new = _in_order(one, other, console)
        comparison = _selected(options, old, new, part(report, 0.7, 0.9))
        if chosen.id == "pdf":
            data = _pdf(new, comparison, part(report, 0.9, 1.0))
        else:
            data = changes_bytes(comparison, chosen.id, words=options.words or options.section is not None)
    if write_output(options, console, data, chosen):
        console.note(f"Wrote what changed to {options.out}.")
    return 0


def _in_order(one: Session, other: Session, console: Console) -> tuple[Session, Session]:
    from aixreader.comparison.edition_comparison import in_time_order

    if in_time_order(one, other):
        return one, other
    console.note("The second edition is the older one: the two are compared in the order of their dates.")
    return other, one


def _selected(options: argparse.Namespace, old: Session, new: Session, report: Report) -> Comparison:
    from aixreader.comparison.edition_comparison import compare_editions
    from aixreader.comparison.selection import of_role, of_section

    comparison = compare_editions(old, new, report)
    if options.section is not None:
        comparison = of_section(comparison, old, new, options.section)
    return of_role(comparison, options.role) if options.role is not None else comparison


def _pdf(session: Session, comparison: Comparison, report: Report) -> bytes:
    from aixreader.cli.window import make_pdf
    from aixreader.publish.print_html import Paper
    from aixreader.services.comparison.changes_publication import changes_publication
    from aixreader.services.export.section_selector import SectionSelection

    publication = changes_publication(comparison)
    return make_pdf(session, SectionSelection(publication.title, (), publication), Paper(), report)
