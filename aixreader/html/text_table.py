"""A table as lines of plain text: aligned columns where they fit, else with wrapped cells, else row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from aixreader.html.text_lines import BREAK, columns, words, wrap

BAR = " | "
# Without a terminal a table may be this wide before its columns are no longer aligned.
MAX_ALIGNED_WIDTH = 160
MAX_SPAN = 1_000
# Columns are not narrower than this, nor than their longest word, if that is not longer than the second.
MIN_COLUMN, LONG_WORD = 6, 16
DESCRIPTION = "  "


class TextTable:
    """Takes rows and cells in reading order. A cell that reaches down is repeated as blanks; the lines inside a cell
    are joined by `line_break`.
    """

    def __init__(self, line_break: str = " / ") -> None:
        self._line_break = line_break
        self._rows: list[list[str]] = []
        self._inline: list[str] = []
        self._reaching: dict[int, int] = {}  # column -> rows it is still taken by a cell above
        self._open = False
        self._head = 0
        self._across = 1

    def add(self, text: str) -> None:
        """Add words to the open cell."""
        self._inline.append(text)

    def add_break(self) -> None:
        """A line break inside a cell."""
        if self._inline and self._inline[-1] != BREAK:
            self._inline.append(BREAK)

    def length(self) -> int:
        """How much of the open cell there is, for `tail`."""
        return len(self._inline)

    def tail(self, before: int) -> str:
        """What was added to the open cell since `before`."""
        return "".join(self._inline[before:])

    def start_row(self) -> None:
        """Begin a row."""
        self._end_cell()
        self._rows.append([])
        self._fill()

    def start_cell(self, rowspan: str, colspan: str, *, head: bool) -> None:
        """Begin a cell; the spans are as written."""
        self._end_cell()
        if not self._rows:
            self._rows.append([])
        self._fill()
        self._across = _span(colspan)
        down = _span(rowspan)
        if down > 1:
            for column in range(len(self._rows[-1]), len(self._rows[-1]) + self._across):
                self._reaching[column] = down - 1
        if head and len(self._rows) == 1:
            self._head = 1
        self._open = True

    @property
    def column(self) -> int:
        """The number of the open cell's column, from 0."""
        return len(self._rows[-1]) if self._rows else 0

    def grid(self) -> tuple[list[str] | None, list[list[str]]]:
        """The cells of the head, None for a table without one, and those of the other rows, all of one length; rows
        that are empty are left out.
        """
        self._end_cell()
        rows = self._rows[self._head :]
        head = self._rows[0] if self._head and any(self._rows[0]) else None
        count = max(map(len, self._rows), default=0)
        padded = [[*row, *[""] * (count - len(row))] for row in rows if any(row)]
        return [*head, *[""] * (count - len(head))] if head else None, padded

    def rows(self, room: int | None) -> list[str]:
        """The table's lines: columns where they fit into `room`, with wrapped cells if need be, else each row as a list
        of its cells.
        """
        head, rows = self.grid()
        rows = [head, *rows] if head else rows
        if not rows:
            return []
        natural = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
        bars = len(BAR) * (len(natural) - 1)
        if sum(natural) + bars <= (room or MAX_ALIGNED_WIDTH):
            lines = [_line(row, natural) for row in rows]
            if head and len(lines) > 1:
                lines.insert(1, _rule("-", natural))
            return lines
        if room is None:
            return [_line(row, [0] * len(row)) for row in rows]
        widths = _narrowed(rows, natural, room - bars)
        return _wrapped(rows, widths, has_head=bool(head)) if widths else _listed(head, rows[bool(head) :], room)

    def _end_cell(self) -> None:
        lines = [" ".join(words(line)) for line in "".join(self._inline).split(BREAK)]
        self._inline = []
        if self._open:
            self._rows[-1] += [self._line_break.join(filter(None, lines))] + [""] * (self._across - 1)
            self._open = False

    def _fill(self) -> None:
        """Blanks for the columns that a cell above reaches down into."""
        row = self._rows[-1]
        while self._reaching.get(len(row), 0):
            self._reaching[len(row)] -= 1
            row.append("")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
    return BAR.join(cells).rstrip()


def _rule(sign: str, widths: Sequence[int]) -> str:
    return f"{sign}+{sign}".join(sign * width for width in widths)


def _narrowed(rows: Sequence[Sequence[str]], natural: Sequence[int], room: int) -> list[int]:
    """The widths of columns that together take `room`, in proportion to what they hold; none if words do not fit."""
    longest = [max(columns(word) for cell in cells for word in cell.split(" ")) for cells in zip(*rows, strict=True)]
    least = [min(width, max(MIN_COLUMN, min(word, LONG_WORD))) for width, word in zip(natural, longest, strict=True)]
    left, wanted = room - sum(least), sum(natural) - sum(least)
    if left < 0:
        return []
    return [width + left * (most - width) // wanted for width, most in zip(least, natural, strict=True)]


def _wrapped(rows: Sequence[Sequence[str]], widths: Sequence[int], *, has_head: bool) -> list[str]:
    """Rows with a rule below the head, and a blank line beside those of more than one line."""
    lines: list[str] = []
    was_high = False
    for number, row in enumerate(rows):
        cells = [_cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
        is_high = max(map(len, cells)) > 1
        if has_head and number == 1:
            lines.append(_rule("=", widths))
        elif number and (is_high or was_high):
            lines.append("")
        lines += (_line(line, widths) for line in zip_longest(*cells, fillvalue=""))
        was_high = is_high
    return lines


def _cell_lines(cell: str, width: int) -> list[str]:
    """A cell as lines of at most `width` columns; a longer word is broken."""
    step = width if cell.isascii() else width // 2
    lines: list[str] = []
    for line in wrap(cell, width):
        fits = columns(line) <= width
        lines += [line] if fits else (line[at : at + step] for at in range(0, len(line), step))
    return lines


def _listed(head: Sequence[str] | None, rows: Sequence[Sequence[str]], room: int) -> list[str]:
    """Each row as a list of its cells, which are named by the head."""
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for number, cell in enumerate(row):
            name = f"{head[number]}: " if head and head[number] else ""
            words = wrap(f"{name}{cell}", room - len(DESCRIPTION)) if cell else []
            lines += (f"{DESCRIPTION if index else ''}{line}" for index, line in enumerate(words))
    return lines


def _span(written: str) -> int:
    return min(max(1, int(written)), MAX_SPAN) if written.isascii() and written.isdigit() and len(written) < 6 else 1
