"""Recovers rows from a damaged database: reads its leaf pages one by one, without the b-tree above them.

The layout is that of SQLite's documentation, "Database File Format": leaf pages of tables, their cells, and chains of
overflow pages. A row is recovered only if it matches its digest; of several versions the newest.
"""

from __future__ import annotations

from collections.abc import Iterator
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
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of integers, by serial type."""
COLUMNS = 5
"""The columns of the table `records`."""


def salvage(path: Path) -> list[Row]:
    """The undamaged rows in the file at `path`, sorted by kind and id; raises `OSError`."""
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE_BYTES)
    newest: dict[tuple[str, str], Row] = {}
    for row in _rows(data):
        key = (row.kind, row.id)
        if row.is_whole and (key not in newest or newest[key].version < row.version):
            newest[key] = row
    return [newest[key] for key in sorted(newest)]


def _rows(data: bytes) -> Iterator[Row]:
    size, usable = _page_size(data)
    for start in range(0, len(data), size):
        page = data[start : start + size]
        head = HEADER_BYTES if start == 0 else 0
        if len(page) > head + 8 and page[head] == LEAF:
            count = int.from_bytes(page[head + 3 : head + 5])
            for cell in range(count):
                pointer = head + 8 + 2 * cell
                row = _cell(data, page, int.from_bytes(page[pointer : pointer + 2]), size, usable)
                if row is not None:
                    yield row


def _page_size(data: bytes) -> tuple[int, int]:
    """The bytes of a page, and how many of them are usable; the defaults if the header is damaged."""
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    if not data.startswith(HEADER) or size not in PAGE_SIZES:
        return DEFAULT_PAGE_SIZE, DEFAULT_PAGE_SIZE
    reserved = data[20]
    return size, size - reserved if size - reserved >= 480 else size


def _cell(data: bytes, page: bytes, offset: int, size: int, usable: int) -> Row | None:
    """The row in the cell at `offset` of a page, None if it cannot be read."""
    length, offset = _varint(page, offset)
    _, offset = _varint(page, offset)
    if not 0 < length <= MAX_ROW_BYTES or offset >= len(page):
        return None
    local = _local_bytes(length, usable)
    payload = page[offset : offset + local]
    if local < length:
        first = int.from_bytes(page[offset + local : offset + local + 4])
        payload += _overflow(data, first, length - local, size, usable)
    return _row(payload) if len(payload) == length else None


def _local_bytes(length: int, usable: int) -> int:
    """The bytes of a payload that are in the leaf page itself, not in overflow pages."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    return local if local <= usable - 35 else least


def _overflow(data: bytes, number: int, wanted: int, size: int, usable: int) -> bytes:
    """`wanted` bytes of a payload from the chain of overflow pages that begins at page `number` (from 1)."""
    pieces: list[bytes] = []
    while wanted > 0 and 0 < number <= len(data) // size:
        page = data[(number - 1) * size : number * size]
        piece = page[4 : min(usable, 4 + wanted)]
        pieces.append(piece)
        wanted -= len(piece)
        number = int.from_bytes(page[:4])
    return b"".join(pieces)


def _row(payload: bytes) -> Row | None:
    """The row in a payload: a header of serial types, then the values."""
    length, position = _varint(payload, 0)
    values: list[object] = []
    start = length
    while position < length and len(values) < COLUMNS:
        kind, position = _varint(payload, position)
        if kind >= 12:
            end = start + (kind - 12) // 2
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
    if len(values) != COLUMNS or len(texts) != COLUMNS - 1 or not isinstance(values[2], int):
        return None
    return Row(texts[0], texts[1], values[2], texts[2], texts[3])


def _varint(data: bytes, start: int) -> tuple[int, int]:
    """SQLite's variable-length integer of 1 to 9 bytes at `start`, and the position after it."""
    value = 0
    for index in range(8):
        byte = data[start + index] if start + index < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, start + index + 1
    return value << 8 | (data[start + 8] if start + 8 < len(data) else 0), start + 9
