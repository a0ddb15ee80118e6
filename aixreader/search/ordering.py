"""The order of the documents of an answer: their scores, less for some kinds of sections, and how much was found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aixreader.search.answer import Reason
from aixreader.search.questions import WANTED_ROLES
from aixreader.search.scores import Scores
from aixreader.search.stop_words import LIGHT_WORDS
from aixreader.search.stored_fields import StoredDocument
from aixreader.search.words import stem

LINK_LIST_FACTOR, BIBLIOGRAPHY_FACTOR, ASIDE_FACTOR, NO_ROLE_FACTOR = 0.3, 0.7, 0.4, 0.9
"""What the score of a section that is a list of links is multiplied by, that of a list of links to other sites, that of
one of a page about the project, and that of one without a role in the Exchange; not the points for its name.
"""
WANTED_ROLE_FACTOR = 1.1
"""For sections with the role that a question asks for."""
KIN_SHARE = 0.2
"""What the kin of the first section get of its score where it is asked for by name. They do not come before it."""
COORDINATION = 0.4
"""The share of a score that depends on how much of the query a section has."""
WEAK_COVERAGE = 0.55
"""An answer is weak if a word stands nowhere, and no section has so much of the query, by the rarity of its words."""
NAMED = 5.0
"""Points for names with which an answer is not weak, and the first section asked for by name."""
MAX_WEAK_HITS = 5


@dataclass(frozen=True, slots=True)
class Ordering:
    """Document numbers with their scores, best first, ties in the order of the edition.

    `complete` of them hold every word of the query; `is_weak` is set where none answers it, and then they are few.
    `raised` are the points that documents have because they are kin of the first one.
    """

    ranked: list[tuple[int, float]]
    complete: int
    is_weak: bool
    raised: Mapping[int, float] = field(default_factory=dict)


class Orderer:
    """Orders the documents of one index."""

    def __init__(self, documents: Sequence[StoredDocument]) -> None:
        has_roles = any(document.role for document in documents)
        self._factors = [_factor(document, has_roles=has_roles) for document in documents]
        self._plain = [_list_factor(document) for document in documents]
        numbers = {document.id: number for number, document in enumerate(documents)}
        self._kin = [frozenset(numbers[name] for name in document.kin if name in numbers) for document in documents]
        self._of_role = {
            role: [
                factor * WANTED_ROLE_FACTOR if document.role.startswith(role) else factor
                for factor, document in zip(self._factors, documents, strict=True)
            ]
            for role in WANTED_ROLES
        }

    def order(self, scores: Scores, accepts: Callable[[int], bool]) -> Ordering:
        """The documents of `scores` that `accepts` takes."""
        factors = self._factors_for(scores)
        coverage = _coverage(scores)
        text, named = scores.by_document, scores.named
        order: list[tuple[float, int]] = []  # the negative score first: so tuples compare as they are to be sorted
        for number in filter(accepts, scores.numbers):
            share = 1 - COORDINATION * (1 - coverage.get(number, 1.0))
            order.append((-text.get(number, 0.0) * factors[number] * share - named.get(number, 0.0), number))
        order.sort()
        raised = self._raise_kin(order, named)
        is_missing = any(stem(text.lower()) not in LIGHT_WORDS for text in scores.missing)
        is_weak = is_missing and not any(
            coverage.get(number, 1.0) >= WEAK_COVERAGE or named.get(number, 0.0) >= NAMED for _, number in order
        )
        if is_weak:
            del order[MAX_WEAK_HITS:]
        ranked = [(number, -score) for score, number in order]
        return Ordering(ranked, _count_complete(scores, order), is_weak, raised)

    def _raise_kin(self, order: list[tuple[float, int]], named: Mapping[int, float]) -> Mapping[int, float]:
        """Raise the kin of the first section if it is asked for by name; returns by how much each is."""
        if not order or named.get(order[0][1], 0.0) < NAMED:
            return {}
        best, first = order[0]
        raised: dict[int, float] = {}
        kin = self._kin[first]
        for entry in [entry for entry in order if entry[1] in kin] if kin else ():
            score, number = entry
            raised[number] = min(-KIN_SHARE * best, score - best)
            del order[bisect_left(order, entry)]
            insort(order, (score - raised[number], number), lo=1)
        return raised

    def _factors_for(self, scores: Scores) -> Sequence[float]:
        return self._plain if scores.asides else self._of_role.get(scores.role, self._factors)

    def reasons(self, scores: Scores, found: Ordering, number: int) -> Iterator[Reason]:
        """What the score of a document consists of, with what is taken off."""
        yield from scores.reasons(number)
        text = scores.by_document.get(number, 0.0)
        factor = self._factors_for(scores)[number]
        if text and factor != 1:
            why = "what is asked for" if factor > 1 else "list of links, about the project, or without a role"
            yield Reason("", "section", why, text * (factor - 1))
        share = COORDINATION * (1 - _coverage(scores).get(number, 1.0))
        if text and share:
            yield Reason("", "query", "words that it does not hold", -text * factor * share)
        if raised := found.raised.get(number, 0.0):
            yield Reason("", "section", "belongs to the first one", raised)


def _count_complete(scores: Scores, order: Sequence[tuple[float, int]]) -> int:
    """How many of these documents hold every word of the query."""
    holders = [match.documents for match in scores.words.values()]
    if not holders:
        return len(order)
    complete = set(holders[0]).intersection(*holders[1:])
    return sum(number in complete for _, number in order)


def _coverage(scores: Scores) -> dict[int, float]:
    """The share of the query that each document holds, by the rarity of its words; empty where there is one word."""
    whole = sum(match.rarity for match in scores.words.values())
    if not whole:
        return {}
    found: dict[int, float] = dict.fromkeys(scores.numbers, 0.0)
    for match in scores.words.values():
        share = match.rarity / whole
        for number in match.documents | match.others:
            if number in found:
                found[number] += share
    return found


def _list_factor(document: StoredDocument) -> float:
    if document.is_bibliography:
        return BIBLIOGRAPHY_FACTOR
    return LINK_LIST_FACTOR if document.is_link_list else 1.0


def _factor(document: StoredDocument, *, has_roles: bool) -> float:
    if document.is_link_list:
        return min(_list_factor(document), ASIDE_FACTOR if document.is_aside else 1.0)
    if document.is_aside:
        return ASIDE_FACTOR
    return NO_ROLE_FACTOR if has_roles and not document.role else 1.0
