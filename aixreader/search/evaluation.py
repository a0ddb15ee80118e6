"""Evaluates a query tree: which documents match, and with what score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatchmethod

from aixreader.search.indexing import facet_term
from aixreader.search.postings import Postings
from aixreader.search.query_parser import And, Clause, FieldTerm, Node, Or, Phrase, Prefix, Words
from aixreader.search.ranking import Ranking, Scores
from aixreader.search.stored_fields import StoredFields
from aixreader.search.words import compact


class Evaluation:
    """Evaluates query trees on one index."""

    def __init__(self, postings: Postings, ranking: Ranking, stored: StoredFields) -> None:
        self._postings = postings
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
                required = set(scores.by_document)
                scores.merge(optional)
                scores.retain(required)
        elif optional is not None:
            scores = optional
        else:
            scores = Scores()
            scores.by_document.update(dict.fromkeys(range(len(self._stored.documents)), 1.0))
        excluded = {number for part in node.must_not for number in self.evaluate(part).by_document}
        scores.retain(set(scores.by_document) - excluded)
        return scores

    @evaluate.register
    def _field_term(self, node: FieldTerm) -> Scores:
        if node.field == "title":
            return self._ranking.score_title(node.text, is_partial=node.is_partial)
        if node.field == "ref":
            return self._ranking.score_references(node.text)
        scores = Scores()
        for value in self._facet_values(node.field, compact(node.text)):
            documents = self._postings.docs_with_term("facet", facet_term(node.field, value))
            scores.add(dict.fromkeys(documents, 1.0), 1.0, (value, node.field, "typed"))
        return scores

    def _facet_values(self, facet: str, wanted: str) -> list[str]:
        """The values of `facet` whose compact form is `wanted`; without one, those that contain it."""
        values = {value for document in self._stored.documents for value in document.facets.get(facet, ())}
        exact = [value for value in values if compact(value) == wanted]
        return exact or sorted(value for value in values if wanted and wanted in compact(value))


def _intersect(parts: Sequence[Scores]) -> Scores:
    """The documents that match every part, with the sum of their scores."""
    scores = Scores()
    for part in parts:
        scores.merge(part)
    scores.retain(set.intersection(*(set(part.by_document) for part in parts)))
    return scores
