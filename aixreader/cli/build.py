"""`aixreader build`."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.info import facts, print_facts
from aixreader.cli.interruption import interruptible
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders
from aixreader.services.editions.build import build


def run(options: argparse.Namespace, console: Console) -> int:
    """Build an edition and tell what it is."""
    folders = user_folders(options.temp_home)
    source = options.source if options.source is not None else options.content
    with ProgressBar() as bar, interruptible(bar) as report:
        edition = build(source, report, out=options.out, folders=folders, dump=options.dump)
    with edition:
        if options.json:
            console.json(facts(edition))
        else:
            print_facts(edition, console)
    return 0
