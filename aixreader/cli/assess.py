"""`aixreader assess`: assessments of systems. Each action is a module of `aixreader.cli.assessments`."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, cast

from aixreader.cli.console import Console
from aixreader.cli.parser import EXIT_CODES, Subparsers, add_content_options

if TYPE_CHECKING:
    from aixreader.cli.commands import Command

ACTIONS = (
    "new",
    "add",
    "questions",
    "answer",
    "set",
    "status",
    "gaps",
    "report",
    "export",
    "fill",
    "diff",
    "carry",
    "sign",
    "verify",
)
"""In the order of `aixreader assess --help`."""
MODULES = {"set": "set_fields"}


def load_action(name: str) -> Command:
    """Import the module of an action."""
    return cast("Command", import_module(f"aixreader.cli.assessments.{MODULES.get(name, name)}"))


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `assess`, which has a parser for each action."""
    purpose = "assess systems: which threats apply, what is done about them, what shows it"
    details = "An assessment is a file of yours (.aixassess), plain text that can be kept in git."
    parser = commands.add_parser("assess", help=purpose, description=f"{purpose}\n\n{details}", epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    for name in ACTIONS:
        load_action(name).add_parser(actions)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the action that `options` name."""
    return load_action(options.action).run(options, console)
