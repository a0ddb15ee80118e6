"""Ranking: how the words of a query become scores of documents.

Each word adds to the score of every document that contains it. No word is required, so a question in plain words finds
its section. The weights were tuned on queries with known answers; in descending order of effect:

- A document's name written as one word (`modelaccesscontrol`, `#MODEL ACCESS CONTROL`) weighs most, also its prefix.
- A word that is not in the index is completed, or else corrected by one or two letters.
- Words match by stem; the exact form adds a little. A match in the title counts again, one in a list of references
  hardly counts, because what a section cites is not its subject.
- Stop words ("what", "how") are ignored, unless the query consists of nothing else.
- A compound ("re-use", "Node.js") counts again where it is written as one word. Of one that looks like an identifier
  and is not there only the letters count ("CVE" of "CVE-2024-1234"), and little.
- Synonyms weigh less than the words that were typed.
- A section that is a list of links, such as an index, mentions everything: `engine` lowers its score.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aixreader.search.answer import Reason
from aixreader.search.postings import Postings
from aixreader.search.query_parser import Words
from aixreader.search.synonyms import Synonyms
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import Compound, compact, compounds, fold, stem, words

TITLE_WEIGHT, BODY_WEIGHT, EXACT_WEIGHT, CITED_WEIGHT = 0.8, 1.0, 0.35, 0.15
COMPLETION_WEIGHT, SPELLING_WEIGHT, SYNONYM_WEIGHT = 0.6, 0.7, 0.45
JOINED_WEIGHT, PART_WEIGHT = 0.5, 0.5
NAME_WEIGHT, NAME_PREFIX_WEIGHT = 14.0, 4.0
LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
MAX_NAME_WORDS = 7
MIN_NAME_LENGTH = 4
MAX_NAME_COMPLETIONS = 8
MAX_TITLE_COMPLETIONS = 50
STOP_WORDS = frozenset(
    words(
        """a about an and any are as at be been but by can could did do does for from had has have he how i if in
        into is it its me my no not of on one or our shall she should so than that the their them then there
        these they this those to us was we were what when where which while who whom whose why will with would
        you your myself yourself ourselves much many some most more need needs use used using want tell explain
        mean means there's what's it's that's who's i'm i've i'd i'll you're you've we're we've they're don't doesn't
        didn't isn't aren't wasn't weren't won't can't cannot couldn't shouldn't wouldn't haven't hasn't hadn't"""
    )
)


