"""The order of the documents of an answer: their scores, less for some kinds of sections, and how much was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aixreader.search.answer import Reason
from aixreader.search.questions import WANTED_ROLES
from aixreader.search.scores import Scores
from aixreader.search.stop_words import LIGHT_WORDS
from aixreader.search.stored_fields import StoredDocument
from aixreader.search.words import stem

LINK_LIST_FACTOR, ASIDE_FACTOR, NO_ROLE_FACTOR = 0.3, 0.4, 0.85
"""What the score of a section that is a list of links is multiplied by, that of one of a page about the project, and
that of one without a role in the Exchange; not the points for its name.
"""
WANTED_ROLE_FACTOR = 1.1
"""For sections with the role that a question asks for."""
COORDINATION = 0.4
"""The share of a score that depends on how much of the query a section has."""
WEAK_COVERAGE = 0.55
"""An answer is weak if a word stands nowhere, and no section has so much of the query, by the rarity of its words."""
NAMED = 5.0
"""Points for names with which an answer is not weak."""
MAX_WEAK_HITS = 5


@dataclass(frozen=True, slots=True)
class Ordering:
    """Document numbers with their scores, best first, ties in the order of the edition.

    `complete` of them hold every word of the query; `is_weak` is set where none answers it, and then they are few.
    """

    ranked: list[tuple[int, float]]
    complete: int
    is_weak: bool


class Orderer:
    """Orders the documents of one index."""

    def __init__(self, documents: Sequence[StoredDocument]) -> None:
        has_roles = any(document.role for document in documents)
        self._factors = [_factor(document, has_roles=has_roles) for document in documents]
        self._plain = [LINK_LIST_FACTOR if document.is_link_list else 1.0 for document in documents]
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
        ranked = []
        for number in filter(accepts, scores.numbers):
            share = 1 - COORDINATION * (1 - coverage.get(number, 1.0))
            ranked.append((number, text.get(number, 0.0) * factors[number] * share + named.get(number, 0.0)))
        ranked.sort(key=lambda pair: (-pair[1], pair[0]))
        is_missing = any(stem(text.lower()) not in LIGHT_WORDS for text in scores.missing)
        is_weak = is_missing and not any(
            coverage.get(number, 1.0) >= WEAK_COVERAGE or named.get(number, 0.0) >= NAMED for number, _ in ranked
        )
        if is_weak:
            ranked = ranked[:MAX_WEAK_HITS]
        holders = [match.documents for match in scores.words.values()]
        complete = sum(all(number in documents for documents in holders) for number, _ in ranked)
        return Ordering(ranked, complete, is_weak)

    def _factors_for(self, scores: Scores) -> Sequence[float]:
        return self._plain if scores.asides else self._of_role.get(scores.role, self._factors)

    def reasons(self, scores: Scores, number: int) -> Iterator[Reason]:
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


def _factor(document: StoredDocument, *, has_roles: bool) -> float:
    if document.is_link_list:
        return LINK_LIST_FACTOR
    if document.is_aside:
        return ASIDE_FACTOR
    return NO_ROLE_FACTOR if has_roles and not document.role else 1.0
