"""Contents by their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.delivery.mirror.blobs import BlobStore
from aixreader.errors import Cancelled, MirrorError

DATA = bytes(range(256)) * 1000
DIGEST = hashlib.sha256(DATA).hexdigest()


class Sender:
    """Sends `data` in pieces, and breaks off before the byte `until`."""

    def __init__(self, data: bytes = DATA, until: int | None = None) -> None:
        self.data, self.until = data, until
        self.asked: list[int] = []

    def __call__(self, start: int) -> Iterator[bytes]:
        self.asked.append(start)
        for at in range(start, len(self.data), 1000):
            if self.until is not None and at >= self.until:
                raise Cancelled
            yield self.data[at : at + 1000]


def nothing(_count: int) -> None:
    """No progress."""


def test_a_content_is_stored(tmp_path: Path) -> None:
    store, counts = BlobStore(tmp_path), list[int]()
    assert not store.holds(DIGEST, len(DATA))
    store.receive(DIGEST, len(DATA), Sender(), counts.append)
    assert store.holds(DIGEST, len(DATA))
    assert store.read(DIGEST, len(DATA)) == DATA
    assert (counts[0], counts[-1]) == (0, len(DATA))
    assert list((tmp_path / "blobs/parts").iterdir()) == []


def test_an_empty_one_too(tmp_path: Path) -> None:
    store, digest = BlobStore(tmp_path), hashlib.sha256(b"").hexdigest()
    store.receive(digest, 0, Sender(b""), nothing)
    assert store.read(digest, 0) == b""


def test_what_broke_off_goes_on(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    with pytest.raises(Cancelled):
        store.receive(DIGEST, len(DATA), Sender(until=50_000), nothing)
    assert not store.path(DIGEST).exists()
    second = Sender()
    store.receive(DIGEST, len(DATA), second, nothing)
    assert second.asked == [50_000]
    assert store.read(DIGEST, len(DATA)) == DATA


@pytest.mark.parametrize("left", [b"x" * 50_000, b"x" * (len(DATA) + 1), b"x" * len(DATA)])
def test_what_was_left_and_is_damaged_is_begun_anew(tmp_path: Path, left: bytes) -> None:
    store = BlobStore(tmp_path)
    (tmp_path / "blobs/parts").mkdir(parents=True)
    (tmp_path / "blobs/parts" / DIGEST).write_bytes(left)
    store.receive(DIGEST, len(DATA), Sender(), nothing)
    assert store.read(DIGEST, len(DATA)) == DATA


@pytest.mark.parametrize(
    ("sent", "reason"),
    [(DATA[:-1], "altered"), (DATA[:-1] + b"x", "altered"), (DATA + b"x", "endless"), (b"", "altered")],
)
def test_what_was_not_signed_is_not_stored(tmp_path: Path, sent: bytes, reason: str) -> None:
    store = BlobStore(tmp_path)
    with pytest.raises(MirrorError) as caught:
        store.receive(DIGEST, len(DATA), Sender(sent), nothing)
    assert caught.value.reason == reason
    assert not store.path(DIGEST).exists()
    store.receive(DIGEST, len(DATA), Sender(), nothing)
    assert store.holds(DIGEST, len(DATA))


def test_what_goes_bad_later_is_noticed(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    store.receive(DIGEST, len(DATA), Sender(), nothing)
    store.path(DIGEST).write_bytes(b"x" + DATA[1:])
    assert not store.holds(DIGEST, len(DATA))
    with pytest.raises(OSError, match="not what was signed"):
        store.read(DIGEST, len(DATA))


def test_what_is_not_wanted_is_removed(tmp_path: Path) -> None:
    store, other = BlobStore(tmp_path), hashlib.sha256(b"other").hexdigest()
    store.receive(DIGEST, len(DATA), Sender(), nothing)
    store.receive(other, 5, Sender(b"other"), nothing)
    (tmp_path / "blobs/parts/left").touch()
    store.forget({other})
    assert [path.name for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == [other]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "blobs").touch()
    with pytest.raises(MirrorError, match="cannot be written") as caught:
        BlobStore(tmp_path).receive(DIGEST, len(DATA), Sender(), nothing)
    assert caught.value.reason == "storage"