@dataclass(slots=True)
class Scores:
    """The scores of documents by number, the reasons for them, and what was learned about the words of the query.

    `stems` are the stems of the words to highlight, `synonym_stems` those of the words of synonyms, `corrections`
    misspelled words with their corrections, `synonyms` the synonyms that were searched for and `missing` what no
    document contains, as it was typed, both in order (dicts without values).
    """

    by_document: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    reasons: dict[int, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    stems: set[str] = field(default_factory=set)
    synonym_stems: set[str] = field(default_factory=set)
    corrections: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def add(
        self,
        scores: Mapping[int, float],
        weight: float,
        reason: tuple[str, str, str],
        among: frozenset[int] | None = None,
    ) -> None:
        """Add `scores` times `weight`, only for the documents `among` where these are given.

        `reason` is (term, field, why), as in `Reason`.
        """
        term, index_field, why = reason
        for number, score in scores.items():
            if among is None or number in among:
                self.by_document[number] += score * weight
                self.reasons[number].append(Reason(term, index_field, why, score * weight))

    def merge(self, other: Scores) -> None:
        """Add the scores of another part of the query, and what was learned about its words."""
        for number, score in other.by_document.items():
            self.by_document[number] += score
            self.reasons[number] += other.reasons[number]
        self.stems |= other.stems
        self.synonym_stems |= other.synonym_stems
        self.corrections |= other.corrections
        self.synonyms |= other.synonyms
        self.missing |= other.missing

    def retain(self, numbers: Iterable[int]) -> None:
        """Remove all documents but these."""
        retained = set(numbers)
        for number in [number for number in self.by_document if number not in retained]:
            del self.by_document[number]


class Ranking:
    """Scores words on one index."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._synonyms = synonyms

    def score_words(self, query: Words) -> Scores:
        """The scores for plain words."""
        scores = Scores()
        typed = words(query.text)
        self._add_names(scores, query.text, typed, is_partial=query.is_partial)
        found = list(compounds(query.text))
        content = [compound for compound in found if not STOP_WORDS.issuperset(compound.words)] or found
        for compound in content:
            self._add_compound(scores, compound, is_partial=query.is_partial and compound is found[-1])
        for phrase, targets in self._synonyms.match(typed):
            self._add_synonym(scores, phrase, targets)
            for text in [text for text in scores.missing if set(words(text)).issubset(phrase.split())]:
                del scores.missing[text]
        return scores

    def score_prefix(self, typed: str) -> Scores:
        """The scores for words that begin with `typed`."""
        scores = Scores()
        for word in words(typed):
            self._add_exact(scores, word, "typed", 1.0)
            completions = [(pair, COMPLETION_WEIGHT) for pair in self._vocabulary.completions(word)]
            self._add_best(scores, word, completions, "beginning")
        if not scores.by_document:
            scores.missing[f"{typed}*"] = None
        return scores

    def score_phrase(self, typed: str) -> Scores:
        """The scores for words next to each other; documents without the phrase have none."""
        scores = Scores()
        parts = words(typed)
        if not parts:
            return scores
        among = self._postings.docs_with_phrase(parts)
        if not among and (joined := next(compounds(typed)).joined) and compact(typed) == joined:
            parts = [joined]
            among = self._postings.docs_with_phrase(parts)
        if not among:
            scores.missing[f'"{typed}"'] = None
        for word in parts:
            self._add_exact(scores, word, "phrase", 1.0, among)
        for number in among:  # a phrase whose words score 0 still matches
            scores.by_document[number] += 0.0
        return scores

    def score_title(self, typed: str, *, is_partial: bool) -> Scores:
        """The scores for words in titles; every word has to match. With `is_partial` the last one may be a prefix."""
        scores = Scores()
        matching: set[int] | None = None
        for index, word in enumerate(parts := words(typed)):
            documents = dict(self._postings.scores("title", stem(word)))
            if is_partial and index == len(parts) - 1:
                for term in self._postings.terms_with_prefix("heading", word, MAX_TITLE_COMPLETIONS):
                    for number, score in self._postings.scores("heading", term).items():
                        documents[number] = max(documents.get(number, 0.0), score)
            scores.add(documents, 1.0, (word, "title", "typed"))
            scores.stems.add(stem(word))
            matching = set(documents) if matching is None else matching & set(documents)
        scores.retain(matching or ())
        return scores

    def score_references(self, typed: str) -> Scores:
        """The scores for words in references or text; every word has to match."""
        scores = Scores()
        matching: set[int] | None = None
        for word in words(typed):
            documents: dict[int, float] = defaultdict(float)
            for index_field in ("cited", "body"):
                for number, score in self._postings.scores(index_field, stem(word)).items():
                    documents[number] += score
            scores.add(documents, 1.0, (word, "cited", "typed"))
            scores.stems.add(stem(word))
            matching = set(documents) if matching is None else matching & set(documents)
        scores.retain(matching or ())
        return scores

    # ------------------------------------------------------------ one word

    def _add_compound(self, scores: Scores, compound: Compound, *, is_partial: bool) -> None:
        """Add the words of a compound, and what it is as one word: "re-use" also finds "reuse", "Node.js" "nodejs".

        What is an id ("CVE-2024-1234") is found as a whole or not at all: its parts are no subject.
        """
        joined = compound.joined
        if joined and self._vocabulary.contains(joined):
            self._add_exact(scores, joined, "written as one word", JOINED_WEIGHT)
        elif compound.is_id and not self._holds_id(compound, is_partial=is_partial):
            scores.missing[compound.text] = None
            self._add_parts(scores, compound, compound.words)
            return
        else:
            joined = ""
        content = [word for word in compound.words if word not in STOP_WORDS] or list(compound.words)
        for word in content:
            is_last = is_partial and word == compound.words[-1]
            is_found = self._add_word(scores, word, is_partial=is_last)
            if not is_found and not joined and not self._is_name(word):
                is_single = len(content) == 1 or any(map(str.isdigit, word))
                scores.missing[compound.text if is_single else word] = None
                self._add_parts(scores, compound, compound.others)

    def _holds_id(self, compound: Compound, *, is_partial: bool) -> bool:
        """Whether a document contains the parts of an id next to each other, or an id that begins with it."""
        parts = LETTERS_OR_DIGITS.findall(fold(compound.text))
        if any(self._postings.docs_with_phrase(found) for found in (list(compound.words), parts)):
            return True
        begun = (compound.joined, compound.words[0]) if len(compound.words) == 1 else (compound.joined,)
        return is_partial and any(text and self._vocabulary.completions(text) for text in begun)

    def _is_name(self, word: str) -> bool:
        """Whether a document's name is written like this word, or begins like it."""
        return bool(self._postings.terms_with_prefix("name", compact(word), 1))

    def _add_parts(self, scores: Scores, compound: Compound, parts: Iterable[str]) -> None:
        """Add some parts of a compound that no document contains; what has digits says nothing on its own."""
        for part in parts:
            if part.isalpha() and part not in STOP_WORDS and self._vocabulary.contains(part):
                self._add_exact(scores, part, f"part of {compound.text}", PART_WEIGHT)

    def _add_word(self, scores: Scores, word: str, *, is_partial: bool) -> bool:
        """Add a word, or else what it is the beginning or a misspelling of; returns whether there is any of that."""
        is_known = self._vocabulary.contains(word)
        if is_known:
            self._add_exact(scores, word, "typed", 1.0)
        completions = self._vocabulary.completions(word) if is_partial or not is_known else []
        if completions:
            self._add_best(scores, word, [(pair, COMPLETION_WEIGHT) for pair in completions], "beginning")
        return is_known or bool(completions) or self._add_spellings(scores, word)

    def _add_exact(
        self, scores: Scores, word: str, why: str, weight: float, among: frozenset[int] | None = None
    ) -> None:
        root = stem(word)
        for index_field, term, share in (
            ("title", root, TITLE_WEIGHT),
            ("body", root, BODY_WEIGHT),
            ("words", word, EXACT_WEIGHT),
            ("cited", root, CITED_WEIGHT),
        ):
            scores.add(self._postings.scores(index_field, term), share * weight, (term, index_field, why), among)
        scores.stems.add(root)

    def _add_best(self, scores: Scores, typed: str, terms: list[tuple[tuple[str, str], float]], why: str) -> None:
        """Add alternatives for one word: each document gets the score of its best alternative only."""
        best: dict[int, tuple[float, str]] = {}
        for (index_field, term), weight in terms:
            for number, value in self._postings.scores(index_field, term).items():
                if number not in best or best[number][0] < value * weight:
                    best[number] = (value * weight, term)
            for number, value in self._postings.scores("title", stem(term)).items():
                score = (best[number][0] if number in best else 0.0) + value * weight * TITLE_WEIGHT
                if number not in best or best[number][1] == term:
                    best[number] = (score, term)
            scores.stems.add(stem(term))
        for number, (value, term) in best.items():
            scores.by_document[number] += value
            scores.reasons[number].append(Reason(term, "words", f"{why} {typed}", value))

    def _add_spellings(self, scores: Scores, word: str) -> bool:
        spellings = self._vocabulary.spellings(word)
        if not spellings:
            return False
        scores.corrections[word] = spellings[0][0]
        for term, edits in spellings:
            self._add_exact(scores, term, f"spelling of {word}", SPELLING_WEIGHT / edits)
        return True

    # ------------------------------------------------------------ several words

    def _add_names(self, scores: Scores, text: str, typed: list[str], *, is_partial: bool) -> None:
        """Score names of documents that occur in the query, written as one word or as several."""
        whole = compact(text)
        for size in range(min(MAX_NAME_WORDS, len(typed)), 0, -1):
            for start in range(len(typed) - size + 1):
                part = typed[start : start + size]
                name = compact(" ".join(part))
                if len(name) >= MIN_NAME_LENGTH and not (size == 1 and part[0] in STOP_WORDS):
                    share = len(name) / max(len(whole), 1)
                    documents = dict.fromkeys(self._postings.scores("name", name), 1.0)
                    scores.add(documents, NAME_WEIGHT * share, (name, "name", "name"))
        if is_partial and len(whole) >= MIN_NAME_LENGTH:
            for name in self._postings.terms_with_prefix("name", whole, MAX_NAME_COMPLETIONS):
                if name != whole:
                    documents = dict.fromkeys(self._postings.scores("name", name), len(whole) / len(name))
                    scores.add(documents, NAME_PREFIX_WEIGHT, (name, "name", "begun name"))

    def _add_synonym(self, scores: Scores, phrase: str, targets: tuple[str, ...]) -> None:
        for target in targets:
            scores.synonyms[target] = None
            name = compact(target)
            documents = dict.fromkeys(self._postings.scores("name", name), 1.0)
            scores.add(documents, NAME_WEIGHT * SYNONYM_WEIGHT, (name, "name", f"synonym of {phrase}"))
            parts = Scores()
            for word in words(target):
                if word not in STOP_WORDS:
                    self._add_exact(parts, word, f"synonym of {phrase}", SYNONYM_WEIGHT)
            parts.synonym_stems, parts.stems = parts.stems, set()
            scores.merge(parts)
