"""The vocabulary of an index: completions of a partly typed word, corrections of a misspelled one."""

from __future__ import annotations

from functools import lru_cache

from aixreader.model.similar_names import edit_distance
from aixreader.search.postings import Postings
from aixreader.search.words import prefix_spellings, stem

MAX_COMPLETIONS = 16
MIN_PREFIX_LENGTH = 3
"""A shorter prefix has hundreds of completions; then only words of titles are taken."""
MIN_CORRECTED_LENGTH = 4
TWO_EDITS_LENGTH = 7
"""Words of so many letters may differ by two edits, shorter ones by one."""
MAX_SPELLINGS = 4


class Vocabulary:
    """Looks words up in one index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self.spellings = lru_cache(maxsize=1024)(self._find_spellings)

    def contains(self, word: str) -> bool:
        """Whether any document contains the word, or one of the same stem."""
        return any(
            self._postings.has_term(field, term)
            for field, term in (("words", word), ("body", stem(word)), ("title", stem(word)), ("cited", stem(word)))
        )

    def completions(self, typed: str) -> list[tuple[str, str]]:
        """(field, term) pairs that begin with `typed`, the most frequent first, without `typed` itself."""
        field = "words" if len(typed) >= MIN_PREFIX_LENGTH else "heading"
        pairs = [
            (field, term)
            for prefix in prefix_spellings(typed)
            for term in self._postings.terms_with_prefix(field, prefix, MAX_COMPLETIONS + 1)
        ]
        return [pair for pair in dict.fromkeys(pairs) if pair[1] != typed][:MAX_COMPLETIONS]

    def _find_spellings(self, word: str) -> tuple[tuple[str, int], ...]:
        """Words of the index that `word` may be a misspelling of, with their edit distance, the likeliest first."""
        if len(word) < MIN_CORRECTED_LENGTH or not word.isalpha():
            return ()
        limit = 2 if len(word) >= TWO_EDITS_LENGTH else 1
        candidates = []
        for term in self._postings.lexicon("words"):
            if abs(len(term) - len(word)) <= limit and term[0] in word[:2] and term.isalpha():
                edits = edit_distance(word, term, limit, swaps=True)
                if edits <= limit:
                    candidates.append((term, edits))
        candidates.sort(
            key=lambda pair: (pair[1], pair[0][0] != word[0], -self._postings.doc_frequency("words", pair[0]))
        )
        nearest = [pair for pair in candidates if pair[1] == candidates[0][1]]
        return tuple(nearest[:MAX_SPELLINGS])
