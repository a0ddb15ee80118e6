"""How one word of a query becomes scores of documents.

Words match by stem; the exact form adds a little. A match in the title counts again, one in what is cited counts less,
because what a section cites is not its subject. A word that is not in the index is completed, or else corrected; then
it counts as if it had been typed, also where it is still typed and one word is likelier than all others. What people
say of a section in other words than its own adds a little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from aixreader.search.postings import Postings
from aixreader.search.scores import Scores, WordMatch
from aixreader.search.stop_words import LIGHT_WORDS, STOP_WORDS
from aixreader.search.vocabulary import Vocabulary, is_inflected
from aixreader.search.words import stem

TITLE_WEIGHT, BODY_WEIGHT, EXACT_WEIGHT, CITED_WEIGHT = 0.8, 1.0, 0.3, 0.3
COMPLETION_WEIGHT, CONTINUATION_WEIGHT, SAID_WEIGHT = 0.6, 0.2, 1.0
"""`COMPLETION_WEIGHT` is for the beginning of a word, also for a word that likelier goes on, `CONTINUATION_WEIGHT` for
one that could.
"""
MIN_ENDING_LENGTH = 8
"""Letters of a word whose ending is corrected: short words that differ by a letter are both right."""
OTHER_SPELLING_WEIGHT = 0.5
"""For the spellings that are as near as the one that a word is corrected to."""
LIGHT_WEIGHT = 0.4
"""For words that are frequent in plain English."""
SUB_NUMBER_WEIGHT = 0.8
"""For the numbers that a catalogue has below one."""
MAX_SUB_NUMBERS = 20
MIN_DIGITS, MIN_NUMBER_LENGTH = 2, 4
CACHE_SIZE = 4096
SHOWN_TERMS = 3
OFTEN = 3
"""A word is likelier meant than another if so many times as many documents have it; and it is rare with so many."""
MIN_MEANT_LENGTH = 3
"""Letters of a word that is not finished from which on it counts as the word that it likeliest begins."""
BARELY_BEGUN = 2
"""Letters of a last word that say nothing yet where other words were typed."""


class WordScoring:
    """Scores single words on one index."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._word_scores = lru_cache(maxsize=CACHE_SIZE)(self._score_word)

    def add_word(self, scores: Scores, word: str, also: Collection[int], *, is_partial: bool) -> bool:
        """Add a word, or else what it is the beginning or a misspelling of; returns whether there is any of that.
        `also` are documents that hold it in another way.
        """
        is_known = self._vocabulary.contains(word) and not (is_partial and self._is_rather_begun(word))
        documents = {*self._postings.docs_with(stem(word)), *also}
        if is_known:
            self.add_exact(scores, word, "typed", LIGHT_WEIGHT if stem(word) in LIGHT_WORDS else 1.0)
            self._correct_ending(scores, word)
        documents |= self._add_sub_numbers(scores, word)
        completions = self._vocabulary.completions(word) if is_partial or not is_known else []
        meant = self._meant(word, completions) if is_partial else ""
        if completions and not is_known and self._is_rather_misspelled(word, completions, is_partial=is_partial):
            completions = []
        if completions:
            why = f"beginning {word}"
            if is_known:
                weight = COMPLETION_WEIGHT if meant else CONTINUATION_WEIGHT
                self.add_group(scores, completions, weight, why, is_marked=False)
            elif meant:
                scores.completions[word] = meant
                self.add_exact(scores, meant, why, 1.0)
                documents.update(self._postings.docs_with(stem(meant)))
            else:
                documents.update(self.add_group(scores, completions, COMPLETION_WEIGHT, why))
        is_said = bool(self._postings.scores("said", stem(word)))
        if not is_known and not completions and not is_said:
            documents.update(self._add_spellings(scores, word))
        said = self._add_said(scores, stem(scores.understood(word)))
        if documents or said:
            rarity = self._postings.idf(stem(word)) if is_known else self._postings.rarity(len(documents or said))
            rarity *= LIGHT_WEIGHT if stem(word) in LIGHT_WORDS else 1.0
            scores.words[scores.corrections.get(word, word)] = WordMatch(rarity, documents, said)
        return bool(documents or said)

    def add_exact(
        self, scores: Scores, word: str, why: str, weight: float, among: frozenset[int] | None = None
    ) -> None:
        """Add the scores of a word and of its inflections, only for the documents `among` where these are given."""
        scores.add(
            self._word_scores(word),
            weight,
            (word, "", why),
            among=among,
            detail=lambda number: self._zones_of(word, number),
        )
        scores.stems.add(stem(word))

    def add_group(
        self, scores: Scores, terms: Sequence[str], weight: float, why: str, *, is_marked: bool = True
    ) -> AbstractSet[int]:
        """Add alternatives for one word, as if they were one: a rare one does not weigh more than a frequent one.
        With `is_marked` they are marked in texts. Returns the documents with one of them.
        """
        group = tuple(terms)
        found: dict[int, float] = {}
        for zone, share in (("title", TITLE_WEIGHT), ("body", BODY_WEIGHT), ("cited", CITED_WEIGHT)):
            for number, score in self._postings.group_scores(zone, group).items():
                found[number] = found.get(number, 0.0) + score * share
        if is_marked:
            scores.stems.update(map(stem, terms))
        scores.add(found, weight, (", ".join(terms[:SHOWN_TERMS]), "words", why))
        return found.keys()

    def _add_sub_numbers(self, scores: Scores, word: str) -> AbstractSet[int]:
        """Add the numbers that a catalogue has below one: "AML.T0024.001" below "AML.T0024". Returns the documents."""
        if not _is_number(word):
            return frozenset()
        below = self._postings.words_with_prefix(f"{word}.", MAX_SUB_NUMBERS)
        return self.add_group(scores, below, SUB_NUMBER_WEIGHT, f"below {word}") if below else frozenset()

    def is_barely_begun(self, word: str) -> bool:
        """Whether a word, the last one of several that are typed, says nothing yet."""
        is_short = len(word) == 1 or (len(word) <= BARELY_BEGUN and self._postings.doc_frequency(word) <= OFTEN)
        return is_short and word.isalpha() and word.isascii()

    def _is_rather_begun(self, word: str) -> bool:
        """Whether a short word is likelier the beginning of another one than a word."""
        is_rare = word in STOP_WORDS or self._postings.doc_frequency(word) <= OFTEN
        if len(word) == 1:
            return word.isascii()
        return len(word) <= BARELY_BEGUN and is_rare and bool(self._vocabulary.completions(word))

    def _meant(self, word: str, completions: Sequence[str]) -> str:
        """What is likeliest meant by the beginning of a word: the one that is more frequent than all others together;
        "" where none is.
        """
        counts: dict[str, int] = {}
        for form in completions:
            root = stem(form)
            counts[root] = counts.get(root, 0) + self._postings.doc_frequency(form)
        if not counts or len(word) < MIN_MEANT_LENGTH:
            return ""
        best = max(counts, key=lambda root: counts[root])
        others = sum(counts.values()) - counts[best] + self._postings.doc_frequency(word)
        if counts[best] < others:
            return ""
        return next(form for form in completions if stem(form) == best)

    def _is_rather_misspelled(self, word: str, completions: Sequence[str], *, is_partial: bool) -> bool:
        """Whether a word is likelier misspelled than the beginning of another one: "modell", for "modelling"."""
        spellings = () if is_partial else self._vocabulary.spellings(word)
        frequency = self._postings.doc_frequency
        return bool(spellings) and frequency(spellings[0]) > OFTEN * max(map(frequency, completions))

    def _score_word(self, word: str) -> dict[int, float]:
        """The scores of a word in all zones together."""
        total = {number: score * BODY_WEIGHT for number, score in self._postings.scores("body", stem(word)).items()}
        for found, share in self._shares(word):
            for number, score in found.items():
                total[number] = total.get(number, 0.0) + score * share
        return total

    def _shares(self, word: str) -> Iterator[tuple[Mapping[int, float], float]]:
        root = stem(word)
        yield self._postings.scores("title", root), TITLE_WEIGHT
        yield self._postings.form_scores(word), EXACT_WEIGHT
        yield self._postings.scores("cited", root), self._cited_weight(root)

    def _cited_weight(self, root: str) -> float:
        """Numbers of standards, and what is only ever cited, are looked for there."""
        is_told = self._postings.scores("body", root) or self._postings.scores("title", root)
        return CITED_WEIGHT if is_told and not any(map(str.isdigit, root)) else BODY_WEIGHT

    def _zones_of(self, word: str, number: int) -> Iterator[tuple[str, str, float]]:
        """What the score of a word in a document consists of: (term, field, points)."""
        root = stem(word)
        for term, zone, share in (
            (root, "title", TITLE_WEIGHT),
            (root, "body", BODY_WEIGHT),
            (word, "words", EXACT_WEIGHT),
            (root, "cited", self._cited_weight(root)),
        ):
            found = self._postings.form_scores(word) if zone == "words" else self._postings.scores(zone, root)
            if number in found:
                yield term, zone, found[number] * share

    def _add_spellings(self, scores: Scores, word: str) -> Collection[int]:
        """Add what `word` is a misspelling of; returns the documents with the likeliest of these."""
        spellings = self._vocabulary.spellings(word)
        if not spellings:
            return ()
        first, *others = spellings
        if not is_inflected(word, first):
            scores.corrections[word] = first
        self.add_exact(scores, first, f"spelling of {word}", 1.0)
        for other in others:
            if stem(other) != stem(first):
                self.add_exact(scores, other, f"spelling of {word}", OTHER_SPELLING_WEIGHT)
        return self._postings.docs_with(stem(first))

    def _correct_ending(self, scores: Scores, word: str) -> None:
        """Correct a word that is known by its stem alone, since the fault is in its ending: "inferance"."""
        if len(word) < MIN_ENDING_LENGTH or self._postings.has_word(word):
            return
        for form in self._vocabulary.spellings(word):
            if len(form) == len(word) and stem(form) == stem(word) and not is_inflected(word, form):
                scores.corrections[word] = form
                return

    def _add_said(self, scores: Scores, root: str) -> AbstractSet[int]:
        found = self._postings.scores("said", root)
        scores.add(found, SAID_WEIGHT, (root, "said", "also called"))
        return found.keys()


def _is_number(word: str) -> bool:
    """Whether a word is a number of a standard or a catalogue: "27090", "aml.t0051", not "2.1" or "24"."""
    return sum(map(str.isdigit, word)) >= MIN_DIGITS and len(word) >= MIN_NUMBER_LENGTH
