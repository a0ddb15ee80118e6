"""`aixreader info`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session

if TYPE_CHECKING:
    from aixreader.edition.edition import Edition


def run(options: argparse.Namespace, console: Console) -> int:
    """Tell what an edition is."""
    with open_session(options) as session:
        if options.json:
            console.json(facts(session.edition))
        else:
            print_facts(session.edition, console)
    return 0


def facts(edition: Edition) -> dict[str, object]:
    """The manifest's facts as plain values, without the list of files."""
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


def print_facts(edition: Edition, console: Console) -> None:
    """The facts in words."""
    manifest = edition.manifest
    console.text(manifest.title)
    if manifest.notice:
        console.text(f"  {manifest.notice}")
    console.text(f"  revision  {manifest.revision or 'not told by the source'}")
    console.text(f"  date      {manifest.date or 'not told by the source'}")
    console.text(f"  folder    {edition.folder}")
    for name, count in manifest.counts.plain().items():
        console.text(f"{count:7}  {name.replace('_', ' ')}")
