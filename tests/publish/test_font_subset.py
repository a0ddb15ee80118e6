"""Parts of fonts. The fonts are of our own making: squares and what is composed of them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import pairwise

from aixreader.publish.font_subset import font_subset

SQUARE = (
    struct.pack(">hhhhhHH", 1, 0, 0, 100, 100, 3, 2)
    + b"\x01\x02"
    + bytes([1, 1, 1, 1])
    + struct.pack(">4h4h", 0, 100, 0, -100, 0, 0, 100, 0)
)
"""A glyph with instructions of two bytes."""


def composite(*glyphs: int) -> bytes:
    """A glyph of others, with words for offsets, and instructions behind."""
    parts = [
        struct.pack(">HHhh", 0x1 | 0x2 | 0x100 | (0x20 if number < len(glyphs) - 1 else 0), glyph, 0, 0)
        for number, glyph in enumerate(glyphs)
    ]
    return struct.pack(">hhhhh", -1, 0, 0, 100, 100) + b"".join(parts) + struct.pack(">H", 1) + b"\x07"


def font(glyphs: list[bytes], *, permission: int = 0) -> dict[str, bytes]:
    """The tables of a font."""
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph) + len(glyph) % 2)
    count = len(glyphs)
    return {
        "head": b"\0" * 50 + struct.pack(">hh", 0, 0),
        "hhea": b"\0" * 34 + struct.pack(">H", 2),
        "maxp": struct.pack(">IH", 0x10000, count) + b"\0" * 26,
        "hmtx": struct.pack(">HhHh", 500, 1, 600, 2) + struct.pack(f">{count - 2}h", *range(10, 8 + count)),
        "loca": struct.pack(f">{count + 1}H", *(place // 2 for place in places)),
        "glyf": b"".join(glyph + b"\0" * (len(glyph) % 2) for glyph in glyphs),
        "OS/2": b"\0" * 8 + struct.pack(">H", permission) + b"\0" * 86,
        "name": struct.pack(">HHH", 0, 1, 18)
        + struct.pack(">HHHHHH", 3, 1, 0x409, 0, 6, 0)
        + "(c)".encode("utf-16-be"),
    }


def tables_of(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {name.decode(): data[at : at + length] for name, _, at, length in entries}


def reading(tables: dict[str, bytes]) -> Callable[[str], bytes]:
    return lambda name: tables.get(name, b"")


GLYPHS = [SQUARE, b"", SQUARE, SQUARE, composite(2, 5), SQUARE, composite(4)]


def test_what_is_needed_is_there_under_new_numbers() -> None:
    data = font_subset(reading(font(GLYPHS)), {"b": 6, " ": 1, "a": 2, "x": 0, "\U0001f600": 3}, "Tea Leaves")
    assert data is not None
    tables = tables_of(data)
    assert list(tables) == sorted(tables)
    assert struct.unpack_from(">H", tables["maxp"], 4)[0] == 6, "missing, space, a, b, and what b is composed of"
    places = struct.unpack(f">{len(tables['loca']) // 4}I", tables["loca"])
    glyphs = [tables["glyf"][start:end] for start, end in pairwise(places)]
    assert [len(glyph) for glyph in glyphs] == [36, 0, 36, 20, 28, 36]
    assert all(struct.unpack_from(">H", glyph, 12)[0] == 0 for glyph in glyphs if len(glyph) == 36), "no instructions"
    assert struct.unpack_from(">HH", glyphs[3], 10) == (0x3, 4), "b is composed of what was number 4"
    assert [struct.unpack_from(">H", glyphs[4], at)[0] for at in (12, 20)] == [2, 5]
    assert struct.unpack_from(">HhHh", tables["hmtx"], 0) == (500, 1, 600, 2)
    assert struct.unpack_from(">Hh", tables["hmtx"], 8) == (600, 10)
    codes = struct.unpack_from(">4H", tables["cmap"], 12 + 14)
    assert codes == (ord(" "), ord("a"), ord("b"), 0xFFFF)
    assert "Tea Leaves".encode("utf-16-be") in tables["name"]
    assert "(c)".encode("utf-16-be") in tables["name"]
    words = struct.unpack(f">{len(data) // 4}I", data)
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA


def test_fonts_that_may_not_be_embedded_are_not() -> None:
    for permission in (2, 4, 8, 0x100):
        assert font_subset(reading(font(GLYPHS, permission=permission)), {"a": 2}, "Tea") is None


def test_other_and_damaged_fonts_are_none() -> None:
    whole = font(GLYPHS)
    assert font_subset(reading({}), {"a": 2}, "Tea") is None
    for name in ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2"):
        assert font_subset(reading({**whole, name: b""}), {"a": 2}, "Tea") is None, name
        for length in range(1, min(len(whole[name]), 60)):
            font_subset(reading({**whole, name: whole[name][:length]}), {"b": 6, "a": 2}, "Tea")
    for damage in (composite(6), composite(*range(2, 7)), b"\xff\xff" + b"\xff" * 40):
        font_subset(reading(font([*GLYPHS[:-1], damage])), {"b": 6}, "Tea")
    assert font_subset(reading(whole), {"a": 900}, "Tea") is None
