"""A small library to search in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import Synonyms

DOCUMENTS = (
    IndexDocument(
        "kettleguard",
        "tea",
        "2.1 #KETTLE GUARD",
        path=("Tea", "2. Kettles"),
        names=("kettleguard", "boilguard", "2.1", "KETTLE GUARD"),
        text="Guards the kettle while it boils.\nWhoever fine-tunes the behaviour of a kettle needs a guard, too."
        "\nISO 3103 on brewing",
        cited=((98, 117),),
        said=("lid watcher",),
        role="control",
        facets=(("role", ("control",)), ("when", ("runtime",)), ("page", ("Tea",))),
    ),
    IndexDocument(
        "oversteep",
        "tea",
        "Oversteeping",
        path=("Tea",),
        names=("oversteep",),
        text="Tea that steeps too long is bitter. Organisations lose trust. An emergency stop helps; so does a timer.",
        role="threat",
        facets=(("role", ("threat",)), ("page", ("Tea",))),
    ),
    IndexDocument(
        "tea#leaves",
        "tea",
        "Leaves",
        path=("Tea",),
        text="Leaves float. A kettle may stop. An emergency is rare.",
        facets=(("page", ("Tea",)),),
    ),
    IndexDocument(
        "index",
        "index",
        "Index",
        names=("index",),
        text="kettle guard oversteeping leaves kettle guard oversteeping",
        is_link_list=True,
        facets=(("page", ("Index",)),),
    ),
)
SYNONYMS = Synonyms({("tannin", "poison"): ("oversteeping",), ("watchdog",): ("kettle guard",)})


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return make_index(DOCUMENTS, silent)


@pytest.fixture
def engine(files: dict[str, bytes]) -> Iterator[SearchEngine]:
    opened = SearchEngine(files, SYNONYMS)
    yield opened
    opened.close()
