"""Text that knows which line of its page each of its lines was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self


class TracedText(str):
    """`lines` holds for each line of the text its 0-based line on the page."""

    __slots__ = ("lines",)
    lines: Sequence[int]

    def __new__(cls, text: str, lines: Sequence[int]) -> Self:
        """The text with its lines."""
        made = super().__new__(cls, text)
        made.lines = lines
        return made

    def line(self, number: int) -> int:
        """The line on the page of a line of the text."""
        return self.lines[min(number, len(self.lines) - 1)]


def traced(text: str, line: int) -> TracedText:
    """Text that follows the page line by line, from `line` on."""
    return TracedText(text, range(line, line + text.count("\n") + 1))


def made_at(text: str, line: int) -> TracedText:
    """Text that something on one line has made."""
    return TracedText(text, [line] * (text.count("\n") + 1))


def joined(pieces: Iterable[TracedText]) -> TracedText:
    """The pieces one behind the other."""
    lines: list[int] = []
    texts: list[str] = []
    for piece in pieces:
        texts.append(piece)
        # The first line of a piece goes on with the last one of the piece before it.
        lines += piece.lines[1:] if lines else piece.lines
    return TracedText("".join(texts), lines or [0])


def replaced_around(text: str, inner: TracedText, line: int) -> TracedText:
    """`text`, made on `line`, which may hold the inner text as it is."""
    before, found, after = text.partition(inner) if inner else (text, "", "")
    if not found:
        return made_at(text, line)
    return joined([made_at(before, line), inner, made_at(after, line)])
