"""The entry point of `aixreader`: parses the arguments, runs a command or opens the window, returns an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from aixreader.addresses.hosts import is_own_address
from aixreader.addresses.local_files import named_source
from aixreader.cli.commands import COMMANDS, load_command, make_parser
from aixreader.cli.console import Console, OutputClosed
from aixreader.cli.parser import VERBOSE, Parser
from aixreader.cli.window import WINDOW_OPTIONS, run
from aixreader.errors import AixError, Cancelled
from aixreader.native_output import discarded_native_output

WITH_VALUE = frozenset({"--edition", "--content", "--temp-home", "--open", "--screenshot", "--size"})
"""The options before a command that are followed by a value."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (`sys.argv` without `arguments`) and return the exit code.

    An `AixError` is printed to stderr; every other exception is a bug and is raised.
    """
    read = read_named(sys.argv[1:] if arguments is None else arguments)
    with discarded_native_output(is_wanted=VERBOSE in read):
        return _main(read)


def _main(arguments: Sequence[str]) -> int:
    console = Console.standard()
    try:
        code = _run(arguments, console)
        console.flush()
    except OutputClosed:
        console.silence()
        return 0
    except KeyboardInterrupt:
        code = _print_error(Cancelled(), console)
    except AixError as error:
        code = _print_error(error, console)
    return code


def read_named(arguments: Sequence[str]) -> list[str]:
    """`arguments` with a link in a command's position (`aixreader aix:monitoruse`) made `--open LINK`, and a folder or
    zip there (`aixreader exchange.zip`, as file managers start programs) `--content PATH`.
    """
    read: list[str] = []
    for number, argument in enumerate(arguments):
        if read and read[-1] in WITH_VALUE:
            read.append(argument)
        elif argument in COMMANDS:
            return [*read, *arguments[number:]]
        elif is_own_address(argument):
            read += ["--open", argument]
        elif (path := named_source(argument)) is not None:
            read += ["--content", str(path)]
        else:
            read.append(argument)
    return read


def _print_error(error: AixError, console: Console) -> int:
    console.error(error)
    try:
        console.flush()
    except (OutputClosed, AixError):
        console.silence()
    return error.exit_code


def _run(arguments: Sequence[str], console: Console) -> int:
    parser = make_parser(arguments)
    try:
        options = parser.parse_args(arguments)
        _check(options, parser)
    except SystemExit as end:  # argparse has printed help, version or its error
        return end.code if isinstance(end.code, int) else 2
    return run(options) if options.command is None else load_command(options.command).run(options, console)


def _check(options: argparse.Namespace, parser: Parser) -> None:
    """Reject combinations of options that argparse accepts; ends as argparse does, with `SystemExit`.

    A command brings checks of its own as the default `check`.
    """
    if options.edition is not None and options.content is not None:
        parser.error("--edition and --content cannot both be given")
    wanted = (name for name in WINDOW_OPTIONS if getattr(options, name))
    if options.command is not None and (name := next(wanted, None)) is not None:
        parser.error(f"--{name.replace('_', '-')} is for the window, not for '{options.command}'")
    if "check" in options:
        options.check(options, parser)
