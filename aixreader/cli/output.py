"""Where commands write what they export: to the file of `--out`, or to stdout."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aixreader.cli.console import Console
from aixreader.cli.parser import STDOUT
from aixreader.errors import NotFoundError, OutputError
from aixreader.publish.output import FormatT, OutputFormat, format_of, write_out


def is_stdout(out: Path | None) -> bool:
    """Whether there is no file to write: no `--out`, or `--out -`."""
    return out is None or out is STDOUT


def chosen_format(options: argparse.Namespace, formats: Sequence[FormatT], default: str | None = None) -> FormatT:
    """The format of `--format`, else that of the suffix of `--out`, else the `default`. Raises `OutputError`."""
    file = None if is_stdout(options.out) else options.out
    return format_of(file, options.format or (default if file is None else None), formats)


def check_output(options: argparse.Namespace, console: Console, chosen: OutputFormat[Any]) -> None:
    """Raise `OutputError`, before anything is made, for what would be written to a terminal, or unasked to stdout."""
    if chosen.is_binary and (options.out is None or (is_stdout(options.out) and console.is_terminal)):
        raise OutputError(
            "This format cannot be printed on a terminal.", "Name a file with --out FILE, or send --out - elsewhere."
        )


def write_output(
    options: argparse.Namespace, console: Console, data: bytes, chosen: OutputFormat[Any], mode: int = 0o644
) -> bool:
    """Write `data` to the file of `--out`, with the permissions `mode`, or to stdout; returns whether to a file."""
    if not is_stdout(options.out):
        write_out(options.out, chosen.as_file(data), mode)
        return True
    check_output(options, console, chosen)
    if chosen.is_binary:
        console.binary(data)
    else:
        console.text(data.decode("utf-8", "replace").rstrip("\n"))
    return False


def nothing_to_export(what: str) -> NotFoundError:
    """The error of an export that would be empty."""
    return NotFoundError(f"There is nothing to export: {what}.", "Nothing was written.")
