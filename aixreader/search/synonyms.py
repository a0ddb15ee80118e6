"""The field's own words for what the Exchange calls otherwise, and its older names.

A data file has one line per entry: `what people say, and how else = what the text says; another # why`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aixreader.search.words import stem, words

LONGEST = 5
"""Words of the longest entry."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What is said, as stems, with what the text says instead."""

    entries: dict[tuple[str, ...], tuple[str, ...]]

    def found_in(self, typed: list[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The entries that stand in the words `typed`: each as typed, with what the text says. Longer ones win."""
        found: list[tuple[str, tuple[str, ...]]] = []
        stems = [stem(word) for word in typed]
        at = 0
        while at < len(stems):
            for size in range(min(LONGEST, len(stems) - at), 0, -1):
                said = self.entries.get(tuple(stems[at : at + size]))
                if said:
                    found.append((" ".join(typed[at : at + size]), said))
                    at += size - 1
                    break
            at += 1
        return found


def read_synonyms(path: Path) -> Synonyms:
    """The entries of a data file; a file that is not there has none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return Synonyms({})
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in lines:
        said, equals, meant = line.partition("#")[0].partition("=")
        if equals:
            for one in said.split(","):
                key = tuple(stem(word) for word in words(one))
                entries[key] = (*entries.get(key, ()), *(target.strip() for target in meant.split(";")))
    return Synonyms(entries)
