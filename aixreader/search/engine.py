"""Opens an index and answers queries from it: the public interface of this package."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, islice, product

from aixreader.model.facet_filter import count_values, group_filters, matches
from aixreader.search.answer import Answer, Excerpts, Facet, Hit, Reason, Terms
from aixreader.search.evaluation import Evaluation
from aixreader.search.foreign_words import ForeignWords
from aixreader.search.index_files import DamagedIndexError
from aixreader.search.indexing import STORED_FIELDS
from aixreader.search.names import Names
from aixreader.search.ordering import Orderer, Ordering
from aixreader.search.postings import Postings
from aixreader.search.query_parser import parse_query, unclosed_phrase
from aixreader.search.ranking import Ranking
from aixreader.search.scores import Scores
from aixreader.search.snippet import TermMatcher, make_excerpts
from aixreader.search.stored_fields import StoredDocument, StoredFields
from aixreader.search.synonyms import Synonyms
from aixreader.search.titles import Titles
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import compact, fold, normalise, paired_runs, stem, words

MAX_WRITTEN = 16
"""Ways to write a phrase that are marked."""


class SearchEngine:
    """One open index. Not thread-safe."""

    def __init__(self, files: dict[str, bytes], synonyms: Synonyms, foreign_words: ForeignWords | None = None) -> None:
        """Open the index held in `files`; raises `DamagedIndexError` where it cannot be opened, for any reason."""
        try:
            postings = Postings(files)
            stored = StoredFields.read(files[STORED_FIELDS])
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise DamagedIndexError(str(error)) from error
        if postings.count != len(stored.documents):
            raise DamagedIndexError("its parts are of different indexes")
        names, titles = Names(stored.documents), Titles(stored.documents, postings)
        vocabulary = Vocabulary(postings, synonyms.vocabulary)
        ranking = Ranking(postings, vocabulary, names, titles, synonyms, foreign_words or ForeignWords())
        self._orderer = Orderer(stored.documents)
        self._evaluation = Evaluation(ranking, stored)
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
        wanted = list(filters)
        accepted = group_filters(wanted) if wanted else None
        documents = self._documents

        def is_found(number: int) -> bool:
            name = documents[number].id
            return name not in hidden and (within is None or name in within)

        def is_accepted(number: int) -> bool:
            return is_found(number) and (accepted is None or matches(documents[number].facets, accepted))

        found = self._orderer.order(scores, is_found if accepted is None else is_accepted)
        loose = {stem(word) for phrase in scores.phrases for word in phrase}
        marks = _Marks(partial(self._mark, query, scores), partial(self._forms_of, loose))
        reasons = partial(self._reasons, scores, found)
        hits = tuple(self._hit(number, score, marks, reasons) for number, score in found.ranked[:limit])
        return Answer(
            query,
            hits,
            len(found.ranked),
            corrected="" if found.is_weak else _apply_corrections(query, scores.corrections),
            synonyms=tuple(scores.synonyms),
            missing=tuple(scores.missing),
            complete=found.complete,
            is_weak=found.is_weak,
            unclosed=unclosed_phrase(query),
            make_facets=lambda: self._count_facets(filter(is_found, scores.numbers), wanted),
            make_marked=lambda: marks.terms,
        )

    def _mark(self, query: str, scores: Scores) -> Terms:
        phrases = (form for phrase in scores.phrases for form in self._written_phrase(phrase))
        typed = {*paired_runs(query), *self._forms_of(scores.stems), *phrases}
        synonyms = set[str]().union(*map(self._written, scores.synonyms))
        return Terms(tuple(sorted(typed)), tuple(sorted(synonyms - typed)))

    def _forms_of(self, stems: Iterable[str]) -> Iterator[str]:
        return (form for root in stems for form in self._forms.get(root, ()))

    def _written(self, synonym: str) -> Iterator[str]:
        """The forms of a synonym as a whole: its last word in every form in which it occurs."""
        *before, last = words(synonym) or [""]
        return (" ".join((*before, form)) for form in self._forms.get(stem(last), ()))

    def _written_phrase(self, phrase: Sequence[str]) -> Iterator[str]:
        """A phrase as its words are written, with apostrophes and in British spelling too."""
        written = [
            [form for form in self._forms.get(stem(word), ()) if normalise(form) == word] or [word] for word in phrase
        ]
        return map(" ".join, islice(product(*written), MAX_WRITTEN))

    def facet_value(self, facet: str, wanted: str) -> str:
        """The value of `facet` that equals `wanted` but for case, blanks and punctuation; `wanted` if there is none."""
        name = compact(wanted)
        values = {value for document in self._documents for value in document.facets.get(facet, ())}
        return next((value for value in sorted(values) if compact(value) == name), wanted)

    def close(self) -> None:
        """Release what the index holds."""

    # ------------------------------------------------------------ results

    def _hit(self, number: int, score: float, marks: _Marks, reasons: Callable[[int], tuple[Reason, ...]]) -> Hit:
        document = self._documents[number]
        return Hit(
            document.id,
            document.page,
            document.title,
            document.path,
            document.role,
            round(score, 4),
            partial(_excerpts, document, marks),
            partial(reasons, number),
        )

    def _reasons(self, scores: Scores, found: Ordering, number: int) -> tuple[Reason, ...]:
        return tuple(sorted(self._orderer.reasons(scores, found, number), key=lambda reason: -reason.points))

    def _count_facets(self, numbers: Iterable[int], filters: list[tuple[str, str]]) -> tuple[Facet, ...]:
        """The facet values of the matches with their counts, by facet, most frequent first."""
        if not filters:
            counts = Counter(chain.from_iterable(self._facet_pairs[number] for number in numbers))
            pairs = sorted(counts.items(), key=lambda item: (item[0][0], -item[1]))
            return tuple(Facet(name, value, count) for (name, value), count in pairs)
        facets_of_hits = [self._documents[number].facets for number in numbers]
        return tuple(
            Facet(name, value, count)
            for name in sorted({name for document in self._documents for name in document.facets})
            for value, count in count_values(facets_of_hits, name, filters).most_common()
        )

    @cached_property
    def _facet_pairs(self) -> list[tuple[tuple[str, str], ...]]:
        """The facet values of each document as (facet, value) pairs."""
        return [
            tuple((name, value) for name, values in document.facets.items() for value in dict.fromkeys(values))
            for document in self._documents
        ]


class _Marks:
    """What is marked in the texts of an answer, made when the first row is."""

    def __init__(self, make: Callable[[], Terms], make_loose: Callable[[], Iterable[str]]) -> None:
        """`make_loose` makes the words of phrases: they are marked in a text in which a phrase is written otherwise."""
        self._make = make
        self._make_loose = make_loose

    @cached_property
    def terms(self) -> Terms:
        return self._make()

    @cached_property
    def typed(self) -> TermMatcher:
        return TermMatcher(self.terms.typed)

    @cached_property
    def loose(self) -> TermMatcher:
        return TermMatcher(self._make_loose())

    @cached_property
    def synonyms(self) -> TermMatcher:
        return TermMatcher(self.terms.synonyms)


def _excerpts(document: StoredDocument, marks: _Marks) -> Excerpts:
    typed = marks.typed.find_spans(document.lower) or marks.loose.find_spans(document.lower)
    synonyms = marks.synonyms.find_spans(document.lower)
    return make_excerpts(document.text, typed, synonyms)


def _apply_corrections(query: str, corrections: Mapping[str, str]) -> str:
    """`query` with its misspelled words replaced; "" where there are none."""
    if not corrections:
        return ""

    def correct(match: re.Match[str]) -> str:
        return corrections.get(fold(match[0]), match[0])

    corrected = re.sub(r"[^\W_]+", correct, query)
    return corrected if corrected != query else ""  # what was corrected may be a translation
