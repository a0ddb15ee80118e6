"""Synonyms: common terms, and former names, for what the Exchange calls something else.

Each line of the data file is one entry: `common term, another one = term of the text; another # reason`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aixreader.search.words import stem, words

MAX_ENTRY_WORDS = 5
"""Words of the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Phrases, as tuples of stems, with the terms that the text uses instead."""

    entries: dict[tuple[str, ...], tuple[str, ...]]

    def match(self, typed: list[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The entries that occur in `typed`, as (phrase as typed, terms of the text); the longest entry wins."""
        matches: list[tuple[str, tuple[str, ...]]] = []
        stems = [stem(word) for word in typed]
        start = 0
        while start < len(stems):
            for size in range(min(MAX_ENTRY_WORDS, len(stems) - start), 0, -1):
                targets = self.entries.get(tuple(stems[start : start + size]))
                if targets:
                    matches.append((" ".join(typed[start : start + size]), targets))
                    start += size - 1
                    break
            start += 1
        return matches


def read_synonyms(path: Path) -> Synonyms:
    """The entries of a data file; none where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return Synonyms({})
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in lines:
        phrases, equals, targets = line.partition("#")[0].partition("=")
        if equals:
            for phrase in phrases.split(","):
                key = tuple(stem(word) for word in words(phrase))
                entries[key] = (*entries.get(key, ()), *(target.strip() for target in targets.split(";")))
    return Synonyms(entries)
