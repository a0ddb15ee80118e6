"""The commands of `aixreader`: the one list of them.

A command is a module of this package of the same name with `add_parser`, which declares its arguments, and `run`. All
of the modules are imported for `--help`, so what a command works with is imported in `run`, not at the top.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from aixreader import __version__
from aixreader.cli.console import Console
from aixreader.cli.parser import EXIT_CODES, Parser, Subparsers, add_content_options
from aixreader.cli.window import add_window_options

COMMANDS = (
    "build",
    "info",
    "list",
    "show",
    "search",
    "relations",
    "table",
    "crosswalk",
    "glossary",
    "cite",
    "export",
    "problems",
    "bookmarks",
    "reading",
    "assess",
    "mcp",
    "edition",
    "mirror",
)
"""In the order of `aixreader --help`."""
HELP_OPTIONS = frozenset({"-h", "--help"})


class Command(Protocol):
    """What the module of a command defines."""

    def add_parser(self, commands: Subparsers) -> None:
        """Add the command's parser to `commands`."""

    def run(self, options: argparse.Namespace, console: Console) -> int:
        """Run the command with the parsed options; returns the exit code."""


def load_command(name: str) -> Command:
    """Import the module of a command."""
    return cast("Command", import_module(f"aixreader.cli.{name}"))


def make_parser(arguments: Sequence[str] | None = None) -> Parser:
    """The parser of `aixreader`, with the parsers of all commands.

    For `arguments` that do not ask for the list of commands, the commands they do not name get an empty parser, and
    their modules are not imported: the parser is right for these arguments only, and made faster.
    """
    parser = Parser(
        prog="aixreader",
        description="Read the OWASP AI Exchange offline. Without a command, the window opens; with a link\n"
        "(aix:monitoruse, or a permalink) it opens at that section, with a folder, an archive or a revision of a git\n"
        "clone (CLONE@REVISION) it opens that copy of the Exchange, with an assessment (.aixassess) that one, in the\n"
        "window that is already open if there is one.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"aixreader {__version__}")
    add_content_options(parser, default=None)
    add_window_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    named = COMMANDS if arguments is None or _asks_for_list(arguments) else arguments
    for name in COMMANDS:
        if name in named:
            load_command(name).add_parser(commands)
        else:
            commands.add_parser(name)
    return parser


def _asks_for_list(arguments: Sequence[str]) -> bool:
    """Whether the help of `aixreader` itself may be printed: not if a command comes first, which prints its own."""
    return not HELP_OPTIONS.isdisjoint(arguments) and arguments[0] not in COMMANDS
