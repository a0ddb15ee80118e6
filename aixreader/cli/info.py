"""`aixreader info`: what an edition is and how much it holds."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command

if TYPE_CHECKING:
    from aixreader.edition.edition import Edition


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `info`."""
    add_command(commands, "info", "show the title, date, revision and counts of an edition")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the manifest of the edition."""
    with open_session(options) as session:
        if options.json:
            console.json(edition_record(session.edition))
        else:
            print_edition(session.edition, console)
    return 0


def edition_record(edition: Edition) -> dict[str, object]:
    """The manifest as JSON-compatible values, with the number and size of its files instead of their list."""
    manifest = edition.manifest
    return {
        "title": manifest.title,
        "notice": manifest.notice,
        "revision": manifest.revision,
        "date": manifest.date,
        "folder": str(edition.folder),
        "schema": manifest.schema,
        "input": manifest.input,
        "compiler": manifest.compiler,
        "counts": manifest.counts.plain(),
        "files": len(manifest.files),
        "bytes": sum(entry.size for entry in manifest.files.values()),
    }


def print_edition(edition: Edition, console: Console) -> None:
    """Print title, revision, date, folder and counts of an edition."""
    manifest = edition.manifest
    console.text(manifest.title)
    if manifest.notice:
        console.text(f"  {manifest.notice}")
    console.text(f"  revision  {manifest.revision or 'not stated'}")
    console.text(f"  date      {manifest.date or 'not stated'}")
    console.text(f"  folder    {edition.folder}")
    for name, count in manifest.counts.plain().items():
        console.text(f"{count:7}  {name.replace('_', ' ')}")
