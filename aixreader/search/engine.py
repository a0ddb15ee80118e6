"""Opens an index and answers queries from it: the public interface of this package."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial

from aixreader.model.facet_filter import count_values, group_filters, matches
from aixreader.search.answer import Answer, Excerpts, Facet, Hit, Terms
from aixreader.search.evaluation import Evaluation
from aixreader.search.index_files import DamagedIndexError
from aixreader.search.indexing import STORED_FIELDS
from aixreader.search.memory import MemoryStorage
from aixreader.search.postings import Postings
from aixreader.search.query_parser import parse_query
from aixreader.search.ranking import Ranking, Scores
from aixreader.search.snippet import TermMatcher, make_excerpts
from aixreader.search.stored_fields import StoredDocument, StoredFields
from aixreader.search.synonyms import Synonyms
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import compact, fold, paired_runs, stem, words

LINK_LIST_FACTOR = 0.3
"""The score of a section that is a list of links is multiplied by this."""
MIN_SCORE_RATIO = 0.08
"""Matches that score less than this share of the best one are dropped as accidental."""


class SearchEngine:
    """One open index. Not thread-safe."""

    def __init__(self, files: dict[str, bytes], synonyms: Synonyms) -> None:
        """Open the index held in `files`; raises `DamagedIndexError` where it cannot be opened, for any reason."""
        try:
            storage = MemoryStorage()
            storage.files = {name: data for name, data in files.items() if name != STORED_FIELDS}
            self._index = storage.open_index()
            self._searcher = self._index.searcher()
            stored = StoredFields.read(files[STORED_FIELDS])
            reader = self._searcher.reader()
            numbers = [reader.stored_fields(number)["number"] for number in range(reader.doc_count_all())]
        except Exception as error:  # Whoosh raises about ten unrelated types for damaged files
            raise DamagedIndexError(str(error)) from error
        postings = Postings(self._searcher, numbers)
        ranking = Ranking(postings, Vocabulary(postings), synonyms)
        self._evaluation = Evaluation(postings, ranking, stored)
        self._documents = stored.documents
        self._forms = stored.forms

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        filters: Iterable[tuple[str, str]] = (),
        within: frozenset[str] | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> Answer:
        """The sections that match `query`, best first, at most `limit`.

        `filters` are (facet, value) pairs (see `model.facet_filter`); `within` restricts the search to these sections,
        `hidden` are never found.
        """
        node = parse_query(query)
        if node is None:
            return Answer(query)
        scores = self._evaluation.evaluate(node)
        ranked = self._rank(scores, hidden)
        wanted = list(filters)
        unfiltered = ranked
        if wanted:
            accepted = group_filters(wanted)
            ranked = [pair for pair in ranked if matches(self._documents[pair[0]].facets, accepted)]
        if within is not None:
            ranked = [(number, score) for number, score in ranked if self._documents[number].id in within]
        marks = _Marks(partial(self._mark, query, scores))
        hits = tuple(self._hit(number, score, marks, scores) for number, score in ranked[:limit])
        return Answer(
            query,
            hits,
            len(ranked),
            corrected=_apply_corrections(query, scores.corrections),
            synonyms=tuple(scores.synonyms),
            missing=tuple(scores.missing),
            make_facets=partial(self._count_facets, unfiltered, wanted),
            make_marked=lambda: marks.terms,
        )

    def _mark(self, query: str, scores: Scores) -> Terms:
        typed = {*paired_runs(query), *self._forms_of(scores.stems)}
        synonyms = set[str]().union(*map(self._written, scores.synonyms))
        return Terms(tuple(sorted(typed)), tuple(sorted(synonyms - typed)))

    def _forms_of(self, stems: Iterable[str]) -> Iterator[str]:
        return (form for root in stems for form in self._forms.get(root, ()))

    def _written(self, synonym: str) -> Iterator[str]:
        """The forms of a synonym as a whole: its last word in every form in which it occurs."""
        *before, last = words(synonym) or [""]
        return (" ".join((*before, form)) for form in self._forms.get(stem(last), ()))

    def facet_value(self, facet: str, wanted: str) -> str:
        """The value of `facet` that equals `wanted` but for case, blanks and punctuation; `wanted` if there is none."""
        name = compact(wanted)
        values = {value for document in self._documents for value in document.facets.get(facet, ())}
        return next((value for value in sorted(values) if compact(value) == name), wanted)

    def close(self) -> None:
        """Close the index and release its files."""
        self._searcher.close()
        self._index.close()

    # ------------------------------------------------------------ results

    def _rank(self, scores: Scores, hidden: frozenset[str]) -> list[tuple[int, float]]:
        """(document number, score), best first, without accidental matches; ties in the order of the edition."""
        scored = [
            (number, score * LINK_LIST_FACTOR if self._documents[number].is_link_list else score)
            for number, score in scores.by_document.items()
            if self._documents[number].id not in hidden
        ]
        best = max((score for _, score in scored), default=0.0)
        scored = [(number, score) for number, score in scored if score >= best * MIN_SCORE_RATIO]
        scored.sort(key=lambda pair: (-pair[1], pair[0]))
        return scored

    def _hit(self, number: int, score: float, marks: _Marks, scores: Scores) -> Hit:
        document = self._documents[number]
        return Hit(
            document.id,
            document.page,
            document.title,
            document.path,
            document.role,
            round(score, 4),
            partial(_excerpts, document, marks),
            lambda: tuple(sorted(scores.reasons[number], key=lambda reason: -reason.points)),
        )

    def _count_facets(self, ranked: list[tuple[int, float]], filters: list[tuple[str, str]]) -> tuple[Facet, ...]:
        """The facet values of the matches with their counts, most frequent first."""
        facets_of_hits = [self._documents[number].facets for number, _ in ranked]
        return tuple(
            Facet(name, value, count)
            for name in sorted({name for document in self._documents for name in document.facets})
            for value, count in count_values(facets_of_hits, name, filters).most_common()
        )


class _Marks:
    """What is marked in the texts of an answer, made when the first row is."""

    def __init__(self, make: Callable[[], Terms]) -> None:
        self._make = make

    @cached_property
    def terms(self) -> Terms:
        return self._make()

    @cached_property
    def typed(self) -> TermMatcher:
        return TermMatcher(self.terms.typed)

    @cached_property
    def synonyms(self) -> TermMatcher:
        return TermMatcher(self.terms.synonyms)


def _excerpts(document: StoredDocument, marks: _Marks) -> Excerpts:
    typed = marks.typed.find_spans(document.lower)
    synonyms = marks.synonyms.find_spans(document.lower)
    return make_excerpts(document.text, typed, synonyms)


def _apply_corrections(query: str, corrections: Mapping[str, str]) -> str:
    """`query` with its misspelled words replaced; "" where there are none."""
    if not corrections:
        return ""

    def correct(match: re.Match[str]) -> str:
        return corrections.get(fold(match[0]), match[0])

    return re.sub(r"[^\W_]+", correct, query)
