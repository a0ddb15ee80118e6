"""Output of the command line: results to stdout, everything else to stderr.

Control characters are removed: in content they could drive the terminal.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from aixreader.control_characters import escape_controls, one_line, with_crlf, without_controls
from aixreader.errors import MAX_MESSAGE, AixError, OutputError, shortened

STYLES = {"": "", "title": "\x1b[1m", "less": "\x1b[2m", "mark": "\x1b[1;33m"}
PLAIN = "\x1b[0m"
CRLF = "\r\n"


class OutputClosed(Exception):  # noqa: N818 - not an error: the consumer has all it wants
    """stdout was closed by its consumer (broken pipe)."""


class Console:
    """The standard streams of this process."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err

    @classmethod
    def standard(cls) -> Console:
        """The process's streams, in UTF-8 whatever the locale; a missing stream (pythonw) is replaced by a buffer."""
        streams = [stream if stream is not None else io.StringIO() for stream in (sys.stdout, sys.stderr)]
        for stream in streams:
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return cls(*streams)

    @property
    def width(self) -> int | None:
        """The width of the terminal in columns, None if stdout is not a terminal."""
        if not self._out.isatty():
            return None
        try:
            return os.get_terminal_size(self._out.fileno()).columns or None
        except OSError:
            return None

    @property
    def is_terminal(self) -> bool:
        """Whether stdout is a terminal."""
        return self._out.isatty()

    def text(self, text: str) -> None:
        """Write one or more lines to stdout; lines that end with CR LF do so on every system."""
        if CRLF in text and hasattr(self._out, "buffer"):
            self.binary(f"{with_crlf(text).removesuffix(CRLF)}{CRLF}".encode("utf-8", "backslashreplace"))
        else:
            self._write(without_controls(text) + "\n")

    def styled(self, *parts: tuple[str, str]) -> None:
        """Write a line of (style, text) to stdout; styles need a terminal, and NO_COLOR turns them off."""
        coloured = self.is_terminal and not os.environ.get("NO_COLOR")
        line = []
        for style, text in parts:
            clean = one_line(text)
            line.append(f"{STYLES[style]}{clean}{PLAIN}" if coloured and STYLES[style] else clean)
        self._write("".join(line) + "\n")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write rows to stdout: on a terminal aligned columns below `head`, else tab-separated values without it."""
        cleaned = [[one_line(cell) for cell in row] for row in rows]
        if not self.is_terminal:
            for row in cleaned:
                self._write("\t".join(row) + "\n")
            return
        widths = [max(len(row[column]) for row in [head, *cleaned]) for column in range(len(head))]
        for row in [list(head), *cleaned]:
            self._write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")

    def json(self, value: object) -> None:
        """Write a value as JSON to stdout."""
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2)
        self._write(escape_controls(text) + "\n")

    def binary(self, data: bytes) -> None:
        """Write bytes to stdout."""
        self.flush()
        stream = getattr(self._out, "buffer", None)
        if stream is None:
            raise OutputError("The output cannot be written: stdout takes text only.", "Name a file with --out FILE.")
        try:
            stream.write(data)
            stream.flush()
        except (OSError, ValueError) as error:
            raise _as_output_error(error) from error

    def error(self, error: AixError) -> None:
        """Write an error and its hint to stderr."""
        self.note(f"aixreader: {shortened(error.message, MAX_MESSAGE)}")
        if error.hint:
            self.note(f"  {shortened(error.hint, MAX_MESSAGE)}")

    def note(self, text: str) -> None:
        """Write a line to stderr; a closed stderr is ignored."""
        try:
            self._err.write(without_controls(text) + "\n")
            self._err.flush()
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        """Flush stdout; raises `OutputClosed` or `OutputError`."""
        try:
            self._out.flush()
        except (OSError, ValueError) as error:
            raise _as_output_error(error) from error

    def silence(self) -> None:
        """Redirect stdout to the null device, so that Python's flush at exit does not fail."""
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self._out.fileno())
            os.close(null)
        except (OSError, ValueError):  # a stream without a descriptor has nothing to flush
            return

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
        except (OSError, ValueError) as error:
            raise _as_output_error(error) from error


def _as_output_error(error: OSError | ValueError) -> Exception:
    """`OutputClosed` for a closed pipe (EINVAL on Windows) or stream (ValueError), else an `OutputError`."""
    if isinstance(error, ValueError | BrokenPipeError) or error.errno == errno.EINVAL:
        return OutputClosed()
    return OutputError(f"The output cannot be written: {error.strerror}.", "Make room or send it elsewhere.")
