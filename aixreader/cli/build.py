"""`aixreader build`: compiles a source into an edition."""

from __future__ import annotations

import argparse
from pathlib import Path

from aixreader.cli.console import Console
from aixreader.cli.info import edition_record, print_edition
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import Parser, Subparsers, add_command
from aixreader.cli.progress_bar import ProgressBar
from aixreader.paths import user_folders


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `build`."""
    parser = add_command(
        commands,
        "build",
        "compile a source into an edition",
        "Without --out the edition is stored in the cache, and reused for the same source.",
    )
    parser.add_argument("source", metavar="SOURCE", nargs="?", type=Path, help="a source, as of --content")
    parser.add_argument("--out", metavar="DIR", type=Path, help="output folder: new, empty, or an older edition")
    parser.add_argument("--dump", metavar="DIR", type=Path, help="also write the sanitised HTML of each page to DIR")
    parser.set_defaults(check=_check)


def run(options: argparse.Namespace, console: Console) -> int:
    """Build an edition and print its manifest."""
    from aixreader.services.editions.build import build

    folders = user_folders(options.temp_home)
    source = options.source if options.source is not None else options.content
    with ProgressBar() as bar, interruptible(bar) as report:
        edition = build(source, report, out=options.out, folders=folders, dump=options.dump)
    with edition:
        if options.json:
            console.json(edition_record(edition))
        else:
            print_edition(edition, console)
    return 0


def _check(options: argparse.Namespace, parser: Parser) -> None:
    """Exactly one source is needed, and no edition."""
    if options.edition is not None:
        parser.error("build takes a source; --edition cannot be given")
    if options.source is not None and options.content is not None:
        parser.error("SOURCE and --content cannot both be given")
    if options.source is None and options.content is None:
        parser.error("build needs a SOURCE")
