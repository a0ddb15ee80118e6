"""Builds an index of documents in memory; `index_files` stores it, `postings` reads it.

For each word of the texts (`words`): the documents that hold it, how often it stands in the title, in the text and in
what is cited there, and at which places.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from aixreader.progress import Report, part
from aixreader.search.codec import WordPostings, write_index
from aixreader.search.index_document import IndexDocument, Span
from aixreader.search.mentions import count_mentions
from aixreader.search.said import SAID
from aixreader.search.stop_words import STOP_WORDS
from aixreader.search.stored_fields import write_stored_fields
from aixreader.search.words import MAX_WORD_LENGTH, stem, tokenise, words

STORED_FIELDS = "stored_fields.json"
"""What a hit shows per document, and the word forms per stem."""
STEP, TERM_STEP = 500, 500
"""Tokens, and words, between two calls of a report: a few milliseconds."""
WRITTEN, COUNTED = 0.8, 0.9
"""The shares of the time until the writing of the index begins, and until titles are looked for in it."""
MAX_FORMS = 60
"""Forms of one stem that are kept for highlighting."""


def make_index(documents: Sequence[IndexDocument], report: Report) -> dict[str, bytes]:
    """The files of an index of `documents`, by name; raises what `report` raises.

    The time grows linearly with the text, and `report` is called every few milliseconds of it.
    """
    maker = _Maker(part(report, 0.0, WRITTEN), sum(map(_size, documents)))
    for number, document in enumerate(documents):
        maker.add(number, document)
    files = maker.files(part(report, WRITTEN, COUNTED))
    mentions = count_mentions(files, documents, part(report, COUNTED, 1.0))
    files[STORED_FIELDS] = write_stored_fields(documents, maker.forms, mentions)
    report(1.0, "Writing the index")
    return files


def _size(document: IndexDocument) -> int:
    return 1 + len(document.title) + len(document.text)


class _Maker:
    """Gathers the words of the documents, one after the other."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = max(total, 1)
        self._read = 0
        self._steps = 0
        self._lengths = array("I")
        self._documents: dict[str, list[int]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._said: dict[str, list[int]] = defaultdict(list)
        self._said_lengths: list[int] = []
        self._said_words: set[str] = set()
        self._said_phrases: list[tuple[int, list[str]]] = []
        self._seen: set[str] = set()
        self._written: dict[str, set[str]] = defaultdict(set)

    def add(self, number: int, document: IndexDocument) -> None:
        """Add a document."""
        found: dict[str, list[int]] = {}
        cited: dict[str, int] = {}
        end = self._read_words(document.title, 0, (), found, cited)
        title = {word: len(places) for word, places in found.items()}
        self._read_words(document.text, end + 1, document.cited, found, cited)  # a gap that no phrase crosses
        all_documents, all_places = self._documents, self._places
        for word, places in found.items():
            in_title, in_cited = title.get(word, 0), cited.get(word, 0)
            all_documents[word] += (number, in_title, len(places) - in_title - in_cited, in_cited)
            all_places[word] += places
        lengths = sum(title.values()), sum(map(len, found.values())), sum(cited.values())
        self._lengths.extend((lengths[0], lengths[1] - lengths[0] - lengths[2], lengths[2]))

        said: Counter[str] = Counter()
        for phrase in document.said:
            told = [word for word in words(phrase) if word not in STOP_WORDS]
            self._said_words.update(told)
            roots = list(map(stem, told))
            said.update(roots)
            self._said_phrases.append((number, sorted(set(roots))))
        self._said_lengths.append(said.total())
        for root, count in said.items():
            self._said[root] += (number, count)

    def _read_words(
        self, text: str, first: int, ranges: Sequence[Span], found: dict[str, list[int]], cited: dict[str, int]
    ) -> int:
        """Add the places of the words of a text to `found`, the first at `first`; and how often they stand in one of
        `ranges` to `cited`. Returns the place after the last one. A word that is extra stands at the place of the one
        before it.
        """
        written, seen, steps = self._written, self._seen, self._steps
        starts = [start for start, _ in ranges]
        place = first - 1
        for word, start, end, is_extra in tokenise(text):
            if not is_extra or place < first:
                place += 1
            if word in found:
                found[word].append(place)
            else:
                found[word] = [place]
            if starts and (index := bisect_right(starts, start)) and start < ranges[index - 1][1]:
                cited[word] = cited.get(word, 0) + 1
            form = text[start:end]
            if is_extra or form not in seen:
                seen.add(form)
                if end - start <= MAX_WORD_LENGTH:
                    written[word].add(form)
            if not steps % STEP:
                self._report(min(1.0, (self._read + start) / self._total), "Indexing")
            steps += 1
        self._steps = steps
        self._read += len(text) + 1
        return place + 1

    @property
    def forms(self) -> dict[str, set[str]]:
        """The forms in which words occur in the texts, by stem, for highlighting."""
        forms: dict[str, set[str]] = defaultdict(set)
        for word in sorted(self._written):
            of_stem = forms[stem(word)]
            for written in sorted(self._written[word]):
                if len(of_stem) < MAX_FORMS:
                    of_stem.add(written.lower())
        return forms

    def _said_file(self) -> bytes:
        said = {
            "stems": self._said,
            "lengths": self._said_lengths,
            "words": sorted(self._said_words),
            "phrases": self._said_phrases,
        }
        return json.dumps(said, separators=(",", ":")).encode()

    def files(self, report: Report) -> dict[str, bytes]:
        """The files of the index, but for the stored fields."""
        return {**write_index(self._lengths, self._postings(report)), SAID: self._said_file()}

    def _postings(self, report: Report) -> Iterator[WordPostings]:
        """The words in order; each is given once."""
        lexicon = sorted(self._documents)
        for number, word in enumerate(lexicon):
            if number % TERM_STEP == 0:
                report(number / len(lexicon), "Writing the index")
            yield word, self._documents.pop(word), self._places.pop(word)
