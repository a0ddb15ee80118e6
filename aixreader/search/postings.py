"""The postings of an index: which documents contain a term, scored with BM25F by Whoosh and cached."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile

from whoosh.query import Phrase as WhooshPhrase
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

CACHE_SIZE = 4096
"""Terms whose scores are cached: the next key press mostly asks for the same ones."""


class Postings:
    """The postings of an open index. Documents are identified by their number in the order of the edition."""

    def __init__(self, searcher: Searcher, numbers: list[int]) -> None:
        """`numbers` maps Whoosh's document numbers to ours."""
        self._searcher = searcher
        self._numbers = numbers
        self._weighting = BM25F(B=0.75, K1=1.2, title_B=0.3, cited_B=0.3)
        self.scores = lru_cache(maxsize=CACHE_SIZE)(self._read_scores)
        self.lexicon = lru_cache(maxsize=16)(self._read_lexicon)

    def has_term(self, field: str, term: str) -> bool:
        """Whether any document has `term` in `field`."""
        return (field, term) in self._searcher.reader()

    def doc_frequency(self, field: str, term: str) -> int:
        """The number of documents that have `term` in `field`."""
        count: int = self._searcher.doc_frequency(field, term)
        return count

    def terms_with_prefix(self, field: str, prefix: str, limit: int) -> list[str]:
        """The terms of `field` that begin with `prefix`, the most frequent first, at most `limit`."""
        lexicon = self.lexicon(field)
        start = bisect_left(lexicon, prefix)
        terms = list(takewhile(lambda term: term.startswith(prefix), islice(lexicon, start, None)))
        terms.sort(key=lambda term: (-self.doc_frequency(field, term), term))
        return terms[:limit]

    def docs_with_phrase(self, words: list[str]) -> frozenset[int]:
        """The documents that contain `words` next to each other, in this order."""
        if not all(self.has_term("words", word) for word in words):
            return frozenset()
        if len(words) == 1:
            return frozenset(self.scores("words", words[0]))
        return frozenset(self._numbers[number] for number in WhooshPhrase("words", words).docs(self._searcher))

    def docs_with_term(self, field: str, term: str) -> frozenset[int]:
        """The documents that have `term` in `field`."""
        return frozenset(number for number, _ in self._iterate(field, term))

    def _read_lexicon(self, field: str) -> list[str]:
        """All terms of `field`, sorted."""
        return sorted(term.decode("utf-8") for term in self._searcher.reader().lexicon(field))

    def _read_scores(self, field: str, term: str) -> Mapping[int, float]:
        """The documents that have `term` in `field`, with their BM25F scores."""
        return dict(self._iterate(field, term))

    def _iterate(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        if not self.has_term(field, term):
            return
        matcher = self._searcher.postings(field, term, weighting=self._weighting)
        while matcher.is_active():
            yield self._numbers[matcher.id()], matcher.score()
            matcher.next()
