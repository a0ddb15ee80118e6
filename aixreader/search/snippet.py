"""The piece of a text that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aixreader.search.answer import Snippet

LENGTH = 180
MOST_MARKS = 400
"""So many places of a text are looked at."""
SPACE = BOUNDARY = re.compile(r"\s")
SENTENCE = re.compile(r"[.!?:;]\s+|\n+")


class Marker:
    """Finds whole words in a text, in any case.

    To try a set of words is fast in Python's `re` only where the pattern begins with them and minds the case: so texts
    come in lower case, and what stands before a word is looked at afterwards.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        found = sorted({re.escape(form.lower()) for form in forms if form}, key=len, reverse=True)
        self._pattern = re.compile(rf"(?:{'|'.join(found)})(?![^\W_])") if found else None

    def places(self, lower: str) -> list[tuple[int, int]]:
        """Where the words stand in a text in lower case, as (start, end), in order."""
        if self._pattern is None:
            return []
        spans = (match.span() for match in self._pattern.finditer(lower))
        return [span for span in spans if span[0] == 0 or not lower[span[0] - 1].isalnum()]


def lowered(text: str) -> str:
    """`text` in lower case, every character in its place: the few that would become two stay as they are."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)
    )


def make_snippet(text: str, places: Sequence[tuple[int, int]], length: int = LENGTH) -> Snippet:
    """About `length` characters of `text` around most of the different words; the beginning where there are none."""
    marks = [(start, end, text[start:end].casefold()) for start, end in places[:MOST_MARKS]]
    start, end = _window(text, marks, length)
    lead = "… " if start > 0 else ""
    tail = " …" if end < len(text) else ""
    shift = len(lead) - start
    inside = tuple((left + shift, right + shift) for left, right, _ in marks if left >= start and right <= end)
    shown = SPACE.sub(" ", text[start:end])
    return Snippet(lead + shown.rstrip() + tail, inside)


def _window(text: str, marks: list[tuple[int, int, str]], length: int) -> tuple[int, int]:
    """Where to cut: between words, at the beginning of a sentence if one is near."""
    first, last = 0, 0
    best = (0, 0)
    for left in range(len(marks)):
        right = left
        while right + 1 < len(marks) and marks[right + 1][1] - marks[left][0] <= length:
            right += 1
        inside = marks[left : right + 1]
        worth = (len({word for _, _, word in inside}), len(inside))
        if worth > best:
            best, first, last = worth, marks[left][0], marks[right][1]
    start = max(0, min(first - (length - (last - first)) // 2, len(text) - length))
    start = _sentence_before(text, first, start) if marks else 0
    end = min(len(text), max(start + length, last))
    if end < len(text):
        cut = text.rfind(" ", start, end + 1)
        end = cut if cut > max(start, last - 1) else _word_end(text, end)
    return start, end


def _sentence_before(text: str, first: int, start: int) -> int:
    """The beginning of the sentence that `first` stands in, if after `start`; else of the next word from there on."""
    if start == 0:
        return 0
    near = [match.end() for match in SENTENCE.finditer(text, start, first)]
    if near:
        return near[-1] if first - near[-1] > 40 or len(near) == 1 else near[-2]
    match = BOUNDARY.search(text, start, first)
    return match.end() if match else first


def _word_end(text: str, at: int) -> int:
    match = BOUNDARY.search(text, at)
    return match.start() if match else len(text)
