"""Search in the user's highlights and notes."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.search.answer import Hit, excerpt
from aixreader.search.words import tokenise, words
from aixreader.userdata.records import Annotation


def find_notes(annotations: Iterable[Annotation], query: str, limit: int) -> tuple[Hit, ...]:
    """The annotations whose quote, note or title contain all the words of `query`, at most `limit`, as search results.

    A hit has the id of its annotation, no role and a score of 0.
    """
    wanted = words(query)
    if not wanted:
        return ()
    hits = []
    for mark in annotations:
        text = " ".join(token.word for token in tokenise(f"{mark.quote} {mark.note} {mark.title}"))
        if all(word in text for word in wanted):
            snippet = excerpt(" ".join((mark.note or mark.quote).split()))
            hits.append(Hit(mark.id, "", mark.quote or mark.title, (mark.title,), "", 0.0, snippet))
    return tuple(hits[:limit])
