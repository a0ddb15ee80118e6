"""`aixreader assess gaps`: what is missing, late or no longer valid."""

from __future__ import annotations

import argparse

from aixreader.assess.gap_kind import GapKind
from aixreader.cli.assessments.documents import add_action, add_system_option, open_assessed, today
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers

HEAD = ("system", "kind", "item", "gap")
KINDS = tuple(kind.value for kind in GapKind)
FOUND = 1
"""The exit code where a gap of `--fail-on` was found."""


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess gaps`."""
    parser = add_action(
        actions,
        "gaps",
        "print what is missing, late or no longer valid",
        f"Columns: {', '.join(HEAD)}. Without --system, of all systems. With --fail-on the exit code is {FOUND} if\n"
        f"there is a gap of one of these kinds, so that a pipeline can fail on it: any, {', '.join(KINDS)}.",
    )
    parser.add_argument(
        "--fail-on", metavar="KIND,…", type=_kinds, default=frozenset(), help="fail if there is a gap of this kind"
    )
    parser.add_argument("--day", metavar="DATE", type=_day, help="as of this day (default: today)")
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the gaps."""
    from aixreader.services.assessments.state_record import gap_record

    day = options.day or today()
    with open_assessed(options) as assessed:
        states = assessed.systems() if options.system is None else (assessed.system(options.system),)
        found = [(state.system.id, gap) for state in states for gap in state.gaps(day)]
    if options.json:
        records = [{"system": system, **gap_record(gap)} for system, gap in found]
        console.json({"day": day, "gaps": records})
    else:
        console.table(HEAD, [(system, gap.kind.value, gap.name, gap.text) for system, gap in found])
    return FOUND if any(gap.kind in options.fail_on for _, gap in found) else 0


def _kinds(text: str) -> frozenset[GapKind]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["any"]:
        return frozenset(GapKind)
    for name in names:
        if name not in KINDS:
            raise argparse.ArgumentTypeError(f"there is no kind {name!r} of gaps; kinds: any, {', '.join(KINDS)}")
    return frozenset(map(GapKind, names))


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-12-31") from None
