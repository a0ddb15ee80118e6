"""The excerpt of a text that shows best why it matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aixreader.search.answer import Excerpts, Snippet
from aixreader.search.stop_words import LIGHT_WORDS
from aixreader.search.words import PAIRED_LETTER, normalise, stem

LENGTH = 180
"""Characters of a snippet, roughly: words are not cut."""
MAX_SPANS = 400
"""Matches of a text that are considered."""
PIECE_LENGTH = 100_000
"""Characters of a text that are searched in one go."""
BETWEEN = r"\W{1,3}"
WORD_END = r"(?:(?![^\W_])|(?![\0-\u10ff\U00010000-\U0001ffff\U00040000-\U0010ffff]))"
"""A word ends here, or a script follows that may write no blanks, which is asked afterwards: all of `PAIRED`, or the
large range of what may follow instead of the small one of what may not, would cost milliseconds in each pattern.
"""
SPACE = BOUNDARY = re.compile(r"\s")
MAX_SNIPPETS = 3
NEAR = 60
"""Characters: words that are nearer by so much are preferred."""
SENTENCE_END = re.compile(r"[.!?:;]\s+|\n+")


class Match(NamedTuple):
    """A matched word of a text: its place, the stem of the word, and whether it is of those that were typed."""

    start: int
    end: int
    word: str
    is_typed: bool


class TermMatcher:
    """Finds whole words in a text, ignoring case.

    An alternation of words is fast in Python's `re` only at the start of a case-sensitive pattern: so texts are passed
    in lower case, and the character before a match is checked afterwards.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        written = sorted({form.lower() for form in forms if form}, key=len, reverse=True)
        plain = "|".join(_pattern_of(form) for form in written if not PAIRED_LETTER.match(form[-1]))
        paired = "|".join(re.escape(form) for form in written if PAIRED_LETTER.match(form[-1]))
        parts = [rf"(?:{plain}){WORD_END}"] if plain else []
        self._pattern = re.compile("|".join([*parts, *([paired] if paired else [])])) if written else None

    def find_spans(self, lower: str) -> list[tuple[int, int]]:
        """The matches in a text in lower case, as (start, end) in characters, in order."""
        return [
            span for span in self._matches(lower) if _is_word_start(lower, span[0]) and _is_word_end(lower, span[1])
        ]

    def _matches(self, lower: str) -> Iterator[tuple[int, int]]:
        """What matches, whatever stands before it. A long text is read in pieces, between which other threads run."""
        start = 0
        while self._pattern is not None and start < len(lower):
            space = BOUNDARY.search(lower, start + PIECE_LENGTH)
            end = space.start() if space else len(lower)
            for match in self._pattern.finditer(lower, start, end):
                yield match.span()
            start = end


def _pattern_of(form: str) -> str:
    """The pattern of one form; between the words of a phrase there may be other characters than a blank."""
    return BETWEEN.join(map(re.escape, form.split(" ")))


def _is_word_start(lower: str, start: int) -> bool:
    """Whether a word may start at a position: not inside of one, unless its script writes no blanks."""
    before = lower[start - 1 : start]
    return (
        not before.isalnum() or PAIRED_LETTER.match(lower, start) is not None or PAIRED_LETTER.match(before) is not None
    )


def _is_word_end(lower: str, end: int) -> bool:
    """Whether a word may end at a position: not inside of one, unless a script that writes no blanks is before it or
    after it.
    """
    after = lower[end : end + 1]
    return (
        not after.isalnum() or PAIRED_LETTER.match(after) is not None or PAIRED_LETTER.match(lower, end - 1) is not None
    )


