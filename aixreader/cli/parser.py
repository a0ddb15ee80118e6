"""Building blocks of the command-line parsers: options that several commands share, and types of arguments."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from typing_extensions import override

from aixreader.control_characters import without_controls
from aixreader.errors import MAX_MESSAGE, shortened
from aixreader.publish.output import OutputFormat

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

EXIT_CODES = """\
exit codes: 0 success; 1 not found; 2 wrong usage, or no window for root or without a display; 3 source not readable;
4 edition or user data damaged, missing or too new; 5 output not writable; 6 network; 130 cancelled"""
SECTION_NAME = "a slug (monitoruse), an address of the site, a section id (page#heading) or a heading's title"
"""What names a section on the command line."""
VERBOSE = "--verbose"
STDOUT = Path("-")
"""What `--out -` is parsed to; told by identity from a file of that name (`--out ./-`)."""


class Parser(argparse.ArgumentParser):
    """An argument parser without abbreviations of options: a new option would change what they mean."""

    def __init__(self, **options: object) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**options)  # type: ignore[arg-type] # argparse's own keywords, handed through

    @override
    def error(self, message: str) -> NoReturn:
        """Print usage and `message`, which quotes what was typed and is cut to `MAX_MESSAGE`; exit with code 2."""
        super().error(without_controls(shortened(message, MAX_MESSAGE)))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help, version or usage. A closed pipe is ignored, which argparse of Python 3.11.2 does not do."""
        try:
            super()._print_message(message, file)
        except OSError:
            return


class _Once(argparse.Action):
    """An option of which a second one is an error: it would silently take the place of the first."""

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest, None) is not None:
            parser.error("only one source can be opened at a time")
        setattr(namespace, self.dest, values)


Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - `add_subparsers` returns it


def add_command(commands: Subparsers, name: str, purpose: str, details: str = "") -> Parser:
    """Add a parser with the options that every command has.

    `purpose` is the line shown in the list of commands, `details` a paragraph of the command's own help.
    """
    description = f"{purpose}\n\n{details}" if details else purpose
    parser = commands.add_parser(name, help=purpose, description=description, epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print a JSON object instead of text")
    return parser


def add_content_options(parser: Parser, default: object) -> None:
    """Add the options that name the content to read.

    A command's parser takes `argparse.SUPPRESS` as `default`, or it would reset what was given before the command.
    """
    group = parser.add_argument_group("content (default: the edition that comes with the reader)")
    group.add_argument("--edition", metavar="DIR", type=Path, default=default, help="a built edition")
    group.add_argument(
        "--content",
        metavar="SOURCE",
        type=Path,
        default=default,
        action=_Once,
        help="a folder, zip or tar.gz of the Exchange's site, or CLONE@REVISION (a branch, tag, id or date)",
    )
    group.add_argument(
        "--temp-home", metavar="DIR", type=Path, default=default, help="store settings, data and cache in DIR"
    )
    parser.add_argument(
        VERBOSE, action="store_true", default=default, help="also print messages of the libraries, such as Chromium's"
    )


def output_file(text: str) -> Path:
    """Type of an argument that names a file to write, or stdout (`STDOUT`)."""
    return STDOUT if text == str(STDOUT) else Path(text)


def add_output_options(parser: Parser, formats: Iterable[OutputFormat[Any]], summary: str) -> None:
    """Add `--format`, one of `formats`, and `--out`; `summary` says what is written."""
    names = tuple(known.id for known in formats)
    parser.add_argument("--format", choices=names, help=f"output format: {summary}")
    add_out_option(parser)


def add_out_option(parser: Parser) -> None:
    """Add `--out`."""
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=output_file,
        help="output file, or - for stdout; without --format its suffix selects the format",
    )


def content_text(text: str) -> str:
    """Type of an argument that is matched against content: UTF-8, also in the C locale.

    There Python hands over bytes it cannot decode as lone surrogates; text that is no UTF-8 either is left as it is.
    """
    try:
        return text.encode("utf-8", errors="surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def positive_number(text: str) -> int:
    """Type of an argument that is a number from 1 to 999,999."""
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 on")
    return int(text)
