"""The postings of an index: which documents hold a word, how often and where, and how much that says (BM25)."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, islice, takewhile
from math import log

from aixreader.search.codec import ZONES, read_term_arrays
from aixreader.search.said import SAID

CACHE_SIZE = 4096
"""Words whose scores are cached: the next key press mostly asks for the same ones."""
K1 = 1.2
"""How fast a repeated word stops to add."""
LENGTH_SHARE = {"title": 0.3, "body": 0.75, "cited": 0.2, "said": 0.2}
"""How much the length of a text counts against it, per zone."""
Scores = Mapping[int, float]


class Postings:
    """The postings of an open index. Documents are numbered in the order of the edition.

    A zone is a part of a document: `title`, `body`, and `cited`, which is what it cites. `said` are words that stand in
    none of them (see `IndexDocument.said`).
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the files of `make_index`; raises what `read_term_arrays` raises, or `KeyError`, for anything else."""
        arrays = read_term_arrays(files)
        self._lexicon = arrays.lexicon
        self._stems = arrays.stems
        self._numbers = dict(zip(self._lexicon, range(len(self._lexicon)), strict=True))
        self._documents = arrays.documents
        self._places = arrays.places
        self._starts = [0, *accumulate(arrays.counts[::2])]
        self._place_starts = [0, *accumulate(arrays.counts[1::2])]
        lengths = arrays.lengths
        self.count = len(lengths) // len(ZONES)
        self._norms = {zone: _norms(lengths[at :: len(ZONES)], zone) for at, zone in enumerate(ZONES)}
        self._by_stem: dict[str, list[int]] = {}
        for number, root in enumerate(self._stems):
            self._by_stem.setdefault(root, []).append(number)
        said = json.loads(files[SAID])
        self._said: dict[str, list[int]] = said["stems"]
        self.said_words: list[str] = said["words"]
        """The words of what is said, sorted."""
        self.said_phrases: list[tuple[int, list[str]]] = said["phrases"]
        """What is said, each phrase as the number of its document and its stems."""
        self._said_norms = _norms(said["lengths"], "said")
        self.scores = lru_cache(maxsize=CACHE_SIZE)(self._scores)
        self.group_scores = lru_cache(maxsize=256)(self._group_scores)
        self.form_scores = lru_cache(maxsize=CACHE_SIZE)(self._form_scores)
        self.phrase_scores = lru_cache(maxsize=CACHE_SIZE)(self._phrase_scores)
        self.docs_with_phrase = lru_cache(maxsize=CACHE_SIZE)(self._docs_with_phrase)
        self.docs_with = lru_cache(maxsize=CACHE_SIZE)(self._docs_with)

    # ------------------------------------------------------------ words

    @property
    def lexicon(self) -> Sequence[str]:
        """All words of the texts, sorted."""
        return self._lexicon

    @property
    def stems(self) -> Iterable[str]:
        """All stems of these words."""
        return self._by_stem

    def has_word(self, word: str) -> bool:
        """Whether any document has `word`."""
        return word in self._numbers

    def has_stem(self, root: str) -> bool:
        """Whether any document has a word with the stem `root`."""
        return root in self._by_stem

    def words_of(self, root: str) -> list[str]:
        """The words whose stem is `root`."""
        return [self._lexicon[number] for number in self._by_stem.get(root, ())]

    def stem_of(self, word: str) -> str:
        """The stem of a word of the lexicon."""
        return self._stems[self._numbers[word]]

    def doc_frequency(self, word: str) -> int:
        """The number of documents that have `word`."""
        number = self._numbers.get(word)
        return 0 if number is None else self._starts[number + 1] - self._starts[number]

    def words_with_prefix(self, prefix: str, limit: int, *, in_title: bool = False) -> list[str]:
        """The words that begin with `prefix`, the most frequent first, at most `limit`; only those of titles if
        `in_title` is set.
        """
        lexicon = self._lexicon
        start = bisect_left(lexicon, prefix)
        words = takewhile(lambda word: word.startswith(prefix), islice(lexicon, start, None))
        found = [word for word in words if not in_title or self._title_count(word)]
        found.sort(key=lambda word: (-self.doc_frequency(word), word))
        return found[:limit]

    # ------------------------------------------------------------ scores

    def idf(self, root: str) -> float:
        """The rarity of a stem."""
        return self.rarity(len(self.docs_with(root)))

    @property
    def highest_idf(self) -> float:
        """That of a word which no document has."""
        return self.rarity(0)

    def rarity(self, frequency: int) -> float:
        """How rare is what so many documents have: 0 where every one has it."""
        return log(1 + (self.count - frequency + 0.5) / (frequency + 0.5))

    def _scores(self, zone: str, root: str) -> Scores:
        """The documents that have words of the stem `root` in a zone, or among what is `said` of them, with their BM25
        scores.
        """
        if zone == "said":
            found = self._said.get(root, [])
            return self._bm25(dict(zip(found[::2], found[1::2], strict=True)), self._said_norms)
        return self._bm25(self._occurrences(self._by_stem.get(root, ()), ZONES.index(zone)), self._norms[zone])

    def _group_scores(self, zone: str, words: tuple[str, ...]) -> Scores:
        """The documents that have one of `words` in a zone, as if they were one word."""
        numbers = [self._numbers[word] for word in words]
        return self._bm25(self._occurrences(numbers, ZONES.index(zone)), self._norms[zone])

    def _form_scores(self, word: str) -> Scores:
        """The documents that have `word` in title or body in this very form, with their BM25 scores."""
        number = self._numbers.get(word)
        if number is None:
            return {}
        found = self._occurrences((number,), 0)
        for document, count in self._occurrences((number,), 1).items():
            found[document] = found.get(document, 0) + count
        return self._bm25(found, self._norms["body"])

    def _phrase_scores(self, roots: tuple[str, ...]) -> Scores:
        """The documents that hold words of these stems next to each other, in this order, with their BM25 scores."""
        ends = self._ends_of([self._by_stem.get(root, []) for root in roots], 1)
        return self._bm25({document: len(places) for document, places in ends.items()}, self._norms["body"])

    def _bm25(self, found: Mapping[int, int], norms: Sequence[float]) -> Scores:
        idf = self.rarity(len(found)) * (K1 + 1)
        return {document: idf * count / (count + norms[document]) for document, count in found.items()}

    def _occurrences(self, numbers: Iterable[int], zone: int) -> dict[int, int]:
        """How often words stand in a zone, by document; documents without them are left out."""
        found: dict[int, int] = {}
        for number in numbers:
            first, last = 4 * self._starts[number], 4 * self._starts[number + 1]
            rows = self._documents[first:last]
            for document, count in zip(rows[::4], rows[zone + 1 :: 4], strict=True):
                if count:
                    found[document] = found.get(document, 0) + count
        return found

    def _title_count(self, word: str) -> bool:
        number = self._numbers[word]
        return any(self._documents[4 * self._starts[number] + 1 : 4 * self._starts[number + 1] : 4])

    # ------------------------------------------------------------ documents

    def _docs_with(self, root: str) -> frozenset[int]:
        """The documents that have a word of the stem `root`, anywhere."""
        return frozenset[int]().union(*(self._documents_of(number) for number in self._by_stem.get(root, ())))

    def docs_with_form(self, word: str) -> frozenset[int]:
        """The documents that have `word` in this very form, anywhere."""
        number = self._numbers.get(word)
        return frozenset() if number is None else frozenset(self._documents_of(number))

    def _documents_of(self, number: int) -> array[int]:
        return self._documents[4 * self._starts[number] : 4 * self._starts[number + 1] : 4]

    def _docs_with_phrase(self, words: tuple[str, ...], distance: int = 1) -> frozenset[int]:
        """The documents that hold `words` in this order, each at most `distance` after the one before."""
        numbers = [self._numbers.get(word, -1) for word in words]
        return frozenset() if -1 in numbers else frozenset(self._ends_of([[number] for number in numbers], distance))

    def _ends_of(self, sequence: Sequence[Sequence[int]], distance: int) -> Mapping[int, Sequence[int]]:
        """The places where a sequence of words ends, by document; of each word there are alternatives, by number."""
        ends: Mapping[int, Sequence[int]] | None = None
        for numbers in sequence:
            places = self._places_by_document(numbers, ends)
            if ends is None:
                ends = places
            else:
                followed = ((number, _followed(ends[number], after, distance)) for number, after in places.items())
                ends = {number: after for number, after in followed if after}
        return ends or {}

    def _places_by_document(self, numbers: Iterable[int], among: Container[int] | None) -> dict[int, Sequence[int]]:
        """The places of words by document, only in the documents `among` where these are given."""
        found: dict[int, Sequence[int]] = {}
        for number in numbers:
            place = self._place_starts[number]
            rows = self._documents[4 * self._starts[number] : 4 * self._starts[number + 1]]
            for document, title, body, cited in zip(rows[::4], rows[1::4], rows[2::4], rows[3::4], strict=True):
                end = place + title + body + cited
                if among is None or document in among:
                    places = self._places[place:end]
                    found[document] = [*found[document], *places] if document in found else places
                place = end
        return found


def _followed(before: Iterable[int], places: Sequence[int], distance: int) -> list[int]:
    """Those of `places` that come within `distance` after one of `before`."""
    wanted = {place + step for place in before for step in range(1, distance + 1)}
    return [place for place in places if place in wanted]


def _norms(lengths: Sequence[int], zone: str) -> list[float]:
    """What is added to the number of occurrences in BM25, by document."""
    filled = [length for length in lengths if length]
    mean = sum(filled) / len(filled) if filled else 1.0
    share = LENGTH_SHARE[zone]
    return [K1 * (1 - share + share * length / mean) for length in lengths]
