"""The vocabulary of an index: completions of a partly typed word, corrections of a misspelled one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from aixreader.model.similar_names import edit_distance
from aixreader.search.postings import Postings
from aixreader.search.words import prefix_spellings, stem

MAX_COMPLETIONS = 16
MIN_PREFIX_LENGTH = 3
"""A shorter prefix has hundreds of completions; then only words of titles are taken."""
MIN_CORRECTED_LENGTH = 4
TWO_EDITS_LENGTH = 9
"""Words of so many letters may differ by two edits, shorter ones by one."""
MAX_SPELLINGS = 4
FREQUENT = 10
"""Documents of a frequent word."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ENDINGS = frozenset(
    (
        *("", "y", "e", "s", "es", "ed", "er", "ers", "or", "ors", "ing", "ion", "ions", "ic", "ics", "ical", "al"),
        *("ally", "ly", "ist", "ism", "ive", "ity", "ities", "ies", "able", "ment"),
    )
)
MIN_ROOT_LENGTH = 5
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PAIRS = ("ae", "ei", "iy", "ou", "sz", "ck", *(row[at : at + 2] for row in KEYS for at in range(len(row) - 1)))
CONFUSED = frozenset(pair for letters in _PAIRS for pair in (letters, letters[::-1]))
"""Letters that sound alike, and neighbours on a keyboard."""
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
WRITTEN_WITH = {"s": "sczt", "k": "kcqx", "f": "fp", "v": "vw", "u": "uo", "i": "iey", "e": "ea"}
"""The first letters of words by the first one of what they sound like; any other is written as it sounds."""


class Vocabulary:
    """Looks words up in one index."""

    def __init__(self, postings: Postings, others: Iterable[str] = ()) -> None:
        """`others` are words that are understood though no text has them."""
        self._postings = postings
        self._others = sorted(word for word in {*others, *postings.said_words} if not postings.has_word(word))
        self.spellings = lru_cache(maxsize=1024)(self._find_spellings)
        self._sounding = lru_cache(maxsize=64)(self._find_sounding)
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
        """Words that `word` may be a misspelling of, the likeliest first; those that are hardly meant are left out."""
        if len(word) < MIN_CORRECTED_LENGTH or not word.isalpha():
            return ()
        limit = 2 if len(word) >= TWO_EDITS_LENGTH else 1
        sound = sound_of(word)
        found: dict[str, int] = {}
        for term in self._beginning_like(word):
            is_alike = term[0] == word[0] or term[:2] == word[1::-1] or term[1:] == word
            if is_alike and abs(len(term) - len(word)) <= limit and term.isalpha():
                edits = edit_distance(word, term, limit, swaps=True)
                if edits <= limit and self._is_likely(word, term, edits):
                    found[term] = edits
        found |= dict.fromkeys(self._sounding(sound[:1]).get(sound, ()), 0)

        def unlikelihood(term: str) -> tuple[object, ...]:
            return found[term], term[0] != word[0], -self._postings.doc_frequency(term), term

        best = sorted(found, key=unlikelihood)
        return tuple(term for term in best if found[term] == found[best[0]])[:MAX_SPELLINGS]

    def _beginning_like(self, word: str) -> Iterator[str]:
        """The words that begin with one of the first two letters of `word`; all words if it is long."""
        letters = dict.fromkeys(word[:2]) if len(word) < TWO_EDITS_LENGTH else LETTERS
        return self._beginning_with(letters)

    def _beginning_with(self, letters: Iterable[str]) -> Iterator[str]:
        return chain.from_iterable(
            words[bisect_left(words, letter) : bisect_left(words, chr(ord(letter) + 1))]
            for words in (self._postings.lexicon, self._others)
            for letter in letters
        )

    def _is_likely(self, word: str, term: str, edits: int) -> bool:
        """Whether a word that differs by an edit is meant. Short words are near many others: there a letter is doubled,
        left out or exchanged with its neighbour, but only one that sounds alike, or lies beside it on a keyboard, is
        another one, and that in a frequent word.
        """
        if len(word) >= TWO_EDITS_LENGTH - 1 or len(term) != len(word) or sorted(word) == sorted(term):
            return edits <= 1 or self._postings.doc_frequency(term) > 1
        changed = {f"{left}{right}" for left, right in zip(word, term, strict=True) if left != right}
        return changed <= CONFUSED and self._postings.doc_frequency(term) >= FREQUENT

    def _find_sounding(self, letter: str) -> dict[str, list[str]]:
        """The words by what they sound like, where that begins with `letter`: to find it for all takes long."""
        found: dict[str, list[str]] = {}
        for word in self._beginning_with(WRITTEN_WITH.get(letter, letter)):
            if len(word) >= MIN_CORRECTED_LENGTH and word.isalpha():
                found.setdefault(sound_of(word), []).append(word)
        return found


def is_inflected(word: str, other: str) -> bool:
    """Whether two words differ by their endings alone ("cryptography", "cryptographic"): then neither is wrong."""
    shared = next((at for at, (left, right) in enumerate(zip(word, other, strict=False)) if left != right), 0)
    shared = shared or min(len(word), len(other))
    return shared >= MIN_ROOT_LENGTH and {word[shared:], other[shared:]} <= ENDINGS


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """What a folded word sounds like; only compared with others."""
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word
