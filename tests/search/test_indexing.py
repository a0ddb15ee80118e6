"""Building an index."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.search.codec import read_term_arrays
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import STORED_FIELDS, make_index
from aixreader.search.synonyms import Synonyms
from tests.search.conftest import DOCUMENTS
from tests.waiting import growth, no_hang

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_stored_fields_lie_beside_the_postings(files: dict[str, bytes]) -> None:
    assert STORED_FIELDS in files
    assert len(files) > 2
    assert all(isinstance(data, bytes) for data in files.values())


def test_no_code_of_ours_is_in_it(files: dict[str, bytes]) -> None:
    """What Whoosh has pickled refers to no class of this program: an index outlives changes of it."""
    assert b"aixreader" not in b"".join(data for name, data in files.items() if name != STORED_FIELDS)
    arrays = read_term_arrays(files)
    assert {*arrays.lexicon, *arrays.stems} > {"kettle", "kettl", "3103"}


def test_one_content_makes_one_index(files: dict[str, bytes]) -> None:
    """In a process of its own, which orders what it hashes in another way."""
    script = (
        "import hashlib; from aixreader.progress import silent; from aixreader.search.indexing import make_index;"
        "from tests.search.conftest import DOCUMENTS; files = make_index(DOCUMENTS, silent);"
        "print(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items()))"
    )
    here = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed}
        output = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=env, cwd=CHECKOUT
        )
        assert output.stdout.strip() == str(here)


def test_it_can_be_cancelled() -> None:
    def stop(fraction: float, text: str) -> None:
        if text and fraction > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_index(DOCUMENTS, stop)


def document(text: str) -> IndexDocument:
    return IndexDocument("long", "tea", "Long", text=text)


def test_a_long_word_is_not_indexed_whole() -> None:
    """Data that stands in a page, such as a certificate, costs what its length is; its parts are found."""
    blob = "MIIB" * 20_000
    with no_hang():
        files = make_index([document(f"kettle {blob} lid-{blob}-handle steam")], silent)
    assert len(b"".join(files.values()).replace(blob.encode(), b"")) < 20_000, "but for the text that is shown"
    engine = SearchEngine(files, Synonyms({}))
    for query in ("steam", "handle", blob[:64], blob):
        assert engine.search(query).total == 1
        assert all(len(term) <= 64 for term in engine.search(query).terms)
    engine.close()


def test_time_grows_with_the_text() -> None:
    names = [f"{word}{number}" for number in range(1_000) for word in ("pot", "lid", "tea-egg", "cup.js")]

    def index(size: int) -> None:
        make_index([document(" ".join(names[number % 4_000] for number in range(size)))], silent)

    assert growth(index, 4_000) < 8


def test_it_reports_all_the_time() -> None:
    """So that it can be cancelled at any moment; as often as there is work, not as there are sections."""
    steps: list[tuple[float, str]] = []
    text = " ".join(f"word{number}" for number in range(6_000))
    make_index([document(text)], lambda fraction, text: steps.append((fraction, text)))
    assert steps == sorted(steps, key=lambda step: step[0])
    assert Counter(text for _, text in steps)["Indexing"] > 8
    assert Counter(text for _, text in steps)["Writing the index"] > 8
    steps.clear()
    make_index([document("one word")] * 500, lambda fraction, text: steps.append((fraction, text)))
    assert len(steps) < 20


def test_there_may_be_nothing_to_index() -> None:
    assert STORED_FIELDS in make_index((), silent)
