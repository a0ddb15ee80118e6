"""stdin and stdout for a protocol alone: whatever else is printed in this process goes to stderr.

A line of output that is no message ends the conversation for most programs at the other end.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

MAX_LINE = 8 << 20
"""Bytes of one incoming message. Of a longer one nothing is kept, and it is no valid message any more."""
TOO_LONG = '{"error": "a message is too long"}\n'
READ_SIZE = 1 << 16
HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape in JSON of what may be half a pair."""


@contextmanager
def protocol_streams() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The process's stdin and stdout as streams of bytes; the descriptors themselves lead nowhere and to stderr.

    They stay so to the end of the process: libraries print when they are unloaded, too.
    """
    sys.stdout.flush()
    incoming, outgoing = os.dup(sys.stdin.fileno()), os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.close(nowhere)
    # A thread may still wait for a line of stdin when the process ends: the descriptor is not closed under it.
    out = os.fdopen(outgoing, "wb")
    try:
        yield os.fdopen(incoming, "rb", closefd=False), out
    finally:
        with suppress(BrokenPipeError):
            out.close()


class MessageLines(io.TextIOBase):
    """The lines of a stream of bytes as text, each bounded."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override] # whole lines only
        """The next line; "" at the end. One that is too long is read to its end, and is no message any more."""
        line = self._stream.readline(MAX_LINE)
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            return _without_surrogates(line.decode("utf-8", "replace"))
        while (rest := self._stream.readline(READ_SIZE)) and not rest.endswith(b"\n"):
            continue
        return TOO_LONG


def _without_surrogates(line: str) -> str:
    """A message with "?" for each half of a pair of surrogates, which stands for no character: a message that holds one
    is valid JSON, but the SDK passes it over, and whoever has sent it waits for ever.
    """
    if not HALF_PAIR.search(line):
        return line
    try:
        text = json.dumps(json.loads(line), ensure_ascii=False)
    except (ValueError, RecursionError):  # no message anyway
        return line
    return text.encode("utf-8", "replace").decode() + "\n"
