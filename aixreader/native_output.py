"""Keeps what libraries write to the process's stderr (Qt, Chromium and its processes, Pango) away from the user.

They write to the file descriptor, past Python: the descriptor leads nowhere, and Python's own stream to where it led.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

STDERR = 2


@contextmanager
def discarded_native_output(*, is_wanted: bool = False) -> Iterator[TextIO]:
    """Discard native output to stderr inside the context, unless `is_wanted`; gives the stream for Python's own, which
    is `sys.stderr`, too.

    Processes that are started inside it inherit the descriptor.
    """
    if is_wanted or _descriptor() != STDERR:
        yield sys.stderr
        return
    before = sys.stderr
    try:
        before.flush()
        ours = os.dup(STDERR)
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:  # no descriptor is left: rather more output than no program
        yield before
        return
    os.dup2(nowhere, STDERR)
    os.close(nowhere)
    sys.stderr = open(  # noqa: SIM115  # closed below
        ours, "w", buffering=1, encoding=before.encoding, errors=before.errors, closefd=False
    )
    try:
        yield sys.stderr
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        sys.stderr = before
        os.dup2(ours, STDERR)
        os.close(ours)


def _descriptor() -> int | None:
    try:
        return sys.stderr.fileno()
    except (AttributeError, OSError, ValueError, io.UnsupportedOperation):  # a buffer, or pythonw's missing stream
        return None
