"""What the command line says, and where: results to stdout, everything else to stderr.

Content is not to be trusted with a terminal: control characters of it never get there.
"""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from aixreader.errors import AixError, OutputError

# C0 but for line feed and tab, DEL, C1; marks that turn the direction of text, which can disguise it; line separators.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
SPACES = re.compile(r"[\t\n]+")
STYLES = {"": "", "title": "\x1b[1m", "less": "\x1b[2m", "mark": "\x1b[1;33m"}
PLAIN = "\x1b[0m"


class OutputClosed(Exception):  # noqa: N818 - no error: whoever read our output has had enough
    """Nobody reads the output any more."""


class Console:
    """The standard streams of this process."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err

    @classmethod
    def standard(cls) -> Console:
        """The process's own streams, in UTF-8 whatever the locale; a stream that is not there swallows all."""
        streams = [stream if stream is not None else io.StringIO() for stream in (sys.stdout, sys.stderr)]
        for stream in streams:
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return cls(*streams)

    @property
    def width(self) -> int | None:
        """The columns of the terminal that stdout is, None where it is none."""
        if not self._out.isatty():
            return None
        try:
            return os.get_terminal_size(self._out.fileno()).columns or None
        except OSError:
            return None

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads stdout as it comes."""
        return self._out.isatty()

    def text(self, text: str) -> None:
        """Write lines of text."""
        self._write(CONTROL.sub("", text) + "\n")

    def styled(self, *parts: tuple[str, str]) -> None:
        """Write a line of (style, text); styles show on a terminal only, and not where NO_COLOR is set."""
        coloured = self.is_terminal and not os.environ.get("NO_COLOR")
        line = []
        for style, text in parts:
            clean = CONTROL.sub("", SPACES.sub(" ", text))
            line.append(f"{STYLES[style]}{clean}{PLAIN}" if coloured and STYLES[style] else clean)
        self._write("".join(line) + "\n")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write rows: in aligned columns below `head` on a terminal, with tabs between cells and no head elsewhere."""
        cleaned = [[CONTROL.sub("", SPACES.sub(" ", cell)) for cell in row] for row in rows]
        if not self.is_terminal:
            for row in cleaned:
                self._write("\t".join(row) + "\n")
            return
        widths = [max(len(row[place]) for row in [head, *cleaned]) for place in range(len(head))]
        for row in [list(head), *cleaned]:
            self._write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")

    def json(self, value: object) -> None:
        """Write a value as JSON."""
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2)
        self._write(CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")

    def error(self, error: AixError) -> None:
        """Tell an error and what to do about it."""
        self.note(f"aixreader: {error.message}")
        if error.hint:
            self.note(f"  {error.hint}")

    def note(self, text: str) -> None:
        """Write a line to stderr, if anybody still reads that."""
        try:
            self._err.write(CONTROL.sub("", text) + "\n")
            self._err.flush()
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        """Write out what is still held back."""
        try:
            self._out.flush()
        except (OSError, ValueError) as error:
            raise _told(error) from error

    def silence(self) -> None:
        """Send what Python still holds back, and will flush at its end, nowhere."""
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)
        except (OSError, ValueError):  # the stream has no descriptor: nothing is held back
            return

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
        except (OSError, ValueError) as error:
            raise _told(error) from error


def _told(error: OSError | ValueError) -> Exception:
    """The end of a reader, or an error to tell. A closed pipe is EINVAL on Windows, a closed stream a ValueError."""
    if isinstance(error, ValueError | BrokenPipeError) or error.errno == errno.EINVAL:
        return OutputClosed()
    return OutputError(f"The output cannot be written: {error.strerror}.", "Make room or send it elsewhere.")
