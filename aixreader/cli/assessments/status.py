"""`aixreader assess status`: the state of a system."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, add_system_option, open_assessed, today
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers

STATES = (
    "A threat applies or not; confirm: its condition is to be judged; undecided: an answer is missing or unknown;\n"
    "not-asked: no question leads to it, decide with `aixreader assess set` (override.value)."
)
HEAD = ("threat", "applies", "risk", "residual", "treatment", "coverage", "name")


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess status`."""
    parser = add_action(
        actions,
        "status",
        "print which threats apply to a system and what is done",
        f"Columns: {', '.join(HEAD)}.\n{STATES}",
    )
    parser.add_argument("--controls", action="store_true", help="print the controls instead")
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the state."""
    from aixreader.services.assessments.labels import percent
    from aixreader.services.assessments.state_record import state_record

    with open_assessed(options) as assessed:
        state = assessed.system(options.system)
        overview = state.overview
        subjects = assessed.facts.subjects
        slugs = {root: each.slug for root, each in {**subjects.threats, **subjects.controls}.items()}
        if options.json:
            console.json(state_record(state, today()))
        elif options.controls:
            rows = [
                (
                    slugs.get(each.item.slug, each.item.slug),
                    each.item.status.value,
                    each.item.owner,
                    each.item.due,
                    each.name,
                )
                for each in overview.needed
            ]
            console.table(("control", "status", "owner", "due", "name"), rows)
        else:
            threats = [
                (
                    slugs.get(each.item.slug, each.item.slug),
                    each.applicability.value,
                    each.risk.label if each.risk else "",
                    each.residual.label if each.residual else "",
                    each.item.treatment.value if each.is_in_question else "",
                    percent(each.coverage.share) if each.is_in_question else "",
                    each.name,
                )
                for each in overview.threats.values()
            ]
            console.table(HEAD, threats)
            console.note(f"Controls of threats that apply: {percent(overview.coverage.share)} in place.")
    return 0
