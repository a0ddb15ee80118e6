"""`aixreader edition list`: the editions that were got."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, add_command
from aixreader.paths import user_folders


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition list`."""
    add_command(actions, "list", "list the editions that were got", "The last column is what --content takes.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the editions that are kept, the newest first."""
    from aixreader.services.editions.kept_editions import kept_editions

    kept = kept_editions(user_folders(options.temp_home))
    if options.json:
        records = [
            {
                "name": each.name,
                "revision": each.commit,
                "date": each.date,
                "missing": each.missing,
                "source": str(each.source),
            }
            for each in kept
        ]
        console.json({"editions": records})
        return 0
    rows = ((each.name, each.date[:10], each.commit[:12], _state(each.missing), str(each.source)) for each in kept)
    console.table(("name", "date", "commit", "state", "source"), rows)
    return 0


def _state(missing: int) -> str:
    return "whole" if not missing else f"{missing} files missing"
