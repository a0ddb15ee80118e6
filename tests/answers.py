"""Answers of the search, compared as a whole."""

from __future__ import annotations

from aixreader.search.answer import Answer


def everything(answer: Answer) -> tuple[object, ...]:
    """An answer with what it makes only when it is asked for."""
    rows = [(hit, hit.snippets, hit.snippet, hit.count, hit.reasons) for hit in answer.hits]
    return answer, rows, answer.facets, answer.marked
