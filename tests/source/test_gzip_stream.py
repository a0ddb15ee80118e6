"""What a gzip holds is read from any place, and what is hostile in it is refused."""

from __future__ import annotations

import gzip
import io
import os
import zlib

import pytest

from aixreader.errors import ArchiveError
from aixreader.source import archive_checks, gzip_stream
from aixreader.source.gzip_stream import GzipStream

DATA = os.urandom(300_000)


def _read_all(data: bytes) -> bytes:
    stream = GzipStream(io.BytesIO(data))
    read = stream.read(10_000_000)
    stream.check_end()
    return read


def test_any_place_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_stream, "STATE_EVERY", 100_000)
    stream = GzipStream(io.BytesIO(gzip.compress(DATA)))
    assert stream.read(len(DATA) + 1) == DATA
    assert len(stream._states) == 3
    for at in (299_999, 0, 150_000, 150_001, 90_000, 200_000, 299_000):
        stream.seek(at)
        assert stream.at == at
        assert stream.read(500) == DATA[at : at + 500]


HOSTILE = {
    "it is cut off": (gzip.compress(DATA)[:-1000], "not whole"),
    "its checksum is cut off": (gzip.compress(DATA)[:-8], "not whole"),
    "its checksum is another": (gzip.compress(DATA)[:-8] + bytes(8), "damaged"),
    "its size is another": (gzip.compress(DATA)[:-4] + bytes(4), "damaged"),
    "a byte of it is another": (gzip.compress(DATA)[:5000] + b"\0" + gzip.compress(DATA)[5001:], "damaged"),
    "a second one follows": (gzip.compress(DATA) * 2, "something follows its end"),
    "text follows": (gzip.compress(DATA) + b"text", "something follows its end"),
    "it is a bomb": (gzip.compress(bytes(30_000_000)), "200 times"),
    "it unpacks to nothing for ever": (b"\x1f\x8b\x08" + bytes(7) + b"\0\0\0\xff\xff" * 20_000, "not whole"),
    "it is nothing but its first bytes": (b"\x1f\x8b\x08", "not whole"),
}


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_gzip_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        _read_all(data)


def test_a_bomb_is_not_unpacked_beyond_the_bound() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, gzip_stream.WITH_GZIP_HEADER)
    bomb = packer.compress(bytes(30_000_000)) + packer.flush()
    stream = GzipStream(io.BytesIO(bomb))
    with pytest.raises(ArchiveError):
        stream.read(10**9)
    assert stream._at < archive_checks.MAX_RATIO * len(bomb) + 2 * gzip_stream.CHUNK


def test_a_gzip_that_is_too_large_or_holds_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_stream, "MAX_UNPACKED", 200_000)
    with pytest.raises(ArchiveError, match="larger than"):
        _read_all(gzip.compress(DATA))
    monkeypatch.setattr(archive_checks, "MAX_ARCHIVE", 1000)
    with pytest.raises(ArchiveError, match="larger than"):
        _read_all(gzip.compress(DATA))


def test_a_file_that_was_closed_is_an_error_in_words() -> None:
    file = io.BytesIO(gzip.compress(DATA))
    stream = GzipStream(file)
    file.close()
    with pytest.raises(ArchiveError, match="damaged"):
        stream.read(9)
