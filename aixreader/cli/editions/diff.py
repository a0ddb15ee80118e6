"""`aixreader edition diff`: what differs between two editions."""

from __future__ import annotations

import argparse
from pathlib import Path

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders
from aixreader.progress import part


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition diff`."""
    parser = add_command(
        actions,
        "diff",
        "list what differs between two editions",
        "OLD and NEW are folders or zips of the Exchange's site, or built editions.",
    )
    parser.add_argument("old", metavar="OLD", type=Path, help="the older edition")
    parser.add_argument("new", metavar="NEW", type=Path, help="the newer edition")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what differs between two editions."""
    from aixreader.services.editions.session_factory import create_session_at

    folders = user_folders(options.temp_home)
    with (
        ProgressBar() as bar,
        interruptible(bar) as report,
        create_session_at(folders, part(report, 0.0, 0.5), options.old) as old,
        create_session_at(folders, part(report, 0.5, 1.0), options.new) as new,
    ):
        added = [name for name in new.edition.sections if name not in old.edition.sections]
        gone = [name for name in old.edition.sections if name not in new.edition.sections]
    if options.json:
        console.json({"added": added, "gone": gone})
    else:
        console.table(("change", "section"), [*(("added", name) for name in added), *(("gone", name) for name in gone)])
    return 0
