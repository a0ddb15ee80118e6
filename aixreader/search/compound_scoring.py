"""How a compound of a query ("re-use", "Node.js", "ISO27001") becomes scores of documents.

A compound counts again where it is written as one word. Letters and digits may be written together or apart. Of what
looks like an identifier and is not there only the letters count ("CVE" of "CVE-2024-1234"), and little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from aixreader.search.names import Names
from aixreader.search.postings import Postings
from aixreader.search.scores import Scores, WordMatch
from aixreader.search.stop_words import STOP_WORDS
from aixreader.search.vocabulary import Vocabulary
from aixreader.search.word_scoring import WordScoring
from aixreader.search.words import Compound, compact, fold, stem

JOINED_WEIGHT, PART_WEIGHT = 0.5, 0.5
APART = 3
"""Words between letters and digits that belong together: "ISO/IEC TR 24029"."""
LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")


class CompoundScoring:
    """Scores compounds on one index."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, names: Names, words: WordScoring) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._names = names
        self._words = words

    def add(
        self, scores: Scores, compound: Compound, before: Compound | None, after: Compound | None, *, is_partial: bool
    ) -> None:
        """Add the words of a compound, and what it is as one word: "re-use" also finds "reuse", "Node.js" "nodejs".

        What is an id ("CVE-2024-1234") is found as a whole or not at all: its parts are no subject. The compounds
        `before` and `after` it may belong to it ("LLM 01").
        """
        joined = compound.joined
        together = self._together(compound, after)
        if together:
            self._words.add_exact(scores, together, "written as one word", JOINED_WEIGHT)
        apart = self._add_apart(scores, compound)
        if joined and self._vocabulary.contains(joined):
            self._words.add_exact(scores, joined, "written as one word", JOINED_WEIGHT)
        elif apart and not all(map(self._vocabulary.contains, compound.words)):
            scores.words[compound.text] = WordMatch(self._postings.rarity(len(apart)), apart)
            return
        elif compound.is_id and not self._holds_id(compound, is_partial=is_partial):
            self._add_missing(scores, compound.text)
            self._add_parts(scores, compound, compound.words)
            return
        else:
            joined = ""
        content = [word for word in compound.words if word not in STOP_WORDS] or list(compound.words)
        wholes = filter(None, (joined, together, self._together(before, compound)))
        also = apart.union(*(self._postings.docs_with(stem(whole)) for whole in wholes))
        for word in content:
            is_last = is_partial and word == compound.words[-1]
            is_found = self._words.add_word(scores, word, also, is_partial=is_last)
            if not is_found and not joined and not self._names.beginning_with(compact(word), 1):
                is_single = len(content) == 1 or any(map(str.isdigit, word))
                self._add_missing(scores, compound.text if is_single else word)
                self._add_parts(scores, compound, compound.others)

    def _together(self, compound: Compound | None, after: Compound | None) -> str:
        """The word that a compound is with the one behind it, "" if there is none: letters, and digits."""
        if compound is None or after is None or not compound.text.isalpha() or not after.text.isdecimal():
            return ""
        word = compact(compound.text + after.text)
        return word if self._vocabulary.contains(word) else ""

    def _add_apart(self, scores: Scores, compound: Compound) -> frozenset[int]:
        """Add letters and digits that were typed as one word and stand apart in the text ("ISO27001"); returns the
        documents.
        """
        parts = tuple(LETTERS_OR_DIGITS.findall(fold(compound.text)))
        if len(parts) < 2 or parts == compound.words or all(map(str.isdigit, parts)):
            return frozenset()
        among = self._postings.docs_with_phrase(parts, APART) if any(map(str.isdigit, parts)) else frozenset[int]()
        for part in parts if among else ():
            self._words.add_exact(scores, part, f"part of {compound.text}", 1.0, among)
        return among

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
                self._words.add_exact(scores, part, f"part of {compound.text}", PART_WEIGHT)
