"""Curly quotes, dashes and ellipses, as goldmark's typographer sets them."""

from __future__ import annotations

import re
import unicodedata

MARKS = re.compile(r"""---?|\.\.\.|<<|>>""")
SIGNS = {"---": "\u2014", "--": "\u2013", "...": "\u2026", "<<": "\u00ab", ">>": "\u00bb"}
QUOTES = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}
SPACE = " "


def is_space(char: str) -> bool:
    """Unicode white space; the ends of a text count as such."""
    return char in ("", "\n", "\t", SPACE) or unicodedata.category(char) == "Zs"


def is_punctuation(char: str) -> bool:
    """ASCII punctuation and Unicode's punctuation and symbols (CommonMark 0.31)."""
    return char != "" and (unicodedata.category(char)[0] in "PS")


def quote(char: str, before: str, after: str) -> str:
    """A straight quote as an opening or closing one, by the characters on either side."""
    opening, closing = QUOTES[char]
    left = not is_space(after) and (not is_punctuation(after) or is_space(before) or is_punctuation(before))
    if char == "'" and before.isalnum():
        return closing
    return opening if left and (is_space(before) or is_punctuation(before)) else closing


def signs(text: str) -> str:
    """Dashes, ellipses and guillemets of a run of text."""
    return MARKS.sub(lambda match: SIGNS[match[0]], text)
