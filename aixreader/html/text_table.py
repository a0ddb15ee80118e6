"""A table as lines of plain text: aligned columns where they fit, else cells between bars."""

from __future__ import annotations

from aixreader.html.text_lines import BREAK, columns, words

BAR = " | "
# Without a terminal a table may be this wide before its columns are no longer aligned.
MAX_ALIGNED_WIDTH = 160
MAX_SPAN = 1_000


class TextTable:
    """Takes rows and cells in reading order. A cell that reaches down is repeated as blanks."""

    def __init__(self) -> None:
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

    def rows(self, room: int | None) -> list[str]:
        """The table's lines, aligned if that takes no more than `room` columns."""
        self._end_cell()
        rows = [row for row in self._rows if any(row)]
        if not rows:
            return []
        count = max(map(len, rows))
        rows = [[*row, *[""] * (count - len(row))] for row in rows]
        widths = [max(columns(row[column]) for row in rows) for column in range(count)]
        aligned = sum(widths) + len(BAR) * (count - 1) <= (room or MAX_ALIGNED_WIDTH)
        lines = [_line(row, widths if aligned else [0] * count) for row in rows]
        if self._head and aligned and len(lines) > 1:
            lines.insert(1, "-+-".join("-" * width for width in widths))
        return lines

    def _end_cell(self) -> None:
        lines = [" ".join(words(line)) for line in "".join(self._inline).split(BREAK)]
        self._inline = []
        if self._open:
            self._rows[-1] += [" / ".join(filter(None, lines))] + [""] * (self._across - 1)
            self._open = False

    def _fill(self) -> None:
        """Blanks for the columns that a cell above reaches down into."""
        row = self._rows[-1]
        while self._reaching.get(len(row), 0):
            self._reaching[len(row)] -= 1
            row.append("")


def _line(row: list[str], widths: list[int]) -> str:
    cells = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
    return BAR.join(cells).rstrip()


def _span(written: str) -> int:
    return min(max(1, int(written)), MAX_SPAN) if written.isascii() and written.isdigit() and len(written) < 6 else 1
