"""How well and how fast the Exchange is searched: an adapter for an evaluator, and the figures of the index itself.

    python -m tests.bench.bench_search EDITION [TIMES]

Prints the time to read the sections, to index them and to open the index, its size, and the time of queries that are
typed letter by letter; with TIMES, on so many copies of every section. `reader` and `fts5` make a search function of
the edition that AIXREADER_EDITION names: `search(query, k)` returns the ids of sections, best first.
"""

from __future__ import annotations

import dataclasses
import os
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.paths import resources
from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.foreign_words import FOREIGN_WORDS_FILE, read_foreign_words
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import make_index
from aixreader.search.synonyms import SYNONYMS_FILE, read_synonyms
from aixreader.services.search.search_documents import search_documents
from aixreader.services.session.session import Session

TYPED = ("rate limit", "prompt injection", "data poisonning", "who can see my prompts", "model theft", "iso 27002")
SearchController = Callable[[str, int], list[str]]


def documents(edition: Path) -> list[IndexDocument]:
    """The sections of an edition."""
    with Session(open_edition(edition)) as session:
        return list(search_documents(session))


def reader() -> SearchController:
    """The reader's own search."""
    engine = _engine(make_index(documents(_edition()), silent))
    return lambda query, k: [hit.id for hit in engine.search(query, limit=k).hits]


def fts5() -> SearchController:
    """SQLite's full-text search as it comes: stemmed, words ORed, plain bm25."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table section using fts5(id unindexed, title, text, tokenize = 'porter unicode61')")
    rows = [(found.id, found.title, f"{found.text} {found.cited}") for found in documents(_edition())]
    base.executemany("insert into section values (?, ?, ?)", rows)

    def search(query: str, k: int) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        asked = "select id from section where section match ? order by bm25(section) limit ?"
        return [row[0] for row in base.execute(asked, (words, k))] if words else []

    return search


def main() -> None:
    """Measure, and print the lines."""
    edition, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    start = time.perf_counter()
    found = documents(edition)
    read = time.perf_counter()
    found = [dataclasses.replace(one, id=f"{one.id}~{copy}") for copy in range(times) for one in found]
    begin = time.perf_counter()
    files = make_index(found, silent)
    made = time.perf_counter()
    engine = _engine(files)
    opened = time.perf_counter()
    size = sum(map(len, files.values())) / 1e6
    spent_on = f"read {read - start:.2f} s, index {made - begin:.2f} s, open {opened - made:.2f} s"
    print(f"{len(found)} sections, {size:.1f} MB: {spent_on}")  # noqa: T201
    queries = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    spent = []
    for query in queries * 2:
        start = time.perf_counter()
        engine.search(query, limit=20)
        spent.append((time.perf_counter() - start) * 1e3)
    spent = sorted(spent[len(queries) :])
    middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(f"{len(queries)} keystrokes: p50 {middle:.1f} ms, p95 {late:.1f} ms, worst {spent[-1]:.1f} ms")  # noqa: T201


def _engine(files: dict[str, bytes]) -> SearchEngine:
    folder = resources()
    return SearchEngine(files, read_synonyms(folder / SYNONYMS_FILE), read_foreign_words(folder / FOREIGN_WORDS_FILE))


def _edition() -> Path:
    return Path(os.environ["AIXREADER_EDITION"])


if __name__ == "__main__":
    main()
