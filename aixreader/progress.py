"""How long work tells how far it is, and how it is stopped.

Long work is a plain function that takes a `Report` and calls it now and then. The caller decides what a call does: draw
a bar, put a line in a queue, or raise `Cancelled` to stop the work.
"""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Called with the share done (0.0 to 1.0) and what is being done; raises `Cancelled` after a cancel."""

    def __call__(self, fraction: float, text: str) -> None:
        """Tell `fraction` and `text`."""


def silent(fraction: float, text: str) -> None:
    """A `Report` for callers that want neither progress nor cancel."""


def part(report: Report, start: float, end: float) -> Report:
    """A `Report` whose 0..1 is the stretch from `start` to `end` of `report`."""

    def inner(fraction: float, text: str) -> None:
        report(start + (end - start) * fraction, text)

    return inner
