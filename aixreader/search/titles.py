"""How much titles and a query have in common: a title is found from memory, with words left out or added; and how known
a title is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log

from aixreader.search.postings import Postings
from aixreader.search.stored_fields import StoredDocument
from aixreader.search.words import stem

MAX_COMPLETIONS = 16


class Titles:
    """The titles of the documents, as stems."""

    def __init__(self, documents: Sequence[StoredDocument], postings: Postings) -> None:
        self._stems = [document.title_stems for document in documents]
        self._postings = postings
        self._mentions = [document.mentions for document in documents]
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
            number: min(1.0, weight * weight / (whole * self._weight(number)))
            for number, weight in shared.items()
            if whole and self._weight(number)
        }

    def with_word_begun(self, typed: str) -> set[int]:
        """The documents with a word in their titles that begins so."""
        found = self._postings.words_with_prefix(typed, MAX_COMPLETIONS, in_title=True)
        return {number for word in found for number in self._postings.scores("title", stem(word))}

    def fame(self, number: int) -> float:
        """How much is written of what a document's title names: 0 where nothing is, and where it is no threat, no
        control and the like; 1 where every document names it.
        """
        return log(1 + self._mentions[number]) / log(1 + self._postings.count)

    def _weigh(self, number: int) -> float:
        return sum(map(self._postings.idf, self._stems[number]))
