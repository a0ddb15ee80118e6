"""Words and sentences of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aixreader.comparison.text_blocks import CODE, PLAIN, Block, Style

WORD = re.compile(r"(\s+)|(https?://[^\s<>\"']+|\w+(?:[.'’_@/-]\w+)*|[^\w\s])")
ENDS = frozenset(".!?…")
CLOSING = frozenset(")]}\"'”’»")
ABBREVIATIONS = frozenset(
    {"al", "approx", "art", "cf", "e.g", "eg", "etc", "fig", "i.e", "ie", "incl", "no", "resp"}
) | {
    "sec",
    "viz",
    "vs",
}
"""Words whose dot ends no sentence."""


class Word(NamedTuple):
    """A word or a sign; `gap` is the white space before it, "" at the beginning of a block."""

    text: str
    gap: str = ""
    style: Style = PLAIN

    @property
    def is_sign(self) -> bool:
        """Whether it is no word: a dot, a bracket, a hash."""
        return not self.text[0].isalnum()


Words = tuple[Word, ...]


def words_of(block: Block) -> list[Word]:
    """The words of a block. A picture is one word."""
    words: list[Word] = []
    rest = ""
    for text, style in block.runs:
        if style.picture:
            words.append(Word(text, rest, style))
            rest = ""
            continue
        for match in WORD.finditer(text):
            if match[1]:
                rest += match[1]
            else:
                words.append(Word(match[2], rest, style))
                rest = ""
    return words


def join_words(words: Iterable[Word]) -> str:
    """The text of words, without the white space before the first."""
    return "".join(f"{word.gap}{word.text}" for word in words).lstrip()


def count_words(words: Iterable[Word]) -> int:
    """How many words there are, signs aside."""
    return sum(1 for word in words if not word.is_sign)


def sentences_of(block: Block) -> list[Words]:
    """The sentences of a block: they end at a dot and the like, and where a line ends."""
    words = words_of(block)
    ends_with_line = block.kind == CODE
    sentences, start = [], 0
    for at in range(1, len(words)):
        if "\n" in words[at].gap or (not ends_with_line and _is_end(words, at)):
            sentences.append(tuple(words[start:at]))
            start = at
    return [*sentences, tuple(words[start:])] if words else []


def _is_end(words: Sequence[Word], at: int) -> bool:
    """Whether a sentence ends before the word at `at`."""
    following = words[at]
    if not following.gap or following.text[0].islower():
        return False
    last = at - 1
    while last > 0 and words[last].text in CLOSING:
        last -= 1
    if words[last].text not in ENDS:
        return False
    before = words[last - 1].text.lower() if last else ""
    return not (words[last].text == "." and (before in ABBREVIATIONS or before.isdecimal() or _is_initial(before)))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
