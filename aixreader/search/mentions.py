"""How many documents write of what the titles of documents name: counted when an index is made, not while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aixreader.progress import Report
from aixreader.search.index_document import IndexDocument
from aixreader.search.postings import Postings
from aixreader.search.stored_fields import title_stems

STEP = 100
"""Titles between two calls of a report: some milliseconds."""


def count_mentions(files: Mapping[str, bytes], documents: Sequence[IndexDocument], report: Report) -> list[int]:
    """For each document the number of those that have the words of its title next to each other: 0 for what is no
    threat, no control and the like. `files` are those of the index, without the stored fields; raises what `report`
    raises.
    """
    postings = Postings(files)
    found = [0] * len(documents)
    counted = [number for number, document in enumerate(documents) if document.role and not document.is_aside]
    for done, number in enumerate(counted):
        if done % STEP == 0:
            report(done / len(counted), "Writing the index")
        stems = title_stems(documents[number].title)
        found[number] = len(postings.phrase_scores(stems)) if stems else 0
    return found
