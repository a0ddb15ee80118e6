"""The entry of `aixreader`: reads the arguments, runs a command or the window, ends with an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from aixreader.cli.console import Console, OutputClosed
from aixreader.cli.parser import Parser, make_parser, read_links
from aixreader.errors import AixError, Cancelled

WINDOW = ("open", "screenshot", "smoke", "dark", "contrast", "safe_mode", "size")
Command = Callable[[argparse.Namespace, Console], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. Errors of the world are told in words, all others are raised."""
    console = Console.standard()
    try:
        code = _run(arguments, console)
        console.flush()
    except OutputClosed:
        console.silence()
        return 0
    except KeyboardInterrupt:
        code = _tell(Cancelled(), console)
    except AixError as error:
        code = _tell(error, console)
    return code


def _tell(error: AixError, console: Console) -> int:
    console.error(error)
    try:
        console.flush()
    except (OutputClosed, AixError):
        console.silence()
    return error.exit_code


def _run(arguments: Sequence[str] | None, console: Console) -> int:
    parser = make_parser()
    try:
        options = parser.parse_args(read_links(sys.argv[1:] if arguments is None else arguments))
        _check(options, parser)
    except SystemExit as end:  # argparse has said what there is to say
        return end.code if isinstance(end.code, int) else 2
    return _window(options) if options.command is None else _command(options.command)(options, console)


def _check(options: argparse.Namespace, parser: Parser) -> None:
    """Refuse what no parser of a single command sees."""
    if options.edition is not None and options.content is not None:
        parser.error("--edition and --content cannot both be given")
    wanted = (name for name in WINDOW if getattr(options, name))
    if options.command is not None and (name := next(wanted, None)) is not None:
        parser.error(f"--{name.replace('_', '-')} is for the window, not for '{options.command}'")
    if options.command != "build":
        return
    if options.edition is not None:
        parser.error("build makes an edition from a source; --edition has no meaning here")
    if options.source is not None and options.content is not None:
        parser.error("SOURCE and --content cannot both be given")
    if options.source is None and options.content is None:
        parser.error("build needs a SOURCE")


def _command(name: str) -> Command:
    """The command of this name. Each is imported when it is wanted, so that none slows down the others."""
    module = {"list": "list_sections"}.get(name, name)
    run: Command = import_module(f"aixreader.cli.{module}").run
    return run


def _window(options: argparse.Namespace) -> int:
    """Open the window; raises `DisplayError` where there is no screen or no Qt."""
    from aixreader.cli.window import run

    return run(options)
