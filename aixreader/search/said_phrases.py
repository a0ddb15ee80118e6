"""How much a query and what is said of documents have in common, phrase by phrase.

Single words of what is said are found as other words are. A phrase of which a query has most tells more than the same
words in several phrases.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from aixreader.search.postings import Postings
from aixreader.search.stop_words import LIGHT_WORDS

POWER = 0.75
"""The higher, the less it helps to have little in common."""
LIGHT_WEIGHT = 0.4
"""For words that are frequent in plain English."""


class SaidPhrases:
    """The phrases of one index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._phrases = postings.said_phrases
        self._by_stem: dict[str, list[int]] = {}
        for number, (_, stems) in enumerate(self._phrases):
            for root in stems:
                self._by_stem.setdefault(root, []).append(number)
        self._weight = lru_cache(maxsize=None)(self._weigh)
        self._whole = lru_cache(maxsize=None)(self._weigh_phrase)

    def overlaps(self, roots: Collection[str]) -> Mapping[int, float]:
        """For each document that has something in common with these stems: 1 where one of its phrases has the same,
        less the more either has that the other has not. Of several stems two have to be in the phrase.
        """
        shared: dict[int, float] = {}
        found: dict[int, float] = {}
        *rarer, commonest = sorted(roots, key=lambda root: len(self._by_stem.get(root, ()))) or [""]
        candidates = self._by_stem.get(commonest, ()) if not rarer else self._in_two(rarer, commonest, shared)
        whole = sum(map(self._weight, roots))
        for number in candidates:
            weight = shared[number] if rarer else self._weight(commonest)
            share = min(1.0, weight * weight / ((whole * self._whole(number)) or 1.0)) ** POWER
            document = self._phrases[number][0]
            if share > found.get(document, 0.0):
                found[document] = share
        return found

    def _in_two(self, rarer: list[str], commonest: str, shared: dict[int, float]) -> list[int]:
        """The phrases with two of the stems, and in `shared` the weights of these. What has the commonest one alone
        need not be looked at.
        """
        several: dict[int, None] = {}
        for root in rarer:
            weight = self._weight(root)
            for number in self._by_stem.get(root, ()):
                if number in shared:
                    shared[number] += weight
                    several[number] = None
                else:
                    shared[number] = weight
        weight = self._weight(commonest)
        for number in shared:
            if commonest in self._phrases[number][1]:
                shared[number] += weight
                several[number] = None
        return list(several)

    def _weigh(self, root: str) -> float:
        return self._postings.idf(root) * (LIGHT_WEIGHT if root in LIGHT_WORDS else 1.0)

    def _weigh_phrase(self, number: int) -> float:
        return sum(map(self._weight, self._phrases[number][1]))
