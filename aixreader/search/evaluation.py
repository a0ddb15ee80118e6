"""Evaluates a query tree: which documents match, and with what score."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import singledispatchmethod

from aixreader.search.facets import ROLE_FIELDS
from aixreader.search.query_parser import And, Clause, FieldTerm, Node, Or, Phrase, Prefix, Words
from aixreader.search.ranking import Ranking
from aixreader.search.scores import Scores
from aixreader.search.stored_fields import StoredFields
from aixreader.search.words import compact

CATEGORY = ("role", "when", "by")
"""The facets that the category of a section consists of."""


class Evaluation:
    """Evaluates query trees on one index."""

    def __init__(self, ranking: Ranking, stored: StoredFields) -> None:
        self._ranking = ranking
        self._stored = stored

    @singledispatchmethod
    def evaluate(self, node: Node) -> Scores:
        """The scores of all documents that match `node`."""
        raise TypeError(type(node).__name__)

    @evaluate.register
    def _words(self, node: Words) -> Scores:
        return self._ranking.score_words(node)

    @evaluate.register
    def _phrase(self, node: Phrase) -> Scores:
        return self._ranking.score_phrase(node.text)

    @evaluate.register
    def _prefix(self, node: Prefix) -> Scores:
        return self._ranking.score_prefix(node.text)

    @evaluate.register
    def _or(self, node: Or) -> Scores:
        scores = Scores()
        for part in node.nodes:
            scores.merge(self.evaluate(part))
        return scores

    @evaluate.register
    def _and(self, node: And) -> Scores:
        return _intersect([self.evaluate(part) for part in node.nodes])

    @evaluate.register
    def _clause(self, node: Clause) -> Scores:
        optional = self.evaluate(node.words) if node.words is not None else None
        if node.must:
            scores = _intersect([self.evaluate(part) for part in node.must])
            if optional is not None:
                required = scores.numbers
                scores.merge(optional)
                scores.retain(required)
        elif optional is not None:
            scores = optional
        else:
            scores = Scores()
            scores.by_document.update(dict.fromkeys(range(len(self._stored.documents)), 1.0))
        scores.retain(scores.numbers.difference(*map(self._excluded, node.must_not)))
        return scores

    def _excluded(self, node: Node) -> Collection[int]:
        """The documents that `node` excludes: of words those with the very word, not with its inflections."""
        if isinstance(node, Words):
            return self._ranking.docs_with_words(node.text)
        if isinstance(node, Or):
            return set[int]().union(*map(self._excluded, node.nodes))
        return self.evaluate(node).numbers

    @evaluate.register
    def _field_term(self, node: FieldTerm) -> Scores:
        if node.field in ("title", "ref", *ROLE_FIELDS):
            if node.field == "ref":
                found = self._ranking.score_references(node.text)
            else:
                found = self._ranking.score_title(node.text, is_partial=node.is_partial)
            if node.field in ROLE_FIELDS:
                found.retain(self._with_role(found.numbers, ROLE_FIELDS[node.field]))
            if node.is_phrase:
                found.retain(found.numbers & self._ranking.score_phrase(node.text).numbers)
            return found
        scores = Scores(asides=node.field == "page")
        facets = CATEGORY if node.field == "category" else (node.field,)
        for facet in facets:
            for value, documents in self._facet_values(facet, compact(node.text)).items():
                scores.add(dict.fromkeys(documents, 1.0), 1.0, (value, facet, "typed"))
        return scores

    def _with_role(self, numbers: Iterable[int], roles: Collection[str]) -> list[int]:
        documents = self._stored.documents
        return [number for number in numbers if documents[number].role in roles]

    def _facet_values(self, facet: str, wanted: str) -> dict[str, list[int]]:
        """The documents by value of `facet` whose compact form is `wanted`; without one, those that contain it."""
        values: dict[str, list[int]] = {}
        for number, document in enumerate(self._stored.documents):
            for value in document.facets.get(facet, ()):
                if wanted and wanted in compact(value):
                    values.setdefault(value, []).append(number)
        exact = {value: documents for value, documents in values.items() if compact(value) == wanted}
        return exact or values


def _intersect(parts: Sequence[Scores]) -> Scores:
    """The documents that match every part, with the sum of their scores."""
    scores = Scores()
    for part in parts:
        scores.merge(part)
    scores.retain(set.intersection(*(part.numbers for part in parts)))
    return scores
