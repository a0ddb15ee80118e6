"""How much titles and a query have in common: a title is found from memory, with words left out or added."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from aixreader.search.postings import Postings
from aixreader.search.stored_fields import StoredDocument

POWER = 1.5
"""The higher, the less it helps to have little in common."""


class Titles:
    """The titles of the documents, as stems."""

    def __init__(self, documents: Sequence[StoredDocument], postings: Postings) -> None:
        self._stems = [document.title_stems for document in documents]
        self._postings = postings
        self._weight = lru_cache(maxsize=None)(self._weigh)

    def overlaps(self, roots: Collection[str]) -> Mapping[int, float]:
        """For each document whose title has one of these stems: 1 where both have the same, less the more either has
        that the other has not.
        """
        shared: dict[int, float] = {}
        for root in roots:
            weight = self._postings.idf(root)
            for number in self._postings.scores("title", root):
                shared[number] = shared.get(number, 0.0) + weight
        whole = sum(map(self._postings.idf, roots))
        return {
            number: min(1.0, weight * weight / (whole * self._weight(number))) ** POWER
            for number, weight in shared.items()
            if whole and self._weight(number)
        }

    def _weigh(self, number: int) -> float:
        return sum(map(self._postings.idf, self._stems[number]))
