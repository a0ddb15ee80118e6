"""Ranking: how the words of a query become scores of documents.

Each word adds to the score of every document that holds it. No word is required, so a question in plain words finds
its section. Stop words ("what", "how") are ignored, unless the query consists of nothing else. Two words next to each
other add a little, and so do synonyms, as whole phrases. What a word, a compound and a name add is told in
`word_scoring`, `compound_scoring` and `name_scoring`. The weights were tuned on queries with known answers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from aixreader.search.compound_scoring import CompoundScoring
from aixreader.search.foreign_words import ForeignWords
from aixreader.search.name_scoring import NAME_WEIGHT, NameScoring
from aixreader.search.names import Names
from aixreader.search.postings import Postings
from aixreader.search.query_parser import Words
from aixreader.search.questions import wanted_role
from aixreader.search.said_phrases import SaidPhrases
from aixreader.search.scores import Scores, WordMatch
from aixreader.search.stop_words import STOP_WORDS
from aixreader.search.synonyms import Synonyms
from aixreader.search.titles import Titles
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.word_scoring import COMPLETION_WEIGHT, WordScoring
from aixreader.search.words import Compound, compact, compounds, fold, stem, words

SYNONYM_NAME_WEIGHT, SYNONYM_WEIGHT, PROXIMITY_WEIGHT = 0.84, 0.45, 0.9
"""The first is for a synonym that is the name of a section, beside a name. The last is for two words of the query that
stand next to each other in the text, as one word.
"""
SAID_PHRASE_WEIGHT = 3.0
"""For a phrase that is said of a section and is the whole query."""
MAX_TITLE_COMPLETIONS = 50
QUESTION = re.compile(r"\?\s*$")


class Ranking:
    """Scores words on one index."""

    def __init__(
        self,
        postings: Postings,
        vocabulary: Vocabulary,
        names: Names,
        titles: Titles,
        synonyms: Synonyms,
        foreign_words: ForeignWords,
    ) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._names = names
        self._synonyms = synonyms
        self._foreign_words = foreign_words
        self._word_scoring = WordScoring(postings, vocabulary)
        self._compound_scoring = CompoundScoring(postings, vocabulary, names, self._word_scoring)
        self._name_scoring = NameScoring(names, titles)
        self._said_phrases = SaidPhrases(postings)

    def score_words(self, query: Words) -> Scores:
        """The scores for plain words; those of another language are searched in English."""
        typed = list(compounds(query.text))
        english = self._foreign_words.translate(typed, self._knows)
        if not english.found:
            return self._score_english(query, typed)
        is_partial = query.is_partial and english.text.endswith(typed[-1].text)
        scores = self._score_english(Words(english.text, is_partial), list(compounds(english.text)))
        for foreign, found in english.found.items():
            if scores.corrections:  # what is offered in place of the query is English as a whole
                scores.corrections[fold(foreign)] = found
            else:
                scores.synonyms[found] = None
            scores.translations |= dict.fromkeys(map(stem, words(found)), foreign)
        return scores

    def _knows(self, word: str) -> bool:
        return word in STOP_WORDS or self._vocabulary.contains(word) or word in self._names

    def _score_english(self, query: Words, found: list[Compound]) -> Scores:
        scores = Scores(role=wanted_role(query.text))
        is_partial = query.is_partial and not QUESTION.search(query.text)
        if is_partial and len(found) > 1 and self._word_scoring.is_barely_begun(found[-1].text.lower()):
            found.pop()
        content = [compound for compound in found if not STOP_WORDS.issuperset(compound.words)] or found
        for before, compound, after in zip([None, *content], content, [*content[1:], None], strict=False):
            self._compound_scoring.add(scores, compound, before, after, is_partial=is_partial and compound is found[-1])
        typed = [scores.understood(word) for compound in found for word in compound.words]
        self._name_scoring.add(scores, query.text, typed, is_partial=is_partial)
        self._add_pairs(scores, typed)
        roots = {stem(word) for word in typed if word not in STOP_WORDS}
        scores.add(self._said_phrases.overlaps(roots), SAID_PHRASE_WEIGHT, ("…", "said", "said so"))
        for phrase, targets in self._synonyms.match(typed):
            share = _share(phrase.split(), typed)
            if share < 1 and self._synonyms.is_generic(phrase):
                share = 0.0
            self._add_synonyms(scores, phrase, targets, share)
        return scores

    def score_prefix(self, typed: str) -> Scores:
        """The scores for words that begin with `typed`."""
        scores = Scores()
        for word in words(typed):
            self._word_scoring.add_exact(scores, word, "typed", 1.0)
            self._word_scoring.add_group(
                scores, self._vocabulary.completions(word), COMPLETION_WEIGHT, f"beginning {word}"
            )
        if not scores.by_document:
            scores.missing[f"{typed}*"] = None
        return scores

    def score_phrase(self, typed: str) -> Scores:
        """The scores for words next to each other; documents without the phrase have none."""
        scores = Scores()
        parts = words(typed)
        if not parts:
            return scores
        among = self._postings.docs_with_phrase(tuple(parts))
        if not among and (joined := next(compounds(typed)).joined) and compact(typed) == joined:
            parts = [joined]
            among = self._postings.docs_with_phrase((joined,))
        if not among:
            scores.missing[f'"{typed}"'] = None
        for word in parts:
            self._word_scoring.add_exact(scores, word, "phrase", 1.0, among)
        if len(parts) > 1:
            scores.stems.clear()
            scores.phrases.add(tuple(parts))
        for number in among:  # a phrase whose words score 0 still matches
            scores.by_document[number] += 0.0
        scores.words[typed] = WordMatch(1.0, among)
        return scores

    def score_title(self, typed: str, *, is_partial: bool) -> Scores:
        """The scores for words in titles; every word has to match. With `is_partial` the last one may be a prefix."""
        scores = Scores()
        matching: set[int] | None = None
        for index, word in enumerate(parts := words(typed)):
            documents = dict(self._postings.scores("title", stem(word)))
            if is_partial and index == len(parts) - 1:
                for term in self._postings.words_with_prefix(word, MAX_TITLE_COMPLETIONS, in_title=True):
                    for number, score in self._postings.scores("title", stem(term)).items():
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
            for zone in ("cited", "body"):
                for number, score in self._postings.scores(zone, stem(word)).items():
                    documents[number] += score
            scores.add(documents, 1.0, (word, "cited", "typed"))
            scores.stems.add(stem(word))
            matching = set(documents) if matching is None else matching & set(documents)
        scores.retain(matching or ())
        return scores

    def docs_with_words(self, text: str) -> frozenset[int]:
        """The documents that hold one of the words in the very form in which it was typed."""
        found = frozenset[int]()
        for compound in compounds(text):
            found |= self._postings.docs_with_phrase(compound.words)
            if compound.joined:
                found |= self._postings.docs_with_form(compound.joined)
        return found

    def _add_pairs(self, scores: Scores, typed: list[str]) -> None:
        """Add documents in which two words stand next to each other as they do in the query."""
        content = [word for word in typed if word not in STOP_WORDS]
        for first, second in pairwise(content):
            found = self._postings.phrase_scores((stem(first), stem(second)))
            scores.add(found, PROXIMITY_WEIGHT, (f"{first} {second}", "words", "next to each other"))

    def _add_synonyms(self, scores: Scores, phrase: str, targets: tuple[str, ...], share: float) -> None:
        """Add what the Exchange calls `phrase`, which is a `share` of the query. A target is one phrase; a document
        counts the one that it has most of.
        """
        named: dict[int, float] = {}
        found: dict[int, float] = {}
        for target in targets:
            if compact(target) != compact(phrase):
                scores.synonyms[target] = None
            named.update(self._names.of(compact(target)))
            for number, score in self._postings.phrase_scores(tuple(map(stem, words(target)))).items():
                found[number] = max(found.get(number, 0.0), score)
        reason = f"synonym of {phrase}"
        term = "; ".join(targets)
        scores.add(named, NAME_WEIGHT * SYNONYM_NAME_WEIGHT * share, (term, "name", reason), is_name=True)
        scores.add(found, SYNONYM_WEIGHT, (term, "words", reason))
        others = named.keys() | found.keys()
        for word in phrase.split():
            match = scores.words.get(word)
            if match is None or not match.documents:
                scores.words[word] = WordMatch(self._postings.rarity(len(others)), frozenset(), others)
            else:
                match.others = match.others | others
        for text in [text for text in scores.missing if set(words(text)).issubset(phrase.split())]:
            del scores.missing[text]
            scores.words.pop(text, None)


def _share(part: Sequence[str], whole: Sequence[str]) -> float:
    """How much of the words of a query are `part`, by letters; stop words do not count."""
    content = sum(len(word) for word in whole if word not in STOP_WORDS)
    return min(1.0, sum(map(len, part)) / max(content, 1))
