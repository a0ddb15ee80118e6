"""The steps in which pages are made larger and smaller."""

from __future__ import annotations

STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""In percent."""


def step(percent: int, by: int) -> int:
    """The zoom `by` steps from `percent`, within bounds; 0 steps is as it is."""
    if by == 0:
        return 100
    near = min(range(len(STEPS)), key=lambda at: abs(STEPS[at] - percent))
    return STEPS[min(max(near + by, 0), len(STEPS) - 1)]
