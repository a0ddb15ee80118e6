"""How large an image is, read from the head of its file: PNG, GIF, JPEG, WebP, AVIF, BMP, ICO, SVG.

The files are strangers': nothing is decoded, no more than a head is looked at, and whatever is odd has no size.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from aixreader.source.picture_kinds import AVIF, BMP, GIF, ICO, JPEG, PNG, SVG, WEBP, picture_kind

MAX_LENGTH = 100_000
"""In pixels; larger sizes in a file are ignored."""
SVG_HEAD = 4_096
AVIF_HEAD = 16_384
MAX_ICONS = 100
MAX_SEGMENTS = 500
SVG_TAG = re.compile(rb"<svg\b([^>]*)>", re.IGNORECASE)
SVG_LENGTH = re.compile(rb"([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?")
SVG_ATTRIBUTE = re.compile(rb"""\b(width|height|viewBox)\s*=\s*(?:"([^"]{0,100})"|'([^']{0,100})')""")
# Frame headers of JPEG: all of C0 to CF but the tables (C4, CC) and the one that is reserved (C8).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[int, int]


def image_size(data: bytes) -> Size | None:
    """Width and height in pixels, or None if the header has none. Never raises."""
    try:
        size = _read(data)
    except (ArithmeticError, struct.error, ValueError):
        return None
    return size if size and all(0 < length <= MAX_LENGTH for length in size) else None


def _read(data: bytes) -> Size | None:
    read = READERS.get(picture_kind(data) or "")
    return read(data) if read else None


def _png(data: bytes) -> Size | None:
    return _pair(">II", data, 16) if data[12:16] == b"IHDR" else None


def _gif(data: bytes) -> Size | None:
    return _pair("<HH", data, 6)


def _pair(form: str, data: bytes, at: int) -> Size:
    one, two = struct.unpack_from(form, data, at)
    return int(one), int(two)


def _jpeg(data: bytes) -> Size | None:
    """The size of the first frame header; segments before it are passed by their length."""
    at = 2
    for _ in range(MAX_SEGMENTS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        mark, length = struct.unpack_from(">xBH", data, at)
        if data[at] != 0xFF:
            return None
        if mark in FRAMES:
            height, width = _pair(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = _pair("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and data[20:21] == b"\x2f":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(data) >= len("RIFFsizeWEBPVP8Xsizeflagwwwhhh"):
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def _bmp(data: bytes) -> Size | None:
    """The size in a bitmap's header; a negative height means that its rows go from top to bottom."""
    if int.from_bytes(data[14:18], "little") == 12:
        return _pair("<HH", data, 18)
    width, height = _pair("<ii", data, 18)
    return width, abs(height)


def _ico(data: bytes) -> Size | None:
    """The size of the largest picture of an icon; 0 means 256."""
    (count,) = struct.unpack_from("<H", data, 4)
    sizes = [struct.unpack_from("BB", data, 6 + 16 * number) for number in range(min(count, MAX_ICONS))]
    return max(((width or 256, height or 256) for width, height in sizes), default=None)


def _avif(data: bytes) -> Size | None:
    """The largest of the image spatial extents (`ispe`, ISO 23008-12, 6.5.3); others are those of thumbnails."""
    head, at, sizes = data[:AVIF_HEAD], 0, [(0, 0)]
    while (at := head.find(b"ispe", at + 1)) > 0:
        sizes.append(_pair(">II", head, at + 8))
    return max(sizes)


def _svg(data: bytes) -> Size | None:
    """The size its root states, in pixels or by its view box; other units tell no pixels."""
    root = SVG_TAG.search(data[:SVG_HEAD])
    if root is None:
        return None
    values = {match[1]: (match[2] or match[3] or b"").strip() for match in SVG_ATTRIBUTE.finditer(root[1])}
    lengths = [SVG_LENGTH.fullmatch(values.get(name, b"")) for name in (b"width", b"height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = values.get(b"viewBox", b"").replace(b",", b" ").split()
    if len(box) == len(("x", "y", "width", "height")):
        return round(float(box[2])), round(float(box[3]))
    return None


READERS: dict[str, Callable[[bytes], Size | None]] = {
    AVIF: _avif, BMP: _bmp, GIF: _gif, ICO: _ico, JPEG: _jpeg, PNG: _png, SVG: _svg, WEBP: _webp
}  # fmt: skip