def lower_aligned(text: str) -> str:
    """`text` in lower case with the same character positions: the few characters that would become two are kept."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)
    )


Span = tuple[int, int]


def make_excerpts(text: str, typed: Sequence[Span], synonyms: Sequence[Span] = (), length: int = LENGTH) -> Excerpts:
    """Up to `MAX_SNIPPETS` snippets of about `length` characters, from where most different words match; the beginning
    of the text without matches.

    `typed` and `synonyms` are the matches to mark, in order; what was typed weighs more in the choice.
    """
    marked = set(typed)
    inside = [span for span in synonyms if not any(start < span[1] and span[0] < end for start, end in marked)]
    spans = sorted([*((*span, True) for span in typed[:MAX_SPANS]), *((*span, False) for span in inside[:MAX_SPANS])])
    matches = [Match(start, end, _root(text[start:end]), is_typed) for start, end, is_typed in spans]
    windows: list[Span] = []
    while len(windows) < MAX_SNIPPETS and (matches or not windows):
        start, end = _window(text, matches, length)
        windows.append((start, end))
        matches = [match for match in matches if match.end <= start - length // 3 or match.start >= end + length // 3]
    best = windows[0]
    windows.sort()
    snippets = tuple(_snippet(text, window, typed, inside) for window in windows)
    return Excerpts(snippets, windows.index(best), len(typed) + len(inside))


def _root(written: str) -> str:
    return stem(normalise(written))


def _snippet(text: str, window: Span, typed: Sequence[Span], synonyms: Sequence[Span]) -> Snippet:
    start, end = window
    lead = "… " if start > 0 else ""
    tail = " …" if end < len(text) else ""
    shift = len(lead) - start
    excerpt = SPACE.sub(" ", text[start:end])
    marks = [
        tuple((left + shift, right + shift) for left, right in spans if left >= start and right <= end)
        for spans in (typed, synonyms)
    ]
    return Snippet(lead + excerpt.rstrip() + tail, *marks)


def _window(text: str, matches: list[Match], length: int) -> Span:
    """The (start, end) of the excerpt: between words, from the beginning of a sentence if one is near, to the end of
    the block (a line of the text) if it is long enough until there.
    """
    first, last = 0, 0
    best = (0, 0, 0, 0)
    inside: dict[str, int] = {}
    typed: dict[str, int] = {}
    right = 0
    for left, match in enumerate(matches):
        while right == left or (right < len(matches) and matches[right].end - match.start <= length):
            _count(matches[right], inside, typed, 1)
            right += 1
        end = matches[right - 1].end
        rank = (len(typed), len(inside), -((end - match.start) // NEAR), right - left)
        if rank > best:
            best, first, last = rank, match.start, end
        _count(match, inside, typed, -1)
    start = max(0, min(first - (length - (last - first)) // 2, len(text) - length))
    start = _sentence_start(text, first, start) if matches else 0
    end = min(len(text), max(start + length, last))
    block_end = text.find("\n", max(start + length // 3, last), end)  # a cell or label alone would say little
    if block_end >= 0:
        end = block_end
    elif end < len(text):
        cut = text.rfind(" ", start, end + 1)
        end = cut if cut > max(start, last - 1) else _word_end(text, end)
    return start, end


def _count(match: Match, inside: dict[str, int], typed: dict[str, int], by: int) -> None:
    """Count a word in or out (1 or -1) of those that are inside, and of those that were typed and say something."""
    for counts in (inside, typed) if match.is_typed and match.word not in LIGHT_WORDS else (inside,):
        counts[match.word] = counts.get(match.word, 0) + by
        if not counts[match.word]:
            del counts[match.word]


def _sentence_start(text: str, first: int, start: int) -> int:
    """The start of the sentence around `first`, if it lies after `start`; otherwise of the first word after `start`."""
    if start == 0:
        return 0
    starts = [match.end() for match in SENTENCE_END.finditer(text, start, first)]
    if starts:
        return starts[-1] if first - starts[-1] > 40 or len(starts) == 1 else starts[-2]
    match = BOUNDARY.search(text, start, first)
    return match.end() if match else first


def _word_end(text: str, position: int) -> int:
    match = BOUNDARY.search(text, position)
    return match.start() if match else len(text)
