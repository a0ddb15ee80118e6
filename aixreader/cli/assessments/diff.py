"""`aixreader assess diff`: what differs between two versions of an assessment."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.assessments.documents import assessment_file
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, add_command

if TYPE_CHECKING:
    from aixreader.assess.document_changes import ItemChange

HEAD = ("item", "change", "field", "old", "new")
MAX_SHOWN = 200
"""Characters of a value that are printed; `--json` has all."""


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess diff`."""
    parser = add_command(
        actions, "diff", "show what differs between two versions of an assessment", f"Columns: {', '.join(HEAD)}."
    )
    parser.add_argument("old", metavar="OLD", type=Path, help="the older version (.aixassess)")
    parser.add_argument("new", metavar="NEW", type=Path, help="the newer version")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what differs."""
    from aixreader.assess.document_changes import changes_between

    old, new = (assessment_file(options, path).open() for path in (options.old, options.new))
    changes = changes_between(old, new)
    if options.json:
        console.json({"changes": change_records(changes)})
    else:
        console.table(HEAD, change_rows(changes))
    return 0


def change_records(changes: Iterable[ItemChange]) -> list[dict[str, object]]:
    """Changes for JSON."""
    return [
        {
            "item": change.id,
            "change": change.kind,
            "fields": [{"field": each.field, "old": each.old, "new": each.new} for each in change.fields],
        }
        for change in changes
    ]


def change_rows(changes: Iterable[ItemChange]) -> list[tuple[str, ...]]:
    """Changes as rows of a table with the columns of `HEAD`."""
    return [
        (change.id, change.kind, each.field, _shown(each.old), _shown(each.new))
        for change in changes
        for each in change.fields
    ]


def _shown(value: object) -> str:
    import json

    from aixreader.errors import shortened

    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(text, MAX_SHOWN)
