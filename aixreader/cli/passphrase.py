"""The passphrase of a publisher's keys: from a file, from the environment, or asked for without an echo."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cached_property
from pathlib import Path

from aixreader.cli.parser import Parser
from aixreader.errors import UserDataError

VARIABLE = "AIXREADER_PASSPHRASE"


class PassphraseSource:
    """The passphrase that `options` lead to, asked for once; twice in a row where a key `is_new`."""

    def __init__(self, options: argparse.Namespace, *, is_new: bool = False) -> None:
        self._file: Path | None = options.passphrase_file
        self._is_new = is_new

    def __call__(self) -> bytes:
        """The passphrase; raises `UserDataError`."""
        return self._passphrase

    @cached_property
    def _passphrase(self) -> bytes:
        if self._file is not None:
            from aixreader.delivery.mirror.keys import read_secret

            return read_secret(self._file).rstrip(b"\r\n")
        if VARIABLE in os.environ:
            return os.fsencode(os.environ[VARIABLE])
        return self._ask()

    def _ask(self) -> bytes:
        from getpass import getpass

        if not sys.stdin.isatty():
            raise UserDataError(
                "The keys need a passphrase, and there is no terminal to ask for it.",
                f"Name a file with --passphrase-file, or set {VARIABLE}. Nothing was signed.",
            )
        text = getpass("Passphrase of the keys: ", sys.stderr)
        if self._is_new and getpass("The same again: ", sys.stderr) != text:
            raise UserDataError("The two passphrases differ.", "Nothing was made. Try again.")
        return text.encode()


def add_key_options(parser: Parser) -> None:
    """Add the options that lead to a publisher's keys."""
    parser.add_argument(
        "--keys",
        metavar="FOLDER",
        type=Path,
        help="folder of the keys (default: aixreader-mirror-keys beside that of your settings)",
    )
    add_passphrase_option(parser)


def add_passphrase_option(parser: Parser) -> None:
    """Add the option that leads to the passphrase."""
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help=f"file with the passphrase, readable by you alone (default: {VARIABLE}, or asked for)",
    )
