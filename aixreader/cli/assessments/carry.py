"""`aixreader assess carry`: carry an assessment to another edition."""

from __future__ import annotations

import argparse
from collections import Counter

from aixreader.cli.assessments.documents import add_action, assessment_file, open_facts, save
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text

HEAD = ("item", "state", "name", "into")
ALL = "all"


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess carry`."""
    parser = add_action(
        actions,
        "carry",
        "carry an assessment to another edition",
        "The edition is that of --content or --edition. What has to be looked at again is printed: what was reworded\n"
        "since something was stated about it, is gone or became part of something else, and what is new; nothing is\n"
        "removed. With --yes the edition is taken over; --confirm says that what was stated about an item still\n"
        f"holds. Columns: {', '.join(HEAD)}. `aixreader edition diff` shows the wording.",
    )
    parser.add_argument(
        "--confirm",
        metavar="ITEM",
        action="append",
        default=[],
        type=content_text,
        help=f"an item that still holds (an id that is printed, or {ALL})",
    )
    parser.add_argument("--yes", action="store_true", help="save the assessment for this edition")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print what became of the items, and save the document if that is wanted."""
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.carrying import NEEDS_REVIEW, Carried, carried_items, to_edition

    file = assessment_file(options)
    document = file.open()
    with open_facts(options) as facts:
        assessed = AssessedEdition(facts, document)
        items = carried_items(assessed)
        names = [each.id for each in items if each.state in NEEDS_REVIEW] if ALL in options.confirm else options.confirm
        after = to_edition(assessed, names)
        counts = Counter(each.state.value for each in items)
        if options.json:
            records = [
                {"item": each.id, "state": each.state.value, "name": each.name, "into": list(each.into)}
                for each in items
            ]
            console.json({"items": records, "counts": counts, "saved": options.yes})
        else:
            shown = [each for each in items if each.state in (*NEEDS_REVIEW, Carried.NEW)]
            console.table(HEAD, [(each.id, each.state.value, each.name, ", ".join(each.into)) for each in shown])
    console.note(", ".join(f"{number} {state}" for state, number in counts.items()) + ".")
    if options.yes:
        save(file, after, console)
    else:
        console.note("Nothing was saved. Run it with --yes to take the edition over.")
    return 0
