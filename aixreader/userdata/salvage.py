"""Recovers rows from a damaged database: reads its leaf pages one by one, without the b-tree above them.

The layout is that of SQLite's documentation, "Database File Format": leaf pages of tables, their cells, and chains of
overflow pages. A row is recovered only if it matches its digest; of several versions the newest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aixreader.userdata.database import HEADER
from aixreader.userdata.rows import Row

MAX_FILE_BYTES = 512 * 1024 * 1024
MAX_ROW_BYTES = 4 * 1024 * 1024
LEAF = 0x0D
"""The type of a leaf page of a table."""
HEADER_BYTES = 100
"""The size of the file header, at the beginning of the first page."""
PAGE_SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)
DEFAULT_PAGE_SIZE = 4096
MIN_USABLE = 480
"""Bytes of a page; SQLite accepts no fewer."""
MAX_TIMES = 4
"""How many times the bytes of a page, or of the file, are read at most."""
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of integers, by serial type."""
COLUMNS = 5
"""The columns of the table `records`."""
INTEGER_COLUMN = 2
"""The one of them, from 0, that is no text."""
TEXT = 12
"""The least serial type of a text or of bytes."""


@dataclass(slots=True)
class Salvage:
    """The undamaged `rows` of a file, and the number of `unreadable` ones: those of destroyed pages are not seen."""

    rows: list[Row] = field(default_factory=list)
    unreadable: int = 0

    def merge(self, other: Salvage) -> Salvage:
        """The rows of both, of several versions the newest."""
        return Salvage(_newest([*self.rows, *other.rows]), min(self.unreadable, other.unreadable))


def salvage(path: Path) -> Salvage:
    """The undamaged rows in the file at `path`, sorted by kind and id; raises `OSError`."""
    if not path.is_file():  # a pipe or a folder of this name
        return Salvage()
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE_BYTES)
    layouts = [_Pages(data, size, usable) for size, usable in _layouts(data)]
    rows = _newest(row for pages in layouts for row in pages.rows())
    return Salvage(rows, min(pages.unreadable for pages in layouts))


def _newest(rows: Iterable[Row]) -> list[Row]:
    newest: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row.kind, row.id)
        if key not in newest or newest[key].version < row.version:
            newest[key] = row
    return [newest[key] for key in sorted(newest)]


def _layouts(data: bytes) -> list[tuple[int, int]]:
    """The bytes of a page and how many of them are usable: as the header says, and as they are by default."""
    layouts = [(DEFAULT_PAGE_SIZE, DEFAULT_PAGE_SIZE)]
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    if data.startswith(HEADER) and size in PAGE_SIZES:
        usable = size - data[20] if size - data[20] >= MIN_USABLE else size
        layouts.append((size, usable))
    return list(dict.fromkeys(layouts))


class _Pages:
    """The pages of a file. What is read of one page, and of all chains together, is limited to several times its size:
    in a damaged file any number of rows may lie one over the other.
    """

    def __init__(self, data: bytes, size: int, usable: int) -> None:
        self._data = data
        self._size = size
        self._usable = usable
        self._chained = 0
        self.unreadable = 0

    def rows(self) -> Iterator[Row]:
        """The rows that match their digests. Every page is tried: the byte that says what a page holds may be damaged,
        and digests tell rows from everything else.
        """
        for start in range(0, len(self._data), self._size):
            page = self._data[start : start + self._size]
            head = HEADER_BYTES if start == 0 else 0
            is_leaf = start > 0 and page[head : head + 1] == bytes([LEAF])  # the first page holds the schema
            for row in self._of_page(page, head):
                if row.is_whole:
                    yield row
                elif is_leaf:
                    self.unreadable += 1

    def _of_page(self, page: bytes, head: int) -> Iterator[Row]:
        """What has the form of a row in a page. The array of offsets ends where the page says, or later."""
        count = int.from_bytes(page[head + 3 : head + 5])
        read = 0
        for number, at in enumerate(range(head + 8, len(page) - 1, 2)):
            offset = int.from_bytes(page[at : at + 2])
            if not at < offset < len(page):
                if number >= count:
                    return
                continue
            payload = self._payload(page, offset)
            read += min(len(payload), self._size)
            if read > MAX_TIMES * self._size:
                return
            row = _row(payload)
            if row is not None:
                yield row

    def _payload(self, page: bytes, offset: int) -> bytes:
        """The payload of the cell at `offset` of a page; nothing if it cannot be read."""
        length, offset = _varint(page, offset)
        _, offset = _varint(page, offset)
        if not 0 < length <= MAX_ROW_BYTES or offset >= len(page):
            return b""
        local = _local_bytes(length, self._usable)
        payload = page[offset : offset + local]
        if local < length:
            first = int.from_bytes(page[offset + local : offset + local + 4])
            payload += self._overflow(first, length - local)
        return payload if len(payload) == length else b""

    def _overflow(self, number: int, wanted: int) -> bytes:
        """`wanted` bytes of a payload from the chain of overflow pages that begins at page `number` (from 1)."""
        pieces: list[bytes] = []
        size = self._size
        while wanted > 0 and 0 < number <= len(self._data) // size and self._chained < MAX_TIMES * len(self._data):
            page = self._data[(number - 1) * size : number * size]
            piece = page[4 : min(self._usable, 4 + wanted)]
            pieces.append(piece)
            wanted -= len(piece)
            self._chained += len(piece)
            number = int.from_bytes(page[:4])
        return b"".join(pieces)


def _local_bytes(length: int, usable: int) -> int:
    """The bytes of a payload that are in the leaf page itself, not in overflow pages."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    return local if local <= usable - 35 else least


def _row(payload: bytes) -> Row | None:
    """The row in a payload: a header of serial types, then the values. Nearly all that is tried is none."""
    length, position = _varint(payload, 0)
    values: list[object] = []
    start = length
    while position < length and len(values) < COLUMNS:
        kind, position = _varint(payload, position)
        if (kind < TEXT) is not (len(values) == INTEGER_COLUMN):
            return None
        if kind >= TEXT:
            end = start + (kind - TEXT) // 2
            values.append(payload[start:end].decode("utf-8", "replace"))
        elif kind in (8, 9):
            end = start
            values.append(kind - 8)
        elif kind in INTEGERS:
            end = start + INTEGERS[kind]
            values.append(int.from_bytes(payload[start:end], signed=True))
        else:
            return None
        start = end
    texts = [value for value in values if isinstance(value, str)]
    if len(values) != COLUMNS or len(texts) != COLUMNS - 1:
        return None
    version = values[INTEGER_COLUMN]
    return Row(texts[0], texts[1], version, texts[2], texts[3]) if isinstance(version, int) else None


def _varint(data: bytes, start: int) -> tuple[int, int]:
    """SQLite's variable-length integer of 1 to 9 bytes at `start`, and the position after it."""
    if start < len(data) and data[start] < 0x80:
        return data[start], start + 1
    value = 0
    for index in range(8):
        byte = data[start + index] if start + index < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, start + index + 1
    return value << 8 | (data[start + 8] if start + 8 < len(data) else 0), start + 9
