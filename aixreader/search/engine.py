"""Opens an index and answers queries from it. The face of this room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from aixreader.search.answer import Answer, Facet, Hit
from aixreader.search.evaluation import Evaluation
from aixreader.search.index_files import DamagedIndexError
from aixreader.search.indexing import SHELF
from aixreader.search.memory import MemoryStorage
from aixreader.search.postings import Postings
from aixreader.search.query_text import read_query
from aixreader.search.ranking import Points, Ranking
from aixreader.search.snippet import Marker, make_snippet
from aixreader.search.stored_fields import Shelf
from aixreader.search.synonyms import Synonyms
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import fold, squeezed

LISTING = 0.3
"""What a list of links keeps of its points."""
FAR_BELOW = 0.08
"""What has less than this share of the best one's points was found by chance."""


class SearchEngine:
    """One open index. Not for two threads at a time."""

    def __init__(self, files: dict[str, bytes], synonyms: Synonyms) -> None:
        """Open the index of `files`; raises `DamagedIndexError` where it does not open, whatever the reason."""
        try:
            storage = MemoryStorage()
            storage.files = {name: data for name, data in files.items() if name != SHELF}
            self._index = storage.open_index()
            self._searcher = self._index.searcher()
            shelf = Shelf.read(files[SHELF])
            reader = self._searcher.reader()
            numbers = [reader.stored_fields(number)["number"] for number in range(reader.doc_count_all())]
        except Exception as error:  # Whoosh raises ten kinds of it
            raise DamagedIndexError(str(error)) from error
        postings = Postings(self._searcher, numbers)
        ranking = Ranking(postings, Vocabulary(postings), synonyms)
        self._evaluation = Evaluation(postings, ranking, shelf)
        self._shelf = shelf.documents
        self._forms = shelf.forms

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        filters: Iterable[tuple[str, str]] = (),
        within: frozenset[str] | None = None,
        explain: bool = False,
    ) -> Answer:
        """What `query` finds, best first, at most `limit`.

        `filters` are (facet, value) pairs that all have to hold; `within` are the only sections to look at.
        """
        node = read_query(query)
        if node is None:
            return Answer(query)
        points = self._evaluation.points(node)
        ranked = self._ranked(points)
        wanted = list(filters)
        facets = self._facets(ranked, wanted)
        for name, value in wanted:
            ranked = [(number, score) for number, score in ranked if value in self._shelf[number].facets.get(name, ())]
        if within is not None:
            ranked = [(number, score) for number, score in ranked if self._shelf[number].id in within]
        terms = tuple(sorted({form for root in points.marked for form in self._forms.get(root, ())}))
        marker = Marker(terms)
        hits = tuple(self._hit(number, score, marker, points, explain=explain) for number, score in ranked[:limit])
        return Answer(
            query,
            hits,
            len(ranked),
            corrected=_corrected(query, points.corrections),
            also=tuple(points.also),
            facets=facets,
            terms=terms,
        )

    def value(self, facet: str, wanted: str) -> str:
        """The value of `facet` that is meant by `wanted`, in whatever case and with whatever between its words."""
        name = squeezed(wanted)
        values = {value for shelved in self._shelf for value in shelved.facets.get(facet, ())}
        return next((value for value in sorted(values) if squeezed(value) == name), wanted)

    def close(self) -> None:
        """Give the index up."""
        self._searcher.close()
        self._index.close()

    # ------------------------------------------------------------ what is shown

    def _ranked(self, points: Points) -> list[tuple[int, float]]:
        """The documents with enough points, best first; equals in the order of their pages."""
        found = [
            (number, score * LISTING if self._shelf[number].listing else score) for number, score in points.of.items()
        ]
        best = max((score for _, score in found), default=0.0)
        found = [(number, score) for number, score in found if score >= best * FAR_BELOW]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found

    def _hit(self, number: int, score: float, marker: Marker, points: Points, *, explain: bool) -> Hit:
        shelved = self._shelf[number]
        places = marker.places(shelved.lower)
        reasons = sorted(points.reasons[number], key=lambda reason: -reason.points) if explain else ()
        return Hit(
            shelved.id,
            shelved.page,
            shelved.title,
            shelved.path,
            shelved.role,
            round(score, 4),
            make_snippet(shelved.text, places),
            len(places),
            tuple(reasons),
        )

    def _facets(self, ranked: list[tuple[int, float]], filters: list[tuple[str, str]]) -> tuple[Facet, ...]:
        """The values of what was found. A facet's own filter does not count for it, so that one can choose another."""
        names = {name for shelved in self._shelf for name in shelved.facets}
        found: list[Facet] = []
        for name in sorted(names):
            others = [(other, value) for other, value in filters if other != name]
            counts = Counter(
                value
                for number, _ in ranked
                if all(value in self._shelf[number].facets.get(other, ()) for other, value in others)
                for value in self._shelf[number].facets.get(name, ())
            )
            found += [Facet(name, value, count) for value, count in counts.most_common()]
        return tuple(found)


def _corrected(query: str, corrections: Mapping[str, str]) -> str:
    """`query` with its misspelled words put right; "" where none is."""
    if not corrections:
        return ""

    def put_right(match: re.Match[str]) -> str:
        return corrections.get(fold(match[0]), match[0])

    return re.sub(r"[^\W_]+", put_right, query)
