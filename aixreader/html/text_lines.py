"""Lines of plain text: paragraphs wrapped, lists and quotes indented, blank lines where they belong."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

BREAK = "\v"
BLANKS = re.compile(r"[ \t\r\n\f]+")
# Below this width a deeply nested paragraph is no longer wrapped to the terminal: it would be a column of letters.
MIN_WRAP_WIDTH = 20
# Deeper than this nothing is indented any further: the indent of each line would grow with the square of the depth.
MAX_INDENT_DEPTH = 40


class TextLines:
    """Takes words and block boundaries in reading order."""

    def __init__(self, width: int | None) -> None:
        self._width = width
        self._done: list[str] = []
        self._inline: list[str] = []
        self._indents: list[str] = []
        self._bullet = ""  # the bullet of the open list item, which replaces the indent of its first line
        self._gap: int | None = None  # how deep the indent was where a blank line is due
        self._verbatim = False

    @property
    def lines(self) -> list[str]:
        """All lines so far."""
        return self._done

    def text(self) -> str:
        """All lines so far as a text; blanks that do not break are blanks like others."""
        return "\n".join(self._done).replace("\N{NO-BREAK SPACE}", " ")

    def add(self, text: str) -> None:
        """Add words to the open paragraph."""
        self._inline.append(text)

    def add_break(self) -> None:
        """Begin a new line in the open paragraph."""
        self._inline.append("\n" if self._verbatim else BREAK)

    def length(self) -> int:
        """How much of the open paragraph there is, for `tail`."""
        return len(self._inline)

    def tail(self, before: int) -> str:
        """What was added to the open paragraph since `before`."""
        return "".join(self._inline[before:])

    def gap(self) -> None:
        """A blank line before the next one, unless nothing was written yet or an item has just begun."""
        if self._done and not self._bullet:
            depth = len(self._indents)
            self._gap = depth if self._gap is None else min(self._gap, depth)

    def end_block(self) -> None:
        """End the open paragraph."""
        text, self._inline = "".join(self._inline), []
        if self._verbatim:
            for line in text.strip("\n").split("\n"):
                self._put(line)
            return
        for line in text.split(BREAK):
            if line.strip():
                self._wrap(line)

    def open_item(self, bullet: str, indent: int | None = None) -> None:
        """Begin a list item, whose other lines are indented by the length of its bullet, or by `indent`."""
        self.end_block()
        self._write_bullet()
        self._bullet = bullet
        self._indents.append(" " * (len(bullet) if indent is None else indent))

    def open_quote(self, mark: str) -> None:
        """Begin a quotation."""
        self._indents.append(mark)

    def close_indent(self) -> None:
        """End the innermost item or quotation."""
        self.end_block()
        self._write_bullet()
        if self._indents:
            self._indents.pop()

    def open_verbatim(self, indent: str) -> None:
        """Begin lines that stay as they are."""
        self._indents.append(indent)
        self._verbatim = True

    def close_verbatim(self) -> None:
        """End them."""
        self.end_block()
        self._verbatim = False
        if self._indents:
            self._indents.pop()

    def verbatim(self, line: str) -> None:
        """One line as it is."""
        self._put(line)

    def room(self) -> int | None:
        """How many columns a line may have, None for any number."""
        if self._width is None:
            return None
        return max(MIN_WRAP_WIDTH, self._width - sum(map(len, self._indents[-MAX_INDENT_DEPTH:])))

    def _wrap(self, text: str) -> None:
        room = self.room()
        if room is None:
            self._put(" ".join(words(text)))
            return
        for line in wrap(text, room):
            self._put(line)

    def _put(self, line: str) -> None:
        outer = "".join(self._indents[-MAX_INDENT_DEPTH:])
        if self._bullet:
            self._write_bullet(line)
        else:
            self._fill_gap()
            self._done.append(f"{outer}{line}".rstrip())

    def _write_bullet(self, line: str = "") -> None:
        """Write the bullet of an item that has just begun, with its first line if there is one."""
        if self._bullet:
            outer = "".join(self._indents[:-1][-MAX_INDENT_DEPTH:])
            self._fill_gap()
            self._done.append(f"{outer}{self._bullet}{line}".rstrip())
            self._bullet = ""

    def _fill_gap(self) -> None:
        """Write the blank line that is due; it bears the marks of quotations that were open before it and still are."""
        if self._gap is not None:
            self._done.append("".join(self._indents[: self._gap][-MAX_INDENT_DEPTH:]).rstrip())
            self._gap = None


def words(text: str) -> list[str]:
    """What white space parts; blanks that do not break, which indent, belong to words."""
    return BLANKS.sub(" ", text).strip(" ").split(" ")


def wrap(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` columns; a word that is longer has a line of its own."""
    lines: list[str] = []
    line, used = "", 0
    for word in words(text):
        size = columns(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
