"""The names of documents, each written as one word: titles, slugs, former slugs, numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from aixreader.search.stored_fields import StoredDocument


class Names:
    """Looks names up."""

    def __init__(self, documents: Sequence[StoredDocument]) -> None:
        self._documents: dict[str, dict[int, float]] = {}
        for number, document in enumerate(documents):
            for name in document.names:
                self._documents.setdefault(name, {})[number] = 1.0
        self._sorted = sorted(self._documents)

    def __contains__(self, name: str) -> bool:
        return name in self._documents

    def of(self, name: str) -> Mapping[int, float]:
        """The documents with this name, each with the score 1."""
        return self._documents.get(name, {})

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        """The names that begin so, the shortest first, at most `limit`."""
        found = takewhile(
            lambda name: name.startswith(prefix), islice(self._sorted, bisect_left(self._sorted, prefix), None)
        )
        return sorted(found, key=lambda name: (len(name), name))[:limit]
