"""A table in the Markdown of GitHub, with bars between the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MIN_DASHES, MAX_DASHES = 3, 40
"""Dashes below the name of a column: their shares are those of the columns' widths where a program wraps the cells."""
ALIGNMENTS = {"left": (":", ""), "center": (":", ":"), "right": ("", ":")}


def pipe_table(head: Sequence[str] | None, rows: Sequence[Sequence[str]], alignments: Mapping[int, str]) -> list[str]:
    """The lines of a table; cells are Markdown without bars. One without a head has an empty one, as GitHub asks for
    one. `alignments` are "left", "center" or "right" by column.
    """
    first = head or (rows[0] if rows else ())
    columns = range(len(first))
    widths = [_width([row[column] for row in ([*rows, head] if head else rows)]) for column in columns]
    names = head or [""] * len(first)
    return [_line(names), _line([_rule(widths[column], alignments.get(column, "")) for column in columns])] + [
        _line(row) for row in rows
    ]


def _width(cells: Sequence[str]) -> int:
    return min(max(MIN_DASHES, *map(len, cells)), MAX_DASHES)


def _rule(width: int, alignment: str) -> str:
    left, right = ALIGNMENTS.get(alignment, ("", ""))
    return f"{left}{'-' * width}{right}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
