"""The zoom steps of pages."""

from __future__ import annotations

STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""In percent."""


def step(percent: int, by: int) -> int:
    """The zoom `by` steps from the one nearest to `percent`, within the bounds of `STEPS`; 0 resets to 100 %."""
    if by == 0:
        return 100
    nearest = min(range(len(STEPS)), key=lambda index: abs(STEPS[index] - percent))
    return STEPS[min(max(nearest + by, 0), len(STEPS) - 1)]
