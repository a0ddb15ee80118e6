"""How near two names are, for links and names that are misspelt."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str, limit: int) -> int:
    """Edits (insert, delete, replace) from `one` to `other`; `limit + 1` stands for all that is more than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def only_near(name: str, names: Iterable[str], limit: int) -> str | None:
    """The one name within `limit` edits that is nearer than all others, or None."""
    ranked = sorted((away, other) for other in names if (away := distance(name, other, limit)) <= limit)
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]
