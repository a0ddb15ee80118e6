"""The words of an index: what a half-typed or misspelled word may stand for."""

from __future__ import annotations

from functools import lru_cache

from aixreader.search.postings import Postings
from aixreader.search.words import beginnings, stem

MOST_ENDINGS = 16
LEAST_TYPED = 3
"""A beginning of fewer letters has hundreds of endings; then only titles are looked at."""
LEAST_MISSPELLED = 4
FAR = 7
"""From so many letters on, two of them may be wrong."""
MOST_SPELLINGS = 4


class Vocabulary:
    """Looks words up in one index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self.spellings = lru_cache(maxsize=1024)(self._spellings)

    def knows(self, word: str) -> bool:
        """Whether the word, or one of the same stem, stands anywhere."""
        return any(
            self._postings.has(field, term)
            for field, term in (("words", word), ("body", stem(word)), ("title", stem(word)), ("cited", stem(word)))
        )

    def endings(self, typed: str) -> list[tuple[str, str]]:
        """The (field, term)s that begin as `typed` does, the most widespread first, without the word itself."""
        field = "words" if len(typed) >= LEAST_TYPED else "heading"
        found = [
            (field, term)
            for beginning in beginnings(typed)
            for term in self._postings.starting(field, beginning, MOST_ENDINGS + 1)
        ]
        return [pair for pair in dict.fromkeys(found) if pair[1] != typed][:MOST_ENDINGS]

    def _spellings(self, word: str) -> tuple[tuple[str, int], ...]:
        """Known words that `word` may be a misspelling of, with the letters they differ in, the likeliest first."""
        if len(word) < LEAST_MISSPELLED or not word.isalpha():
            return ()
        most = 2 if len(word) >= FAR else 1
        found = []
        for term in self._postings.lexicon("words"):
            if abs(len(term) - len(word)) <= most and term[0] in word[:2] and term.isalpha():
                apart = distance(word, term, most)
                if apart <= most:
                    found.append((term, apart))
        found.sort(key=lambda pair: (pair[1], pair[0][0] != word[0], -self._postings.spread("words", pair[0])))
        nearest = [pair for pair in found if pair[1] == found[0][1]]
        return tuple(nearest[:MOST_SPELLINGS])


def distance(left: str, right: str, most: int) -> int:
    """How many letters differ, are missing, too many or swapped with their neighbour; more than `most` as `most + 1`.

    Optimal string alignment (Damerau and Levenshtein).
    """
    before_last: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 < column and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return last[-1]
