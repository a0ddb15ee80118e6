"""Progress and cancellation of long work.

Long work is a plain function that calls a `Report` regularly. The caller decides what a call does: draw a progress bar,
post to a queue, or raise `Cancelled` to stop the work.
"""

from __future__ import annotations

from typing import Protocol

UNKNOWN = -1.0
"""The fraction of work whose end nobody knows."""


class Report(Protocol):
    """Called with the fraction done (0.0 to 1.0, or `UNKNOWN`) and a short description of the current step; raises
    `Cancelled` to stop the work.
    """

    def __call__(self, fraction: float, text: str) -> None:
        """Report `fraction` and `text`."""


def silent(fraction: float, text: str) -> None:
    """A `Report` that does nothing."""


def part(report: Report, start: float, end: float) -> Report:
    """A `Report` for a part of the work: its 0.0 to 1.0 is `start` to `end` of `report`."""

    def inner(fraction: float, text: str) -> None:
        report(fraction if fraction == UNKNOWN else start + (end - start) * fraction, text)

    return inner
