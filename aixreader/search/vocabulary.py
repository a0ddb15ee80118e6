"""The vocabulary of an index: completions of a partly typed word, corrections of a misspelled one."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

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
SOUNDS = (
    (re.compile(r"isch(?=e?[nrs]?$)|ique$"), "ik"),
    (re.compile(r"sch|sh|tj"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"qu"), "kw"),
    (re.compile(r"ck|c(?![eiy])|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[cz]"), "s"),
    (re.compile(r"(?<=[aiu])(?:tion|sion|tie|tät|taet)(?:s|en)?$"), "tion"),
    (re.compile(r"(?:iteit|it[äa]e?t|ity)(?:en)?$"), "ity"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oe|oo"), "u"),
    (re.compile(r"ij|ie|ei|ey|y|ee"), "i"),
    (re.compile(r"ae|ea"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.{3})e$"), ""),
)
"""What sounds alike, or is written so in Dutch or German: "konfidential", "authentikation", "risiko"."""


class Vocabulary:
    """Looks words up in one index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self.spellings = lru_cache(maxsize=1024)(self._find_spellings)
        self.completions = lru_cache(maxsize=1024)(self._find_completions)

    def contains(self, word: str) -> bool:
        """Whether any document contains the word, or one of the same stem."""
        return self._postings.has_word(word) or self._postings.has_stem(stem(word))

    def _find_completions(self, typed: str) -> list[str]:
        """The words that begin with `typed`, the most frequent first, without `typed` itself and its inflections."""
        in_title = len(typed) < MIN_PREFIX_LENGTH
        found = [
            word
            for prefix in prefix_spellings(typed)
            for word in self._postings.words_with_prefix(prefix, MAX_COMPLETIONS + 1, in_title=in_title)
        ]
        root = stem(typed)
        return [word for word in dict.fromkeys(found) if word != typed and stem(word) != root][:MAX_COMPLETIONS]

    def _find_spellings(self, word: str) -> tuple[str, ...]:
        """Words of the index that `word` may be a misspelling of, the likeliest first."""
        if len(word) < MIN_CORRECTED_LENGTH or not word.isalpha():
            return ()
        limit = 2 if len(word) >= TWO_EDITS_LENGTH else 1
        candidates = []
        sound = sound_of(word)
        for term in self._postings.lexicon:
            if abs(len(term) - len(word)) <= limit and term[0] in word[:2] and term.isalpha():
                edits = edit_distance(word, term, limit, swaps=True)
                if edits <= limit:
                    candidates.append((term, edits))
        near = {term for term, _ in candidates}
        candidates += [(term, 1) for term in self._by_sound.get(sound, ()) if term not in near]
        candidates.sort(
            key=lambda pair: (
                pair[1] - (sound_of(pair[0]) == sound),
                pair[0][0] != word[0],
                -self._postings.doc_frequency(pair[0]),
                pair[0],
            )
        )
        best = [term for term, edits in candidates if edits == candidates[0][1]]
        return tuple(best[:MAX_SPELLINGS])

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._postings.lexicon:
            if len(word) >= MIN_CORRECTED_LENGTH and word.isalpha():
                found.setdefault(sound_of(word), []).append(word)
        return found


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """What a folded word sounds like; only compared with others."""
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word
