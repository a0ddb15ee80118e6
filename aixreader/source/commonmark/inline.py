"""Inline text: one scan from left to right for links, code, raw HTML and typography, then emphasis is matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from aixreader.source.commonmark.bare_links import LOCAL, bare_link, may_start
from aixreader.source.commonmark.characters import ENTITY, PUNCTUATION, address, entity, flanking, is_punctuation
from aixreader.source.commonmark.emphasis import Run, match_runs
from aixreader.source.commonmark.html_blocks import InlineHtml
from aixreader.source.commonmark.pieces import Piece, plain
from aixreader.source.commonmark.references import LABEL, MAX_LABEL, References, Target, inline_target, normalised
from aixreader.source.commonmark.tree import escaped
from aixreader.source.commonmark.typographer import DASHES, MARKS, Typographer

_SPECIAL = r"[\\`*_\[\]<&~\"'\n]|!\[|--|\.\.\.|>>"
SPECIAL = re.compile(_SPECIAL)
# Where an address may stand bare, its start is special as well.
WITH_LINKS = re.compile(rf"{_SPECIAL}|(?:https?|ftp)://|www\.|(?<![a-zA-Z0-9.!#$%&+/=?^{{|}}-]){LOCAL}@")
LINKISH = re.compile(r"://|www\.|@")
RUN = {char: re.compile(f"{re.escape(char)}+") for char in "*_~`"}
URL = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>\x00-\x20]*+)>")
EMAIL = re.compile(r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63})*+)>")
# Pictures within the descriptions of pictures, any deeper are text.
MAX_PICTURES = 10


class InlineContext:
    """What the texts of one page share: link definitions, and how much these may still add to the page."""

    def __init__(self, references: References, *, raw_html: bool, expansion: int) -> None:
        self.references = references
        self.raw_html = raw_html
        self._expansion = max(100_000, expansion)

    def target(self, label: str) -> Target | None:
        """The target of a label; None from when on repeated targets would blow up the page."""
        target = self.references.get(normalised(label))
        if target is None:
            return None
        self._expansion -= len(target[0]) + len(target[1])
        return target if self._expansion >= 0 else None


@dataclass(slots=True)
class Bracket:
    """An open `[` or `![`: where its text starts, its place among the pieces and the first run within it."""

    image: bool
    start: int
    index: int
    runs: int
    pictures: int = 0
    """How deep the pictures in it are nested."""


class Inline:
    """One text, read: its `pieces` and its `html`."""

    def __init__(self, text: str, context: InlineContext) -> None:
        self._text = text
        self._context = context
        self.pieces: list[str] = []
        self._runs: list[Run] = []
        self._brackets: list[Bracket] = []
        self._dead = 0
        """So many of the open brackets stand around a link and so cannot become one."""
        self._node_end = 0
        self._ticks: dict[int, list[int]] | None = None
        self._typographer = Typographer(text)
        self._html = InlineHtml(text)
        self._scan()
        match_runs(self._runs, self.pieces)
        self.html = "".join(self.pieces)

    def plain(self, *, named: bool = False) -> str:
        """What the text reads as, or what of it counts in an anchor."""
        return plain(self.pieces, named=named)

    def _scan(self) -> None:
        text, pieces = self._text, self.pieces
        search = (WITH_LINKS if LINKISH.search(text) else SPECIAL).search
        start = at = 0
        while match := search(text, at):
            found = match.start()
            if found > start:
                pieces.append(escaped(text[start:found]))
                start = found
            end = HANDLERS.get(text[found], Inline._bare_link)(self, found)
            if end is None:
                at = found + 1
            else:
                start = at = end
        if start < len(text):
            pieces.append(escaped(text[start:]))

    # Each of these reads what starts at `at`, adds its pieces and returns where it ends; None where it is but text.

    def _node(self, piece: str, end: int) -> int:
        self.pieces.append(piece)
        self._node_end = end
        return end

    def _newline(self, at: int) -> int:
        pieces = self.pieces
        broken = False
        if pieces and pieces[-1].endswith(" "):
            broken = pieces[-1].endswith("  ")
            pieces[-1] = pieces[-1].rstrip(" ")
        return self._node("<br>\n" if broken else "\n", at + 1)

    def _backslash(self, at: int) -> int | None:
        char = self._text[at + 1 : at + 2]
        if char == "\n":
            return self._node("<br>\n", at + 2)
        if char not in PUNCTUATION or not char:
            return None
        self.pieces.append(escaped(char))
        return at + 2

    def _entity(self, at: int) -> int | None:
        match = ENTITY.match(self._text, at)
        if not match:
            return None
        self.pieces.append(escaped(entity(match)))
        return match.end()

    def _code(self, at: int) -> int:
        text = self._text
        length = _run(text, at)
        if self._ticks is None:
            self._ticks = {}
            for match in RUN["`"].finditer(text):
                self._ticks.setdefault(match.end() - match.start(), []).append(match.start())
            for places in self._ticks.values():
                places.reverse()
        places = self._ticks.get(length, [])
        while places and places[-1] <= at:
            places.pop()
        if not places:
            self.pieces.append(text[at : at + length])
            return at + length
        code = text[at + length : places[-1]].replace("\n", " ")
        if len(code) > 2 and code[0] == code[-1] == " " and code.strip(" "):
            code = code[1:-1]
        return self._node(Piece(f"<code>{escaped(code)}</code>", code), places[-1] + length)

    def _angle(self, at: int) -> int | None:
        text = self._text
        if match := URL.match(text, at):
            return self._autolink(match[1], match[1], match.end())
        if match := EMAIL.match(text, at):
            return self._autolink(f"mailto:{match[1]}", match[1], match.end())
        end = self._html.end(at)
        if end is not None:
            return self._node(text[at:end] if self._context.raw_html else "", end)
        return self._mark(at) if text.startswith("<<", at) else None

    def _mark(self, at: int) -> int:
        mark = "..." if self._text[at] == "." else self._text[at] * 2
        return self._node(MARKS[mark] if mark != "<<" else "«", at + len(mark))

    def _dash(self, at: int) -> int:
        dash = "---" if self._text.startswith("---", at) else "--"
        return self._node(DASHES[dash], at + len(dash))

    def _quote(self, at: int) -> int | None:
        quote = self._typographer.quote(at)
        return self._node(quote, at + 1) if quote else None

    def _emphasis(self, at: int) -> int:
        text = self._text
        char = text[at]
        length = _run(text, at)
        end = at + length
        before, after = text[at - 1 : at], text[end : end + 1]
        opens, closes = flanking(before, after)
        if char == "_":
            opens, closes = opens and (not closes or is_punctuation(before)), closes and (
                not opens or is_punctuation(after)
            )
        if (opens or closes) and (char != "~" or length <= 2):
            self._runs.append(Run(char, length, opens, closes, len(self.pieces), length))
        return self._node(text[at:end], end)

    def _bracket(self, at: int) -> int:
        image = self._text[at] == "!"
        start = at + 1 + image
        self._brackets.append(Bracket(image, start, len(self.pieces), len(self._runs)))
        self.pieces.append(self._text[at:start])
        return start

    def _close_bracket(self, at: int) -> int | None:
        brackets = self._brackets
        if not brackets:
            return None
        bracket = brackets.pop()
        alive = bracket.image or len(brackets) >= self._dead
        self._dead = min(self._dead, len(brackets))
        found = self._target(bracket, at) if alive and bracket.pictures < MAX_PICTURES else None
        if brackets:
            brackets[-1].pictures = max(brackets[-1].pictures, bracket.pictures + (bracket.image and found is not None))
        if not found:
            return None
        (href, title), end = found
        match_runs(self._runs[bracket.runs :], self.pieces)
        del self._runs[bracket.runs :]
        titled = f' title="{escape(title)}"' if title else ""
        if bracket.image:
            alt = plain(self.pieces[bracket.index + 1 :])
            del self.pieces[bracket.index :]
            return self._node(Piece(f'<img src="{escape(address(href))}" alt="{escape(alt)}"{titled}>', alt), end)
        self.pieces[bracket.index] = f'<a href="{escape(address(href))}"{titled}>'
        self._dead = len(brackets)
        return self._node("</a>", end)

    def _target(self, bracket: Bracket, at: int) -> tuple[Target, int] | None:
        """What the brackets that end at `at` link to, and where the link ends."""
        text = self._text
        if found := inline_target(text, at + 1):
            return found
        if not self._context.references:
            return None
        end = at + 1
        label = LABEL.match(text, end)
        if label:
            target = self._context.target(label[1])
            return (target, label.end()) if target else None
        if at - bracket.start > MAX_LABEL or not (own := LABEL.match(text, bracket.start - 1)) or own.end() != end:
            return None
        target = self._context.target(own[1])
        return (target, end + 2 if text.startswith("[]", end) else end) if target else None

    def _bare_link(self, at: int) -> int | None:
        # As in goldmark, nothing is linked behind a bracket that is still open.
        if self._brackets or not may_start(self._text, at, self._node_end):
            return None
        found = bare_link(self._text, at)
        return self._autolink(found[0], self._text[at : found[1]], found[1]) if found else None

    def _autolink(self, href: str, text: str, end: int) -> int:
        return self._node(Piece(f'<a href="{escape(address(href))}">{escaped(text)}</a>', text, ""), end)


def _run(text: str, at: int) -> int:
    """The length of the run of one character that starts at `at`."""
    match = RUN[text[at]].match(text, at)
    return match.end() - at if match else 1


HANDLERS: dict[str, Callable[[Inline, int], int | None]] = {
    "\n": Inline._newline,
    "\\": Inline._backslash,
    "&": Inline._entity,
    "`": Inline._code,
    "<": Inline._angle,
    ">": Inline._mark,
    ".": Inline._mark,
    "-": Inline._dash,
    "'": Inline._quote,
    '"': Inline._quote,
    "*": Inline._emphasis,
    "_": Inline._emphasis,
    "~": Inline._emphasis,
    "[": Inline._bracket,
    "!": Inline._bracket,
    "]": Inline._close_bracket,
}
