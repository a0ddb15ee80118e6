"""Synonyms: common terms, and former names, for what the Exchange calls something else.

Each line of the data file is one entry: `common term, another one = term of the text; another # reason`. With `~=` the
terms are generic: among other words they are only named in passing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aixreader.search.words import stem, words

SYNONYMS_FILE = "synonyms.txt"
"""The resource."""
NUMBER = re.compile(r"([a-z]{2,4})(\d{1,2})")
MAX_ENTRY_WORDS = 5
"""Words of the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Phrases, as tuples of stems, with the terms that the text uses instead; some of the phrases are `generic`."""

    entries: dict[tuple[str, ...], tuple[str, ...]]
    generic: frozenset[tuple[str, ...]] = frozenset()

    @property
    def vocabulary(self) -> Iterator[str]:
        """The stems of the phrases' words."""
        return (root for phrase in self.entries for root in phrase)

    def is_generic(self, phrase: str) -> bool:
        """Whether a phrase of `match` is generic."""
        return tuple(map(stem, phrase.split())) in self.generic

    def match(self, typed: list[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The entries that occur in `typed`, as (phrase as typed, terms of the text); the longest entry wins."""
        matches: list[tuple[str, tuple[str, ...]]] = []
        stems = [stem(word) for word in typed]
        start = 0
        while start < len(stems):
            for size in range(min(MAX_ENTRY_WORDS, len(stems) - start), 0, -1):
                part = tuple(stems[start : start + size])
                targets = self.entries.get(part) or self.entries.get(_number(part), ())
                if targets:
                    matches.append((" ".join(typed[start : start + size]), targets))
                    start += size - 1
                    break
            start += 1
        return matches


def _number(part: tuple[str, ...]) -> tuple[str, ...]:
    """A number of a catalogue as the entries have it: "llm01" for "llm 01", "llm 1" and "llm1"."""
    match = NUMBER.fullmatch("".join(part)) if len(part) <= 2 else None
    return (f"{match[1]}{int(match[2]):02}",) if match else part


def read_synonyms(path: Path) -> Synonyms:
    """The entries of a data file; none where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return Synonyms({})
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    generic: set[tuple[str, ...]] = set()
    for line in lines:
        phrases, equals, targets = line.partition("#")[0].partition("=")
        if equals:
            for phrase in phrases.removesuffix("~").split(","):
                key = tuple(stem(word) for word in words(phrase))
                if phrases.endswith("~"):
                    generic.add(key)
                entries[key] = (*entries.get(key, ()), *(target.strip() for target in targets.split(";")))
    return Synonyms(entries, frozenset(generic))
