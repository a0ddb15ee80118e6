"""Building an index."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.search.index_document import IndexDocument
from aixreader.search.indexing import STORED_FIELDS, document_names, facet_term, make_index, make_schema
from tests.search.conftest import DOCUMENTS

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_stored_fields_lie_beside_whooshs_files(files: dict[str, bytes]) -> None:
    assert STORED_FIELDS in files
    assert len(files) > 2
    assert all(isinstance(data, bytes) for data in files.values())


def test_no_code_of_ours_is_in_it(files: dict[str, bytes]) -> None:
    """What is unpickled with the schema is Whoosh's own."""
    pickled = b"".join(data for name, data in files.items() if name != STORED_FIELDS)
    assert b"aixreader" not in pickled
    assert set(make_schema().names()) > {"title", "body", "words", "name"}


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


def test_all_names_are_one_word() -> None:
    document = IndexDocument("x", "p", "Tool Name: Foo Box", names=("foobox", "2.2.3", "#!"))
    assert list(document_names(document)) == ["toolnamefoobox", "foobox", "223", "toolname", "foobox"]


def test_facets_are_single_terms() -> None:
    assert facet_term("by", "AI engineer") == "by=AI_engineer"


def test_it_can_be_cancelled() -> None:
    def stop(fraction: float, text: str) -> None:
        if text and fraction > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_index(DOCUMENTS, stop)


def test_there_may_be_nothing_to_index() -> None:
    assert STORED_FIELDS in make_index((), silent)
