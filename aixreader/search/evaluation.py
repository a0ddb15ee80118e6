"""From what a query means to points for documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatchmethod

from aixreader.search.indexing import facet_term
from aixreader.search.postings import Postings
from aixreader.search.query_text import All, AnyOf, Beginning, In, Node, Phrase, Together, Words
from aixreader.search.ranking import Points, Ranking
from aixreader.search.stored_fields import Shelf
from aixreader.search.words import squeezed


class Evaluation:
    """Evaluates queries on one index."""

    def __init__(self, postings: Postings, ranking: Ranking, shelf: Shelf) -> None:
        self._postings = postings
        self._ranking = ranking
        self._shelf = shelf

    @singledispatchmethod
    def points(self, node: Node) -> Points:
        """The points of all documents that `node` finds."""
        raise TypeError(type(node).__name__)

    @points.register
    def _words(self, node: Words) -> Points:
        return self._ranking.plain(node)

    @points.register
    def _phrase(self, node: Phrase) -> Points:
        return self._ranking.phrase(node.text)

    @points.register
    def _beginning(self, node: Beginning) -> Points:
        return self._ranking.beginning(node.text)

    @points.register
    def _any(self, node: AnyOf) -> Points:
        found = Points()
        for part in node.nodes:
            found.take(self.points(part))
        return found

    @points.register
    def _all(self, node: All) -> Points:
        return _every([self.points(part) for part in node.nodes])

    @points.register
    def _together(self, node: Together) -> Points:
        plain = self.points(node.words) if node.words is not None else None
        if node.must:
            found = _every([self.points(part) for part in node.must])
            if plain is not None:
                kept = set(found.of)
                found.take(plain)
                found.keep(kept)
        elif plain is not None:
            found = plain
        else:
            found = Points()
            found.of.update(dict.fromkeys(range(len(self._shelf.documents)), 1.0))
        unwanted = {number for part in node.never for number in self.points(part).of}
        found.keep(set(found.of) - unwanted)
        return found

    @points.register
    def _in(self, node: In) -> Points:
        if node.place == "title":
            return self._ranking.title(node.text, typing=node.typing)
        if node.place == "ref":
            return self._ranking.cited(node.text)
        points = Points()
        for value in self._values(node.place, squeezed(node.text)):
            found = self._postings.with_value("facet", facet_term(node.place, value))
            points.add(dict.fromkeys(found, 1.0), 1.0, (value, node.place, "typed"))
        return points

    def _values(self, facet: str, wanted: str) -> list[str]:
        """The values of a facet that are meant: the one of that name, else those that hold it."""
        values = {value for shelved in self._shelf.documents for value in shelved.facets.get(facet, ())}
        exact = [value for value in values if squeezed(value) == wanted]
        return exact or sorted(value for value in values if wanted and wanted in squeezed(value))


def _every(parts: Sequence[Points]) -> Points:
    """The documents that all parts found, with the points of each."""
    found = Points()
    for part in parts:
        found.take(part)
    found.keep(set.intersection(*(set(part.of) for part in parts)))
    return found
