"""Saves rows from a damaged database: reads its pages one by one, whatever the tree above them is worth.

The layout is that of SQLite's documentation, "Database File Format": leaf pages of tables, their cells, the chains of
overflow pages. A row counts only if its digest says that it is as it was written; of several the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aixreader.userdata.database import HEADER
from aixreader.userdata.rows import Row

LARGEST = 512 * 1024 * 1024
LONGEST_ROW = 4 * 1024 * 1024
LEAF = 0x0D
HEAD = 100
"""Bytes of the file's header, at the beginning of the first page."""
SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)
USUAL = 4096
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
COLUMNS = 5


def salvage(path: Path) -> list[Row]:
    """The whole rows in the file at `path`, in the order of kinds and ids. Raises `OSError`."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST)
    found: dict[tuple[str, str], Row] = {}
    for row in _rows(data):
        key = (row.kind, row.id)
        if row.is_whole and (key not in found or found[key].version < row.version):
            found[key] = row
    return [found[key] for key in sorted(found)]


def _rows(data: bytes) -> Iterator[Row]:
    size, usable = _page_size(data)
    for start in range(0, len(data), size):
        page = data[start : start + size]
        head = HEAD if start == 0 else 0
        if len(page) > head + 8 and page[head] == LEAF:
            count = int.from_bytes(page[head + 3 : head + 5])
            for cell in range(count):
                at = head + 8 + 2 * cell
                row = _cell(data, page, int.from_bytes(page[at : at + 2]), size, usable)
                if row is not None:
                    yield row


def _page_size(data: bytes) -> tuple[int, int]:
    """Bytes of a page, and how many of them SQLite uses; the usual ones where the header is damaged."""
    size = int.from_bytes(data[16:18])
    size = 65536 if size == 1 else size
    if not data.startswith(HEADER) or size not in SIZES:
        return USUAL, USUAL
    reserved = data[20]
    return size, size - reserved if size - reserved >= 480 else size


def _cell(data: bytes, page: bytes, at: int, size: int, usable: int) -> Row | None:
    length, at = _varint(page, at)
    _, at = _varint(page, at)
    if not 0 < length <= LONGEST_ROW or at >= len(page):
        return None
    local = _local(length, usable)
    payload = page[at : at + local]
    if local < length:
        payload += _overflow(data, int.from_bytes(page[at + local : at + local + 4]), length - local, size, usable)
    return _row(payload) if len(payload) == length else None


def _local(length: int, usable: int) -> int:
    """How much of a payload stands in the page itself."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (length - least) % (usable - 4)
    return kept if kept <= usable - 35 else least


def _overflow(data: bytes, number: int, wanted: int, size: int, usable: int) -> bytes:
    pieces: list[bytes] = []
    while wanted > 0 and 0 < number <= len(data) // size:
        page = data[(number - 1) * size : number * size]
        piece = page[4 : min(usable, 4 + wanted)]
        pieces.append(piece)
        wanted -= len(piece)
        number = int.from_bytes(page[:4])
    return b"".join(pieces)


def _row(payload: bytes) -> Row | None:
    length, at = _varint(payload, 0)
    values: list[object] = []
    place = length
    while at < length and len(values) < COLUMNS:
        kind, at = _varint(payload, at)
        if kind >= 12:
            end = place + (kind - 12) // 2
            values.append(payload[place:end].decode("utf-8", "replace"))
        elif kind in (8, 9):
            end = place
            values.append(kind - 8)
        elif kind in INTEGERS:
            end = place + INTEGERS[kind]
            values.append(int.from_bytes(payload[place:end], signed=True))
        else:
            return None
        place = end
    texts = [value for value in values if isinstance(value, str)]
    if len(values) != COLUMNS or len(texts) != COLUMNS - 1 or not isinstance(values[2], int):
        return None
    return Row(texts[0], texts[1], values[2], texts[2], texts[3])


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(8):
        byte = data[at + place] if at + place < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | (data[at + 8] if at + 8 < len(data) else 0), at + 9
