"""`aixreader edition`: what is done with whole editions. Each action is a module of `aixreader.cli.editions`.

Such a module is made like that of a command: `add_parser` declares its arguments, `run` carries it out, and what it
works with is imported in `run`.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, cast

from aixreader.cli.console import Console
from aixreader.cli.parser import EXIT_CODES, Subparsers, add_content_options

if TYPE_CHECKING:
    from aixreader.cli.commands import Command

ACTIONS = ("get", "list", "diff", "log", "update", "check")
"""In the order of `aixreader edition --help`."""


def load_action(name: str) -> Command:
    """Import the module of an action."""
    return cast("Command", import_module(f"aixreader.cli.editions.{name}"))


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `edition`, which has a parser for each action."""
    purpose = "get, compare, update and check editions"
    parser = commands.add_parser("edition", help=purpose, description=purpose, epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    for name in ACTIONS:
        load_action(name).add_parser(actions)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the action that `options` name."""
    return load_action(options.action).run(options, console)
