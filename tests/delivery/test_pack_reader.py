"""Packs: what git makes comes out as it went in, and what nobody should send costs little."""

from __future__ import annotations

import os
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.delivery.pack_reader import BadPackError, PackLimits, read_pack
from aixreader.git.objects import GitObject
from tests.delivery.packs import BLOB, COMMIT, LIMITS, NAME_DELTA, OFFSET_DELTA, TREE, copied, delta, entry, packed
from tests.waiting import growth, no_hang

KETTLE = b"A kettle boils water.\n" * 20
ID = GitObject(b"blob", KETTLE).id


def names(pack: bytes, limits: PackLimits = LIMITS) -> list[tuple[bytes, bytes]]:
    return [(item.kind, item.data) for item in read_pack(pack, limits)]


def refused(pack: bytes, limits: PackLimits = LIMITS) -> str:
    with pytest.raises(BadPackError) as raised:
        names(pack, limits)
    return str(raised.value)


def test_objects_come_out_with_the_ids_that_git_gives_them() -> None:
    assert names(packed(entry(BLOB, KETTLE), entry(TREE, b""), entry(COMMIT, b"tree x"))) == [
        (b"blob", KETTLE),
        (b"tree", b""),
        (b"commit", b"tree x"),
    ]
    assert GitObject(b"blob", b"").id == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


@pytest.mark.parametrize("order", [1, -1], ids=["after", "before"])
def test_a_delta_changes_an_object_wherever_that_stands(order: int) -> None:
    change = delta(len(KETTLE), 28, copied(0, 22), b"\x06Steam.")
    entries = [entry(BLOB, KETTLE), entry(NAME_DELTA, change, between=bytes.fromhex(ID))]
    assert (b"blob", b"A kettle boils water.\nSteam.") in names(packed(*entries[::order]))


def test_a_delta_names_its_object_by_how_far_back_it_stands() -> None:
    base = entry(BLOB, KETTLE)
    change = entry(OFFSET_DELTA, delta(len(KETTLE), 8, copied(2, 6), b"\x02!!"), between=bytes([len(base)]))
    assert names(packed(base, change))[1] == (b"blob", b"kettle!!")


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        (b"", "does not begin"),
        (b"<html>Sign in</html>" * 9, "does not begin"),
        (packed(entry(BLOB, KETTLE))[:-30], "cut off or changed"),
        (packed(entry(BLOB, KETTLE)).replace(b"PACK\0\0\0\2", b"PACK\0\0\0\3"), "cut off or changed"),
        (packed(entry(BLOB, KETTLE), count=2), "ends within|unknown kind|damaged|stated"),
        (packed(entry(BLOB, KETTLE), entry(BLOB, b"x"), count=1), "follows its last object"),
        (packed(entry(BLOB, KETTLE), count=2**31), "instead of at most 100"),
        (packed(entry(5, b"")), "unknown kind"),
        (packed(entry(BLOB, KETTLE, size=10)), "the size that is stated"),
        (packed(entry(BLOB, KETTLE, size=9999)), "the size that is stated"),
        (packed(entry(BLOB, b"", size=2**40)), "more than 1,000,000"),
        (packed(b"\xbf" + b"\xff" * 9), "more than 1,000,000"),
        (packed(bytes([BLOB << 4 | 5]) + b"no zlib here"), "damaged"),
        (packed(bytes([BLOB << 4])), "the size that is stated"),
        (packed(entry(NAME_DELTA, delta(9, 9), between=b"\1" * 20)), "not in it"),
        (packed(entry(OFFSET_DELTA, delta(9, 9), between=b"\x0c")), "not in it"),
        (packed(entry(OFFSET_DELTA, delta(9, 9), between=b"\xff" * 30 + b"\0")), "damaged"),
    ],
)
def test_a_pack_that_lies_is_refused(pack: bytes, words: str) -> None:
    with no_hang():
        message = refused(pack)
    assert any(each in message for each in words.split("|"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (delta(len(KETTLE) + 1, 5, b"\5steam"), "does not fit"),
        (delta(len(KETTLE), 2_000_000, copied(0, 22)), "does not fit"),
        (delta(len(KETTLE), 5, copied(len(KETTLE), 5)), "copies what is not there"),
        (delta(len(KETTLE), 5, copied(0, 22)), "more than it states"),
        (delta(len(KETTLE), 50, copied(0, 22)), "less than it states"),
        (delta(len(KETTLE), 50, b"\0"), "unknown command"),
        (delta(len(KETTLE), 50, b"\x91"), "too early"),
        (delta(len(KETTLE), 50, b"\x20steam"), "too early"),
        (b"\x80" * 30, "too early|does not fit"),
        (b"", "too early"),
    ],
)
def test_a_delta_that_lies_is_refused(change: bytes, words: str) -> None:
    pack = packed(entry(BLOB, KETTLE), entry(NAME_DELTA, change, between=bytes.fromhex(ID)))
    assert any(each in refused(pack) for each in words.split("|"))


def test_a_small_pack_does_not_become_a_large_one() -> None:
    """600 MB of nothing are 0.6 MB in a pack, and deltas can copy them many times over."""
    zeros = entry(BLOB, bytes(900_000))
    change = delta(900_000, 1_000_000, *[copied(0, 100_000)] * 10)
    bomb = packed(
        zeros, *[entry(NAME_DELTA, change, between=bytes.fromhex(GitObject(b"blob", bytes(900_000)).id))] * 90
    )
    lying = packed(entry(BLOB, bytes(300_000_000), size=1000))
    assert len(bomb) < 20_000
    tracemalloc.start()
    assert "too large together" in refused(bomb)
    assert "the size that is stated" in refused(lying)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000


def test_many_objects_take_as_long_as_they_are_many() -> None:
    def read(count: int) -> None:
        limits = PackLimits(count, 1000, 10_000_000)
        assert len(names(packs[count], limits)) == count

    packs = {
        count: packed(*(entry(BLOB, b"%d" % number + os.urandom(200)) for number in range(count)))
        for count in (2000, 8000)
    }
    assert growth(read, 2000) < 8


@given(st.binary(max_size=400), st.integers(0, 3))
def test_no_bytes_do_anything_else_than_be_refused(noise: bytes, kind: int) -> None:
    pack = packed(noise) if kind else packed(entry(BLOB, KETTLE), noise)
    with no_hang():
        try:
            names(pack)
        except BadPackError:
            pass
        else:
            assert noise == b"" or kind
