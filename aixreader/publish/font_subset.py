"""A part of a TrueType font, to be embedded: the outlines of a few characters, without hints and kerning.

Tables and fields have the names of the OpenType specification.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2")
INSTALLABLE = 0
"""The embedding permission (fsType) of fonts that may be embedded by anybody, without conditions."""
MAX_PARTS = 64
"""Components of a composite glyph; composites of composites are left out below `MAX_DEPTH`."""
MAX_DEPTH = 8
ARE_WORDS, HAS_SCALE, IS_MORE, HAS_TWO_SCALES, HAS_MATRIX, HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
"""Flags of a component."""
CHECKSUM = 0xB1B0AFBA
COPIED_NAMES = frozenset({0, 14})
"""Copyright, and the address of the licence, in the name table."""
UNICODE = (3, 1, 0x409)
"""Platform, encoding and language of names in UTF-16."""


@dataclass(frozen=True, slots=True)
class _Component:
    """A glyph in a composite one: where its number is in the data, the number, and where the component ends."""

    place: int
    glyph: int
    end: int


def font_subset(table: Callable[[str], bytes], characters: Mapping[str, int], family: str) -> bytes | None:
    """A font named `family` with the outlines of `characters`, each with the number of its glyph; `table` gives the
    tables of the font. None for a font that has other outlines, does not permit it, or is damaged.
    """
    try:
        return _Subset(table, characters, family).font()
    except (struct.error, IndexError, ValueError):
        return None


class _Subset:
    def __init__(self, table: Callable[[str], bytes], characters: Mapping[str, int], family: str) -> None:
        self._tables = {name: table(name) for name in TABLES}
        self._names = table("name")
        self._characters = dict(sorted(pair for pair in characters.items() if pair[1] and ord(pair[0]) < 0xFFFF))
        self._family = family
        if not all(self._tables.values()):
            raise ValueError(family)
        if struct.unpack_from(">H", self._tables["OS/2"], 8)[0] != INSTALLABLE:
            raise ValueError(family)
        is_long = struct.unpack_from(">h", self._tables["head"], 50)[0]
        loca = self._tables["loca"]
        count = len(loca) // (4 if is_long else 2)
        places = struct.unpack_from(f">{count}{'I' if is_long else 'H'}", loca)
        self._places = places if is_long else tuple(2 * place for place in places)
        self._metric_count = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        self._numbers = self._reachable()

    def font(self) -> bytes:
        """The file."""
        glyphs = [self._glyph(number) for number in self._numbers]
        places = [0]
        for glyph in glyphs:
            places.append(places[-1] + len(glyph))
        count = len(glyphs)
        head, hhea, maxp = (bytearray(self._tables[name]) for name in ("head", "hhea", "maxp"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, count)
        struct.pack_into(">H", maxp, 4, count)
        tables = {
            "OS/2": self._tables["OS/2"],
            "cmap": self._character_map(),
            "glyf": b"".join(glyphs),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(self._metrics(number) for number in self._numbers),
            "loca": struct.pack(f">{len(places)}I", *places),
            "maxp": bytes(maxp),
            "name": self._name_table(),
            "post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
        }
        return _file(tables)

    def _reachable(self) -> list[int]:
        """The numbers of the glyphs: that for missing ones, those of the characters, and what these are composed of."""
        found = dict.fromkeys((0, *self._characters.values()))
        level = list(found)
        for _ in range(MAX_DEPTH):
            level = [part.glyph for number in level for part in _components(self._data(number))]
            level = [number for number in dict.fromkeys(level) if number not in found]
            found.update(dict.fromkeys(level))
        return list(found)

    def _data(self, number: int) -> bytes:
        return self._tables["glyf"][self._places[number] : self._places[number + 1]]

    def _glyph(self, number: int) -> bytes:
        """The outline without instructions, with the new numbers of its components."""
        data = self._data(number)
        if not data:
            return b""
        contours = struct.unpack_from(">h", data)[0]
        if contours >= 0:
            at = 10 + 2 * contours
            length = struct.unpack_from(">H", data, at)[0]
            data = data[:at] + b"\0\0" + data[at + 2 + length :]
        else:
            data = self._composite(data)
        return data + b"\0" * (-len(data) % 4)

    def _composite(self, data: bytes) -> bytes:
        out, end = bytearray(data), len(data)
        for part in _components(data):
            end = part.end
            flags = struct.unpack_from(">H", data, part.place - 2)[0] & ~HAS_INSTRUCTIONS
            struct.pack_into(">HH", out, part.place - 2, flags, self._numbers.index(part.glyph))
        return bytes(out[:end])

    def _metrics(self, number: int) -> bytes:
        """Advance width and left side bearing."""
        hmtx, last = self._tables["hmtx"], self._metric_count - 1
        advance = struct.unpack_from(">H", hmtx, 4 * min(number, last))[0]
        at = 4 * number + 2 if number <= last else 4 * self._metric_count + 2 * (number - last - 1)
        return struct.pack(">Hh", advance, struct.unpack_from(">h", hmtx, at)[0])

    def _character_map(self) -> bytes:
        """Format 4: a segment for each character, and the one that ends the list."""
        codes = [*map(ord, self._characters), 0xFFFF]
        deltas = [(self._numbers.index(self._characters[chr(code)]) - code) & 0xFFFF for code in codes[:-1]] + [1]
        count = len(codes)
        power = 1 << (count.bit_length() - 1)
        search = (2 * power, power.bit_length() - 1, 2 * (count - power))
        words = (*codes, 0, *codes, *deltas, *([0] * count))
        body = struct.pack(">HHHH", 2 * count, *search) + struct.pack(f">{len(words)}H", *words)
        return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", 4, 6 + len(body), 0) + body

    def _name_table(self) -> bytes:
        """The name, and what the font says of its copyright."""
        texts = {1: self._family, 2: "Regular", 4: self._family, 6: self._family.replace(" ", "")}
        texts = dict(sorted((texts | dict(_names(self._names))).items()))
        records, data = b"", b""
        for number, text in texts.items():
            encoded = text.encode("utf-16-be")
            records += struct.pack(">HHHHHH", *UNICODE, number, len(encoded), len(data))
            data += encoded
        return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + data


def _components(data: bytes) -> Iterator[_Component]:
    """The components of a composite glyph; none of a simple one."""
    if not data or struct.unpack_from(">h", data)[0] >= 0:
        return
    at = 10
    for _ in range(MAX_PARTS):
        flags, glyph = struct.unpack_from(">HH", data, at)
        place = at + 2
        at += 4 + (4 if flags & ARE_WORDS else 2)
        at += 2 if flags & HAS_SCALE else 4 if flags & HAS_TWO_SCALES else 8 if flags & HAS_MATRIX else 0
        yield _Component(place, glyph, at)
        if not flags & IS_MORE:
            return


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    if len(table) < 6:
        return
    count, start = struct.unpack_from(">HH", table, 2)
    for record in range(count):
        platform, encoding, language, number, length, at = struct.unpack_from(">HHHHHH", table, 6 + 12 * record)
        if (platform, encoding, language) == UNICODE and number in COPIED_NAMES:
            yield number, table[start + at : start + at + length].decode("utf-16-be", "replace")


def _file(tables: dict[str, bytes]) -> bytes:
    """A font file of `tables`, which are in the order of their names."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    search = (16 * power, power.bit_length() - 1, 16 * (count - power))
    directory, body, at = struct.pack(">IHHHH", 0x10000, count, *search), b"", 12 + 16 * count
    head = 0
    for name, data in tables.items():
        head = at if name == "head" else head
        directory += struct.pack(">4sIII", name.encode(), _checksum(data), at, len(data))
        body += data + b"\0" * (-len(data) % 4)
        at = 12 + 16 * count + len(body)
    font = bytearray(directory + body)
    struct.pack_into(">I", font, head + 8, (CHECKSUM - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
