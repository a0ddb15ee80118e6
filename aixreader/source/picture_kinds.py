"""Which kind of picture a file is, by its first bytes: names lie, and browsers do not ask them either.

Taken is what Chromium shows in an `<img>` (the MIME Sniffing Standard, 6.1, with AVIF and SVG).
"""

from __future__ import annotations

import re

GIF, JPEG, PNG, WEBP = "image/gif", "image/jpeg", "image/png", "image/webp"
AVIF, BMP, ICO, SVG = "image/avif", "image/bmp", "image/x-icon", "image/svg+xml"
STARTS = (
    (b"\x89PNG\r\n\x1a\n", PNG),  # animated ones (APNG) as well
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"\xff\xd8\xff", JPEG),
    (b"\0\0\1\0", ICO),
    (b"\0\0\2\0", ICO),  # a cursor, which is an icon with a hot spot
)
BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
"""Sizes of the header that follows the file header of a bitmap."""
MAX_BRANDS = 64
"""Bytes of the list of brands of an ISO media file that are read."""
SVG_HEAD = 4_096
SPACE = re.compile(rb"\s*")
DOCTYPE = re.compile(rb"<!DOCTYPE\s{1,9}(?:svg:)?svg\b", re.IGNORECASE)
SVG_START = re.compile(rb"<(?:svg:)?svg[\s>/]")


def picture_kind(data: bytes) -> str | None:
    """The MIME type of a picture that is taken, None for anything else."""
    for start, mime in STARTS:
        if data.startswith(start):
            return mime
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp" and _brands(data) & {b"avif", b"avis"}:
        return AVIF
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in BMP_HEADERS:
        return BMP
    return SVG if _is_svg(data[:SVG_HEAD]) else None


def _brands(data: bytes) -> set[bytes]:
    """The brands of an ISO media file (ISO 14496-12, 4.3): the major one, and those it is compatible with."""
    length = min(int.from_bytes(data[:4], "big"), MAX_BRANDS)
    return {data[at : at + 4] for at in range(8, length, 4) if at != 12}


def _is_svg(head: bytes) -> bool:
    """Whether the root element is `svg`: after a byte order mark, the XML declaration, a doctype and comments."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    at = _after_space(head, len(b"\xef\xbb\xbf") if head.startswith(b"\xef\xbb\xbf") else 0)
    while at < len(head):
        end = next((end for start, end in ((b"<?", b"?>"), (b"<!--", b"-->")) if head.startswith(start, at)), b"")
        if not end and DOCTYPE.match(head, at):
            end = b"]>" if b"[" in head[at : head.find(b">", at) + 1] else b">"
        if not end:
            return SVG_START.match(head, at) is not None
        stop = head.find(end, at)
        if stop < 0:
            return False
        at = _after_space(head, stop + len(end))
    return False


def _after_space(head: bytes, at: int) -> int:
    space = SPACE.match(head, at)
    return space.end() if space else at
