"""Words of other languages, and the English ones that are searched instead: a data file.

Each line is `word, several words = English words`; `#` at its beginning starts a comment. What stands for nothing in
English is left out of a query. Languages that write compounds as one word need no line for each: a word that is not
listed is split into listed ones ("Trainings|daten|vergiftung").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from aixreader.search.words import Compound, words

FOREIGN_WORDS_FILE = "foreign_words.txt"
"""The resource."""
MAX_PHRASE_WORDS = 5
MIN_COMPOUND_LENGTH, MIN_PART_LENGTH, MAX_PARTS = 7, 2, 4
MAX_COMPOUND_LENGTH = 40
LINKS = ("", "s", "es", "n", "en", "e")
"""What may stand between the parts of a compound."""
ENDINGS = ("s", "n", "e", "en", "es", "er", "em", "x")
"""What may be left out of the end of a word."""
MIN_ROOT_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Translation:
    """A query in English; `found` has what was replaced with what replaces it, in order. Both are empty where nothing
    was.
    """

    text: str
    found: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ForeignWords:
    """English words by phrases of other languages, each as its normalised words."""

    entries: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def translate(self, typed: list[Compound], is_known: Callable[[str], bool]) -> Translation:
        """The compounds of a query with what is foreign in English; nothing is where all words are known."""
        if not self.entries or all(all(map(is_known, compound.words)) for compound in typed):
            return Translation("")
        parts: list[str] = []
        found: dict[str, str] = {}
        joining: set[int] = set()
        start = 0
        while start < len(typed):
            size, english = self._longest(typed[start:], is_known)
            written = " ".join(compound.text for compound in typed[start : start + size])
            if english:
                found[written] = english
            elif english is None and self.entries.get(typed[start].words) == "":
                joining.add(len(parts))
            parts.append(written if english is None else english)
            start += size
        if not found:
            return Translation("")
        return Translation(" ".join(part for at, part in enumerate(parts) if at not in joining and part), found)

    def _longest(self, typed: list[Compound], is_known: Callable[[str], bool]) -> tuple[int, str | None]:
        """How many of `typed` have an entry together, and its English words; one, and None, where they have none.
        Something of it has to be unknown.
        """
        for size in range(min(MAX_PHRASE_WORDS, len(typed)), 0, -1):
            part = typed[:size]
            phrase = tuple(word for compound in part for word in compound.words)
            if all(map(is_known, phrase)):
                continue
            english = self.entries.get(phrase)
            if english is None and size == 1:
                english = self._of_word(part[0])
            if english is not None:
                return size, english
        return 1, None

    def _of_word(self, compound: Compound) -> str | None:
        """The English words for a compound: for it without an elided article, for its root, or for its parts."""
        for word in (*compound.words[:1], *compound.others) if len(compound.words) == 1 else compound.others:
            english = self._of_root(word)
            if english is not None:
                return english
        found = [self._split(word) for word in compound.words]
        return " ".join(filter(None, found)) if all(part is not None for part in found) else None

    def _of_root(self, word: str) -> str | None:
        for ending in ("", *ENDINGS):
            root = word[: len(word) - len(ending)]
            if word.endswith(ending) and (not ending or len(root) >= MIN_ROOT_LENGTH) and (root,) in self.entries:
                return self.entries[root,]
        return None

    @cached_property
    def _split(self) -> Callable[[str], str | None]:
        """Splits a word into listed ones and gives their English words; None where it is not made of such."""
        return lru_cache(maxsize=256)(self._find_split)

    def _find_split(self, word: str) -> str | None:
        whole = self._of_root(word)
        if whole is not None or not MIN_COMPOUND_LENGTH <= len(word) <= MAX_COMPOUND_LENGTH:
            return whole
        return self._split_rest(word, MAX_PARTS)

    def _split_rest(self, word: str, most: int) -> str | None:
        for end in range(len(word), MIN_PART_LENGTH - 1, -1):
            english = self._of_root(word[:end]) if end == len(word) else self.entries.get((word[:end],))
            if not english:
                continue
            if end == len(word):
                return english
            for link in LINKS:
                rest = word[end + len(link) :]
                if word.startswith(link, end) and len(rest) > MIN_PART_LENGTH and most > 1:
                    others = self._split_rest(rest, most - 1)
                    if others is not None:
                        return f"{english} {others}"
        return None


def read_foreign_words(path: Path) -> ForeignWords:
    """The words of a data file; none where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ForeignWords()
    entries: dict[tuple[str, ...], str] = {}
    for line in lines:
        phrases, equals, english = line.partition("=")
        if equals and not line.startswith("#"):
            for phrase in phrases.split(","):
                entries.setdefault(tuple(words(phrase)), english.strip())
    return ForeignWords(entries)
