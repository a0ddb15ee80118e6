"""A Whoosh storage in memory."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from whoosh.fields import ID, STORED, TEXT, Schema

from aixreader.progress import silent
from aixreader.search.indexing import make_index
from aixreader.search.memory import MemoryStorage
from tests.search.conftest import DOCUMENTS


def test_a_closed_file_can_be_read() -> None:
    storage = MemoryStorage()
    for name, is_raw in (("one", False), ("two", True)):
        file = storage.create_file(name)
        file.write(b"tea")
        (file.raw_file() if is_raw else file).close()
        assert storage.open_file(name).read() == b"tea"
    assert sorted(storage.list()) == ["one", "two"]


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    make_index(DOCUMENTS, silent)
    storage = MemoryStorage()
    writer = storage.create_index(Schema(number=STORED, id=ID, body=TEXT)).writer()
    for number in range(50):
        writer.add_document(number=number, id=str(number), body="tea pot " * number)
        writer.pool.save()  # as if memory were short
    writer.commit()
    with storage.open_index().searcher() as searcher:
        assert searcher.doc_frequency("body", "tea") == 49
    assert list(tmp_path.iterdir()) == []


def test_two_may_write_at_a_time() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: make_index(DOCUMENTS, silent), range(12)))
    assert all(len(files) == len(made[0]) for files in made)
