"""How much alike two texts are."""

from __future__ import annotations

MAX_CHARACTERS = 400_000_000
"""Product of the lengths of two texts that are compared, or whose sentences are compared each with each."""


def likeness(one: str, other: str, cutoff: int) -> float:
    """How much alike two texts are, in percent; 0 below `cutoff`, and for texts that are too long to be compared."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=cutoff) if len(one) * len(other) <= MAX_CHARACTERS else 0.0
