"""Damaged files: the reader starts, says so, keeps the original, and saves what is whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Record
from aixreader.userdata.store import NAME, Store

PAGE = 4096
COUNT = 400
TRIES = 80


def marks() -> list[Record]:
    found: list[Record] = [Bookmark(f"b{number}", f"s{number}", f"Title {number}") for number in range(COUNT)]
    return [*found, *(Annotation(f"a{number}", "s", "T", note=f"note {number} " * 20) for number in range(COUNT))]


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    """The bytes of a sound file."""
    store = Store(tmp_path / "sound", lambda: "2026-11-23")
    store.open()
    store.write(map(Put, marks()))
    store.close()
    return (tmp_path / "sound" / NAME).read_bytes()


def opened(folder: Path, data: bytes) -> tuple[str, dict[str, Record], list[bytes]]:
    """What is said of such a file, what is read of it, and what was set aside."""
    folder.mkdir()
    (folder / NAME).write_bytes(data)
    store = Store(folder, lambda: "2026-11-23")
    try:
        notice = store.open().notice
    except UserDataError as error:  # it seems to be a newer reader's, and cannot be read
        assert (folder / NAME).read_bytes() == data
        return error.message, {}, [data]
    found = {record.id: record for record in store.load()}
    if store.read_only:
        return notice, found, [data]
    store.write([Put(Bookmark("new", "s", "New"))])
    store.close()
    return notice, found, [path.read_bytes() for path in folder.glob("*.damaged-*")]


def test_pages_that_are_destroyed(sound: bytes, tmp_path: Path) -> None:
    """Of each two thousandths of the file at most the rows of the destroyed pages are lost."""
    dice = random.Random(2)  # noqa: S311 - chance, not secrecy
    whole = {record.id: record for record in marks()}
    per_page = max(1, -(-2 * COUNT * PAGE // len(sound)) * 6)
    for number in range(TRIES // 4):
        data = bytearray(sound)
        page = dice.randrange(len(data) // PAGE)
        data[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
        notice, found, aside = opened(tmp_path / str(number), bytes(data))
        assert "damaged" in notice
        assert aside == [bytes(data)]
        assert all(whole[name] == record for name, record in found.items())
        assert len(whole) - len(found) <= per_page, page


def test_bytes_that_are_changed_anywhere(sound: bytes, tmp_path: Path) -> None:
    dice = random.Random(4)  # noqa: S311 - chance, not secrecy
    whole = {record.id: record for record in marks()}
    for number in range(TRIES):
        data = bytearray(sound)
        for _ in range(dice.choice([1, 1, 5, 200])):
            data[dice.randrange(len(data))] = dice.randrange(256)
        if dice.random() < 0.2:
            del data[dice.randrange(len(data)) :]
        notice, found, aside = opened(tmp_path / str(number), bytes(data))
        assert all(whole[name] == record for name, record in found.items()), "what is read is as it was written"
        assert notice or len(found) == len(whole)
        assert bool(aside) is bool(notice and data)


def test_every_flipped_bit_in_a_text_is_noticed(sound: bytes, tmp_path: Path) -> None:
    """Of one note, every bit of every byte."""
    start = sound.index(b"note 7 note 7")
    for number in range(8 * 14):
        data = bytearray(sound)
        data[start + number // 8] ^= 1 << number % 8
        notice, found, _aside = opened(tmp_path / str(number), bytes(data))
        assert "1 of its rows" in notice
        assert "a7" not in found
        assert len(found) == 2 * COUNT - 1
