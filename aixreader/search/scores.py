"""Scores of documents while a query is evaluated, with the reasons for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from aixreader.search.answer import Reason
from aixreader.search.words import stem

Added = tuple[Mapping[int, float], float, Collection[int] | None, tuple[str, str, str], "Detail | None"]
"""What was added: scores, their weight, the documents if not all, the reason, and what takes a score apart."""
Detail = Callable[[int], Iterable[tuple[str, str, float]]]
"""Takes the score of a document apart: (term, field, points before the weight)."""


@dataclass(slots=True)
class WordMatch:
    """What was found for a word: how rare it is, the documents that hold it, in whatever way it was understood, and
    `others` that say the same in other words.
    """

    rarity: float
    documents: AbstractSet[int]
    others: AbstractSet[int] = frozenset()


@dataclass(slots=True)
class Scores:
    """The scores of documents by number, and what was learned about the words of the query.

    `by_document` is for what is in a document, `named` for the names by which it is asked for. `words` has what was
    found for each word of the query, as it was typed. `stems` are the stems of the words to highlight, `phrases`
    the words that are highlighted together, `corrections` misspelled words with their corrections, `completions`
    begun ones with what is meant, `synonyms` the synonyms that were searched for and `missing` what no document
    contains, as it was typed, both in order (dicts without values). `translations` are stems of words that were
    searched in place of foreign ones, with what was typed. `asides` is set where pages about the project were asked
    for, `role` where sections of a role were.
    """

    by_document: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    named: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, WordMatch] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    corrections: dict[str, str] = field(default_factory=dict)
    completions: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    translations: dict[str, str] = field(default_factory=dict)
    asides: bool = False
    role: str = ""
    _added: list[tuple[Mapping[int, float], float, Collection[int] | None, tuple[str, str, str], Detail | None]] = (
        field(default_factory=list)
    )

    def add(
        self,
        scores: Mapping[int, float],
        weight: float,
        reason: tuple[str, str, str],
        *,
        among: Collection[int] | None = None,
        is_name: bool = False,
        detail: Detail | None = None,
    ) -> None:
        """Add `scores` times `weight`, only for the documents `among` where these are given.

        `reason` is (term, field, why), as in `Reason`; `detail` takes a score apart, for the reasons.
        """
        total = self.named if is_name else self.by_document
        if among is None:
            for number, score in scores.items():
                total[number] += score * weight
        else:
            for number in among:
                if number in scores:
                    total[number] += scores[number] * weight
        self._added.append((scores, weight, among, reason, detail))

    def understood(self, word: str) -> str:
        """What was searched for a word that was typed: itself, its correction, or what it is the beginning of."""
        return self.corrections.get(word) or self.completions.get(word, word)

    def merge(self, other: Scores) -> None:
        """Add the scores of another part of the query, and what was learned about its words."""
        for number, score in other.by_document.items():
            self.by_document[number] += score
        for number, score in other.named.items():
            self.named[number] += score
        self.words |= other.words
        self.stems |= other.stems
        self.phrases |= other.phrases
        self.corrections |= other.corrections
        self.completions |= other.completions
        self.synonyms |= other.synonyms
        self.missing |= other.missing
        self.translations |= other.translations
        self.asides |= other.asides
        self.role = self.role or other.role
        self._added += other._added

    @property
    def numbers(self) -> set[int]:
        """The documents that match."""
        return self.by_document.keys() | self.named.keys()

    def retain(self, numbers: Iterable[int]) -> None:
        """Remove all documents but these."""
        retained = set(numbers)
        for total in (self.by_document, self.named):
            for number in [number for number in total if number not in retained]:
                del total[number]

    def reasons(self, number: int) -> Iterator[Reason]:
        """What the score of a document consists of, in the order in which it was added."""
        for scores, weight, among, (term, index_field, why), detail in self._added:
            if number not in scores or (among is not None and number not in among):
                continue
            if detail is None:
                yield Reason(term, index_field, why, scores[number] * weight)
            else:
                for form, zone, points in detail(number):
                    yield Reason(form, zone, self._origin(form, why), points * weight)

    def _origin(self, form: str, why: str) -> str:
        """How a word came to be searched that is one of `typed`, or one of a translation."""
        typed = self.translations.get(stem(form)) or self.translations.get(form) if why == "typed" else None
        return f"translation of {typed}" if typed else why
