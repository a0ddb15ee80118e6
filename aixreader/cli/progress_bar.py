"""A progress bar on stderr, if that is a terminal."""

from __future__ import annotations

import sys
import time
from typing import Self, TextIO

from aixreader.control_characters import one_line
from aixreader.progress import UNKNOWN

CELLS = 24
DELAY_S = 0.3
"""Shorter work shows no bar."""
REDRAW_S = 0.05
"""At least this long between two drawings."""
MAX_TEXT, MAX_LONE_TEXT = 47, 79
"""In characters, beside a bar and without one: a terminal has 80."""


class ProgressBar:
    """A `Report` that draws a bar on `stream` (stderr); as a context manager it clears the line at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._shown = self._stream is not None and self._stream.isatty()
        self._next = time.monotonic() + DELAY_S
        self._drawn = 0

    def __call__(self, fraction: float, text: str) -> None:
        """Draw the bar at `fraction` (0.0 to 1.0) with `text`; the text alone where the fraction is `UNKNOWN`."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + REDRAW_S
        words = one_line(" ".join(text.split()))
        if fraction == UNKNOWN:
            self._draw(words[:MAX_LONE_TEXT])
            return
        done = round(CELLS * min(max(fraction, 0.0), 1.0))
        self._draw(f"[{'#' * done}{'.' * (CELLS - done)}] {fraction:4.0%} {words[:MAX_TEXT]}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._drawn:
            self._draw("")
            self._draw("")

    def _draw(self, line: str) -> None:
        try:
            self._stream.write(f"\r{line.ljust(self._drawn)}" if line or self._drawn else "\r")
            self._stream.flush()
        except (OSError, ValueError):
            self._shown = False
        self._drawn = len(line)
