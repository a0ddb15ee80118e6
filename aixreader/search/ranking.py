"""Ranking: how the words of a query become scores of documents.

Each word adds to the score of every document that holds it. No word is required, so a question in plain words finds
its section. The weights were tuned on queries with known answers; in descending order of effect:

- A document's name written as one word (`modelaccesscontrol`, `#MODEL ACCESS CONTROL`) weighs most, also its prefix;
  then a title that has much of the query, and the query much of it.
- A word that is not in the index is completed, or else corrected; then it counts as if it had been typed.
- Words match by stem; the exact form adds a little. A match in the title counts again, one in what is cited hardly
  counts, because what a section cites is not its subject.
- Stop words ("what", "how") are ignored, unless the query consists of nothing else.
- A compound ("re-use", "Node.js") counts again where it is written as one word. Letters and digits may be written
  together or apart ("ISO27001"). Of one that looks like an identifier and is not there only the letters count ("CVE" of
  "CVE-2024-1234"), and little.
- What people say of a section in other words than its own adds a little, and so do synonyms, as whole phrases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from aixreader.search.names import Names
from aixreader.search.postings import Postings
from aixreader.search.query_parser import Words
from aixreader.search.questions import wanted_role
from aixreader.search.scores import Scores, WordMatch
from aixreader.search.stop_words import LIGHT_WORDS, STOP_WORDS
from aixreader.search.synonyms import Synonyms
from aixreader.search.titles import Titles
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.words import Compound, compact, compounds, fold, stem, words

TITLE_WEIGHT, BODY_WEIGHT, EXACT_WEIGHT, CITED_WEIGHT = 0.8, 1.0, 0.35, 0.3
COMPLETION_WEIGHT, CONTINUATION_WEIGHT, SYNONYM_WEIGHT, SAID_WEIGHT = 0.6, 0.2, 0.45, 0.8
"""`COMPLETION_WEIGHT` is for the beginning of a word, `CONTINUATION_WEIGHT` for a word that could go on."""
OTHER_SPELLING_WEIGHT = 0.5
"""For the spellings that are as near as the one that a word is corrected to."""
LIGHT_WEIGHT = 0.4
PROXIMITY_WEIGHT = 0.3
"""For words that are frequent in plain English."""
JOINED_WEIGHT, PART_WEIGHT = 0.5, 0.5
NAME_WEIGHT, NAME_PREFIX_WEIGHT, TITLE_MATCH_WEIGHT = 14.0, 4.0, 8.0
MAX_NAME_WORDS = 7
MIN_NAME_LENGTH = 4
MAX_NAME_COMPLETIONS = 8
MAX_TITLE_COMPLETIONS = 50
APART = 3
"""Words between letters and digits that belong together: "ISO/IEC TR 24029"."""
LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
QUESTION = re.compile(r"\?\s*$")


class Ranking:
    """Scores words on one index."""

    def __init__(
        self, postings: Postings, vocabulary: Vocabulary, names: Names, titles: Titles, synonyms: Synonyms
    ) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._names = names
        self._titles = titles
        self._synonyms = synonyms
        self._word_scores = lru_cache(maxsize=4096)(self._score_word)

    def score_words(self, query: Words) -> Scores:
        """The scores for plain words."""
        scores = Scores(role=wanted_role(query.text))
        is_partial = query.is_partial and not QUESTION.search(query.text)
        found = list(compounds(query.text))
        content = [compound for compound in found if not STOP_WORDS.issuperset(compound.words)] or found
        for index, compound in enumerate(content):
            after = content[index + 1] if index + 1 < len(content) else None
            self._add_compound(scores, compound, after, is_partial=is_partial and compound is found[-1])
        typed = [scores.corrections.get(word, word) for word in words(query.text)]
        self._add_names(scores, typed, is_partial=is_partial)
        self._add_titles(scores, typed)
        self._add_pairs(scores, typed)
        for phrase, targets in self._synonyms.match(typed):
            self._add_synonyms(scores, phrase, targets, _share(phrase.split(), typed))
            for text in [text for text in scores.missing if set(words(text)).issubset(phrase.split())]:
                del scores.missing[text]
                scores.words.pop(text, None)
        return scores

    def score_prefix(self, typed: str) -> Scores:
        """The scores for words that begin with `typed`."""
        scores = Scores()
        for word in words(typed):
            self._add_exact(scores, word, "typed", 1.0)
            self._add_best(scores, self._vocabulary.completions(word), COMPLETION_WEIGHT, f"beginning {word}")
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
            self._add_exact(scores, word, "phrase", 1.0, among)
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

    # ------------------------------------------------------------ one word

    def _add_compound(self, scores: Scores, compound: Compound, after: Compound | None, *, is_partial: bool) -> None:
        """Add the words of a compound, and what it is as one word: "re-use" also finds "reuse", "Node.js" "nodejs".

        What is an id ("CVE-2024-1234") is found as a whole or not at all: its parts are no subject. `after` is the
        compound behind it, which may belong to it ("LLM 01").
        """
        joined = compound.joined
        together = self._together(compound, after)
        if together:
            self._add_exact(scores, together, "written as one word", JOINED_WEIGHT)
        if joined and self._vocabulary.contains(joined):
            self._add_exact(scores, joined, "written as one word", JOINED_WEIGHT)
        elif self._add_apart(scores, compound):
            return
        elif compound.is_id and not self._holds_id(compound, is_partial=is_partial):
            self._add_missing(scores, compound.text)
            self._add_parts(scores, compound, compound.words)
            return
        else:
            joined = ""
        content = [word for word in compound.words if word not in STOP_WORDS] or list(compound.words)
        also = self._postings.docs_with(stem(joined or together)) if joined or together else frozenset[int]()
        for word in content:
            is_last = is_partial and word == compound.words[-1]
            is_found = self._add_word(scores, word, also, is_partial=is_last)
            if not is_found and not joined and not self._names.beginning_with(compact(word), 1):
                is_single = len(content) == 1 or any(map(str.isdigit, word))
                self._add_missing(scores, compound.text if is_single else word)
                self._add_parts(scores, compound, compound.others)

    def _together(self, compound: Compound, after: Compound | None) -> str:
        """The word that a compound is with the one behind it, "" if there is none: letters, and digits."""
        if after is None or not compound.text.isalpha() or not after.text.isdecimal():
            return ""
        word = compact(compound.text + after.text)
        return word if self._vocabulary.contains(word) else ""

    def _add_apart(self, scores: Scores, compound: Compound) -> bool:
        """Add letters and digits that were typed as one word and stand apart in the text ("ISO27001")."""
        parts = LETTERS_OR_DIGITS.findall(fold(compound.text))
        if len(parts) != 2 or not compound.text.isalnum() or self._vocabulary.contains(compound.words[0]):
            return False
        among = self._postings.docs_with_phrase(tuple(parts), APART)
        for part in parts if among else ():
            self._add_exact(scores, part, f"part of {compound.text}", 1.0, among)
        if among:
            scores.words[compound.text] = WordMatch(self._postings.rarity(len(among)), among)
        return bool(among)

    def _holds_id(self, compound: Compound, *, is_partial: bool) -> bool:
        """Whether a document contains the parts of an id next to each other, or an id that begins with it."""
        parts = LETTERS_OR_DIGITS.findall(fold(compound.text))
        if any(self._postings.docs_with_phrase(tuple(found)) for found in (compound.words, parts)):
            return True
        begun = (compound.joined, compound.words[0]) if len(compound.words) == 1 else (compound.joined,)
        return is_partial and any(text and self._vocabulary.completions(text) for text in begun)

    def _add_missing(self, scores: Scores, text: str) -> None:
        scores.missing[text] = None
        scores.words[text] = WordMatch(self._postings.rarity(0), frozenset())

    def _add_parts(self, scores: Scores, compound: Compound, parts: Iterable[str]) -> None:
        """Add some parts of a compound that no document contains; what has digits says nothing on its own."""
        for part in parts:
            if part.isalpha() and part not in STOP_WORDS and self._vocabulary.contains(part):
                self._add_exact(scores, part, f"part of {compound.text}", PART_WEIGHT)

    def _add_word(self, scores: Scores, word: str, also: Collection[int], *, is_partial: bool) -> bool:
        """Add a word, or else what it is the beginning or a misspelling of; returns whether there is any of that.
        `also` are documents that hold it in another way.
        """
        is_known = self._vocabulary.contains(word)
        documents = {*self._postings.docs_with(stem(word)), *also}
        if is_known:
            self._add_exact(scores, word, "typed", LIGHT_WEIGHT if stem(word) in LIGHT_WORDS else 1.0)
        completions = self._vocabulary.completions(word) if is_partial or not is_known else []
        if completions:
            weight = CONTINUATION_WEIGHT if is_known else COMPLETION_WEIGHT
            documents.update(self._add_best(scores, completions, weight, f"beginning {word}"))
        is_said = bool(self._postings.scores("said", stem(word)))
        if not is_known and not completions and not is_said:
            documents.update(self._add_spellings(scores, word))
        said = self._add_said(scores, stem(scores.corrections.get(word, word)))
        if documents or said:
            rarity = self._postings.idf(stem(word)) if is_known else self._postings.rarity(len(documents or said))
            scores.words[word] = WordMatch(rarity, documents, said)
        return bool(documents or said)

    def _add_exact(
        self, scores: Scores, word: str, why: str, weight: float, among: frozenset[int] | None = None
    ) -> None:
        scores.add(
            self._word_scores(word),
            weight,
            (word, "", why),
            among=among,
            detail=lambda number: self._zones_of(word, number),
        )
        scores.stems.add(stem(word))

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
        """What is only ever cited is looked for there."""
        is_told = self._postings.scores("body", root) or self._postings.scores("title", root)
        return CITED_WEIGHT if is_told else BODY_WEIGHT

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

    def _add_best(self, scores: Scores, terms: Sequence[str], weight: float, why: str) -> Collection[int]:
        """Add alternatives for one word: each document gets the score of its best alternative only. Returns these
        documents.
        """
        best: dict[int, float] = {}
        for term in terms:
            for number, value in self._word_scores(term).items():
                if value > best.get(number, 0.0):
                    best[number] = value
            scores.stems.add(stem(term))
        scores.add(best, weight, (terms[0] if len(terms) == 1 else "…", "words", why))
        return best

    def _add_spellings(self, scores: Scores, word: str) -> Collection[int]:
        """Add what `word` is a misspelling of; returns the documents with the likeliest of these."""
        spellings = self._vocabulary.spellings(word)
        if not spellings:
            return ()
        first, *others = spellings
        scores.corrections[word] = first
        self._add_exact(scores, first, f"spelling of {word}", 1.0)
        for other in others:
            if stem(other) != stem(first):
                self._add_exact(scores, other, f"spelling of {word}", OTHER_SPELLING_WEIGHT)
        return self._postings.docs_with(stem(first))

    def _add_said(self, scores: Scores, root: str) -> AbstractSet[int]:
        found = self._postings.scores("said", root)
        scores.add(found, SAID_WEIGHT, (root, "said", "also called"))
        return found.keys()

    # ------------------------------------------------------------ several words

    def _add_names(self, scores: Scores, typed: list[str], *, is_partial: bool) -> None:
        """Score names of documents that occur in the query, written as one word or as several."""
        whole = compact(" ".join(typed))
        content = sum(len(compact(word)) for word in typed if word not in STOP_WORDS)
        for size in range(min(MAX_NAME_WORDS, len(typed)), 0, -1):
            for start in range(len(typed) - size + 1):
                part = typed[start : start + size]
                name = compact(" ".join(part))
                if len(name) >= MIN_NAME_LENGTH and not STOP_WORDS.issuperset(part) and name in self._names:
                    share = min(1.0, len(name) / max(content, 1))
                    scores.add(self._names.of(name), NAME_WEIGHT * share, (name, "name", "name"), is_name=True)
        if is_partial and len(whole) >= MIN_NAME_LENGTH:
            for name in self._names.beginning_with(whole, MAX_NAME_COMPLETIONS):
                if name != whole:
                    weight = NAME_PREFIX_WEIGHT * len(whole) / len(name)
                    scores.add(self._names.of(name), weight, (name, "name", "begun name"), is_name=True)

    def _add_titles(self, scores: Scores, typed: list[str]) -> None:
        """Score titles by what they and the query have in common."""
        roots = {stem(word) for word in typed if word not in STOP_WORDS}
        found = self._titles.overlaps(roots)
        scores.add(found, TITLE_MATCH_WEIGHT, ("…", "title", "like the title"), is_name=True)

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
            scores.synonyms[target] = None
            named.update(self._names.of(compact(target)))
            for number, score in self._postings.phrase_scores(tuple(map(stem, words(target)))).items():
                found[number] = max(found.get(number, 0.0), score)
        reason = f"synonym of {phrase}"
        term = "; ".join(targets)
        scores.add(named, NAME_WEIGHT * SYNONYM_WEIGHT * share, (term, "name", reason), is_name=True)
        scores.add(found, SYNONYM_WEIGHT, (term, "words", reason))
        others = named.keys() | found.keys()
        for word in phrase.split():
            match = scores.words.get(word)
            if match is None or not match.documents:
                scores.words[word] = WordMatch(self._postings.rarity(len(others)), frozenset(), others)
            else:
                match.others = match.others | others


def _share(part: Sequence[str], whole: Sequence[str]) -> float:
    """How much of the words of a query are `part`, by letters; stop words do not count."""
    content = sum(len(word) for word in whole if word not in STOP_WORDS)
    return min(1.0, sum(map(len, part)) / max(content, 1))
