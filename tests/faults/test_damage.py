"""Damaged files: the reader starts, says so, keeps the original, and saves what is whole.

Short forms of `damage` are among them.
"""

from __future__ import annotations

import random
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Record
from aixreader.userdata.store import NAME, Store
from tests.faults.damage import DAMAGES, flips, rounds

PAGE = 4096
COUNT = 400
FEW = 100
"""Enough for several pages of each kind; for what is tried a hundred times."""
LEAST = 20
"""Enough for more than one page of notes; for what is tried with every bit of one row."""
TRIES = 80


def marks(count: int) -> list[Record]:
    found: list[Record] = [Bookmark(f"b{number}", f"s{number}", f"Title {number}") for number in range(count)]
    return [*found, *(Annotation(f"a{number}", "s", "T", note=f"note {number} " * 20) for number in range(count))]


def sound(folder: Path, count: int) -> bytes:
    """The bytes of a sound file with so many marks of each kind."""
    store = Store(folder / "sound", lambda: "2026-11-23")
    store.open()
    store.write(map(Put, marks(count)))
    store.close()
    return (folder / "sound" / NAME).read_bytes()


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


def test_pages_that_are_destroyed(tmp_path: Path) -> None:
    """Of each two thousandths of the file at most the rows of the destroyed pages are lost."""
    whole_file = sound(tmp_path, COUNT)
    dice = random.Random(2)  # noqa: S311 - chance, not secrecy
    whole = {record.id: record for record in marks(COUNT)}
    per_page = max(1, -(-2 * COUNT * PAGE // len(whole_file)) * 6)
    for number in range(TRIES // 4):
        data = bytearray(whole_file)
        page = dice.randrange(len(data) // PAGE)
        data[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
        notice, found, aside = opened(tmp_path / str(number), bytes(data))
        assert "damaged" in notice
        assert aside == [bytes(data)]
        assert all(whole[name] == record for name, record in found.items())
        assert len(whole) - len(found) <= per_page, page


def test_bytes_that_are_changed_anywhere(tmp_path: Path) -> None:
    whole_file = sound(tmp_path, FEW)
    dice = random.Random(4)  # noqa: S311 - chance, not secrecy
    whole = {record.id: record for record in marks(FEW)}
    for number in range(TRIES):
        data = bytearray(whole_file)
        for _ in range(dice.choice([1, 1, 5, 200])):
            data[dice.randrange(len(data))] = dice.randrange(256)
        if dice.random() < 0.2:
            del data[dice.randrange(len(data)) :]
        notice, found, aside = opened(tmp_path / str(number), bytes(data))
        assert all(whole[name] == record for name, record in found.items()), "what is read is as it was written"
        assert notice or len(found) == len(whole)
        assert bool(aside) is bool(notice and data)


def test_every_flipped_bit_in_a_text_is_noticed(tmp_path: Path) -> None:
    """Of one note, every bit of every byte."""
    whole_file = sound(tmp_path, LEAST)
    start = whole_file.index(b"note 7 note 7")
    for number in range(8 * 14):
        data = bytearray(whole_file)
        data[start + number // 8] ^= 1 << number % 8
        notice, found, _aside = opened(tmp_path / str(number), bytes(data))
        assert "1 of its rows" in notice
        assert "a7" not in found
        assert len(found) == 2 * LEAST - 1


def test_flipped_bits_of_header_and_schema_lose_nothing(tmp_path: Path) -> None:
    """The bits that the program or SQLite looks at: the header, and the schema at the end of the page."""
    data = sound(tmp_path, 2)
    schema = data.index(b"tablerecordsrecords")
    used = [*range(18, 24), 47, 59, 63, 71, *range(100, 112), *range(schema, PAGE, 3)]
    bits = [8 * byte + (byte % 8) for byte in used] + [8 * 63 + bit for bit in range(8)] + [8 * 18 + 1]
    outcomes = dict(flips(tmp_path, bits, 2))
    assert {outcome.kind for outcome in outcomes.values()} == {"whole", "said"}
    assert {outcome.found for outcome in outcomes.values()} == {4}
    assert sum(outcome.kind == "said" for outcome in outcomes.values()) > len(bits) / 2


def test_every_kind_of_damage_is_survived(tmp_path: Path) -> None:
    wrong = [
        f"{name}: {outcome.text}" for name, outcome in rounds(tmp_path, len(DAMAGES), 30) if outcome.kind == "wrong"
    ]
    assert wrong == []
