"""Where a term stands, and what that is worth: BM25F by Whoosh, kept for the next keystroke."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile

from whoosh.query import Phrase as WhooshPhrase
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

KEPT = 4096


class Postings:
    """The postings of an open index. Documents are named by their number."""

    def __init__(self, searcher: Searcher, numbers: list[int]) -> None:
        self._searcher = searcher
        self._numbers = numbers  # ours, by Whoosh's
        self._weighting = BM25F(B=0.75, K1=1.2, title_B=0.3, cited_B=0.3)
        self.points = lru_cache(maxsize=KEPT)(self._points)
        self.lexicon = lru_cache(maxsize=16)(self._lexicon)

    def has(self, field: str, term: str) -> bool:
        """Whether `term` stands anywhere in `field`."""
        return (field, term) in self._searcher.reader()

    def spread(self, field: str, term: str) -> int:
        """In how many documents it stands."""
        found: int = self._searcher.doc_frequency(field, term)
        return found

    def starting(self, field: str, beginning: str, most: int) -> list[str]:
        """The terms of `field` that begin so, the most widespread first."""
        lexicon = self.lexicon(field)
        at = bisect_left(lexicon, beginning)
        found = list(takewhile(lambda term: term.startswith(beginning), islice(lexicon, at, None)))
        found.sort(key=lambda term: (-self.spread(field, term), term))
        return found[:most]

    def with_phrase(self, words: list[str]) -> frozenset[int]:
        """The documents in which the words stand together, in this order."""
        if not all(self.has("words", word) for word in words):
            return frozenset()
        if len(words) == 1:
            return frozenset(self.points("words", words[0]))
        return frozenset(self._numbers[number] for number in WhooshPhrase("words", words).docs(self._searcher))

    def with_value(self, field: str, term: str) -> frozenset[int]:
        """The documents that have `term` in `field`."""
        return frozenset(number for number, _ in self._walk(field, term))

    def _lexicon(self, field: str) -> list[str]:
        """All terms of `field`, sorted."""
        return sorted(term.decode("utf-8") for term in self._searcher.reader().lexicon(field))

    def _points(self, field: str, term: str) -> Mapping[int, float]:
        """The documents in which `term` stands in `field`, each with what that is worth."""
        return dict(self._walk(field, term))

    def _walk(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        if not self.has(field, term):
            return
        matcher = self._searcher.postings(field, term, weighting=self._weighting)
        while matcher.is_active():
            yield self._numbers[matcher.id()], matcher.score()
            matcher.next()
