"""Typographic quotes, dashes, ellipses and guillemets, by the rules of goldmark's typographer."""

from __future__ import annotations

import re
from unicodedata import category

from aixreader.source.commonmark.characters import PUNCTUATION, flanking, is_space

DASHES = {"---": "—", "--": "–"}
MARKS = {"...": "…", "<<": "«", ">>": "»"}
RUN = {quote: re.compile(f"{quote}+") for quote in "'\""}
# Letters that begin a word cut short at its start: 'twas, 'em, 'net, 'less.
CUT = frozenset("tenl")
SHORT = re.compile(r"'[smtd](?=[\s!-/:-@\[-`{-~]|\Z)|'(?:ve|ll|re)(?=[\s!-/:-@\[-`{-~]|\Z)")
DECADE = re.compile(r"'[0-9][0-9]s(?=[\s!-/:-@\[-`{-~]|\Z)")


class Typographer:
    """Chooses the quotes of one block of text; it remembers how many are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._single = 0
        self._double = 0

    def quote(self, at: int) -> str | None:
        """What the quote at `at` becomes; None where it stays as it is."""
        text = self._text
        mark = text[at]
        match = RUN[mark].match(text, at)
        end = match.end() if match else at + 1
        before = text[at - 1 : at]
        opens, closes = flanking(before, text[end : end + 1])
        if mark == "'":
            return self._single_quote(at, before, opens=opens, closes=closes)
        return self._double_quote(at, before, opens=opens, closes=closes)

    def _single_quote(self, at: int, before: str, *, opens: bool, closes: bool) -> str | None:
        text = self._text
        after = text[at + 1 : at + 2]
        if opens and not closes and DECADE.match(text, at):
            return "’"
        if after in CUT and after and (is_space(before) or category(before)[0] == "P"):
            return "’"
        if after.isalpha() and (before.isalpha() or before.isdecimal()):
            return "’"
        if opens and not closes:
            if SHORT.match(text, at):
                return "’"
            self._single += 1
            return "‘"
        if after and not after.isdecimal() and _more(text, at + 2):
            return "’"
        if self._single and self._is_end(at, opens=opens, closes=closes):
            self._single -= 1
            return "’"
        return None

    def _double_quote(self, at: int, before: str, *, opens: bool, closes: bool) -> str | None:
        if opens and not closes:
            self._double += 1
            return "“"
        if not self._double or not self._is_end(at, opens=opens, closes=closes):
            return None
        if before.isdecimal() and self._text.startswith('"', at + 1):
            return None  # inches within quotes: "a 21""
        self._double -= 1
        return "”"

    def _is_end(self, at: int, *, opens: bool, closes: bool) -> bool:
        """Whether a quote can only close, or may close as punctuation follows."""
        if not closes or not opens:
            return closes
        following = self._text[at + 1 : at + 3]
        return (
            following != ""
            and category(following[0])[0] == "P"
            and (len(following) == 1 or following[1] in PUNCTUATION or following[1].isspace())
        )


def _more(text: str, at: int) -> bool:
    """Whether the line goes on at `at`; its end counts."""
    return at < len(text) and text[at - 1] != "\n"
