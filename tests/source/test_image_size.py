"""Sizes of images from the heads of their files."""

from __future__ import annotations

import struct

import pytest

from aixreader.source.image_size import MAX_LENGTH, image_size
from tests.pictures import AVIF_HEAD, bmp, ico

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x06\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 640, 480) + b"\0\0\0"
SEGMENT = b"\xff\xe0" + struct.pack(">H", 6) + b"JFIF"
FRAME = b"\xff\xff\xc2" + struct.pack(">HBHH", 17, 8, 480, 640) + bytes(10)
JPEG = b"\xff\xd8" + SEGMENT + b"\xff\xc4" + struct.pack(">H", 4) + b"xx" + FRAME


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(body) + 12) + b"WEBP" + kind + struct.pack("<I", len(body)) + body


LOSSY = webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640 | 0x4000, 480))
LOSSLESS = webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14))
EXTENDED = webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"))


@pytest.mark.parametrize(
    "data",
    [
        PNG,
        GIF,
        JPEG,
        LOSSY,
        LOSSLESS,
        EXTENDED,
        b'<svg width="640" height="480px" xmlns="x">',
        b"<?xml version='1.0'?>\n<!-- x -->\n<svg viewBox='0, 0 640 480'>",
        b'<svg width="100%" height="100%" viewBox="0 0 639.6 480.4">',
    ],
)
def test_the_size_is_read_from_the_head(data: bytes) -> None:
    assert image_size(data) == (640, 480)


@pytest.mark.parametrize("data", [PNG, GIF, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_a_file_cut_short_anywhere_tells_a_size_or_none(data: bytes) -> None:
    found = {image_size(data[:length]) for length in range(len(data))}
    assert found <= {None, (640, 480)}
    assert image_size(b"") is None


@pytest.mark.parametrize(
    "data",
    [
        PNG.replace(struct.pack(">I", 640), struct.pack(">I", MAX_LENGTH + 1)),
        PNG.replace(struct.pack(">I", 640), bytes(4)),
        b"\xff\xd8" + SEGMENT * 10_000 + FRAME,
        b"\xff\xd8\x00\xc0" + bytes(20),
        b"\xff\xd8" + b"\xff" * 100_000,
        b'<svg width="10cm" height="5cm">',
        b'<svg width="-640" height="480">',
        b'<svg viewBox="0 0 1e9 nan">',
        b'<svg viewBox="0 0 inf inf">',
        b"<svg " + b"a" * 10_000 + b' width="640" height="480">',
        b"<html>",
        b"RIFF0000WEBPVP8 " + bytes(40),
    ],
)
def test_what_is_odd_has_no_size(data: bytes) -> None:
    assert image_size(data) is None


def test_bitmaps_icons_and_avif() -> None:
    assert image_size(bmp(640, 480)) == (640, 480)
    assert image_size(bmp(640, 480)[:22] + struct.pack("<i", -480) + bytes(20)) == (640, 480)
    assert image_size(b"BM" + bytes(12) + struct.pack("<IHH", 12, 640, 480)) == (640, 480)
    assert image_size(ico()) == (2, 2)
    assert image_size(struct.pack("<HHH", 0, 1, 2) + b"\x10\x10" + bytes(14) + bytes(16)) == (256, 256)
    extents = b"".join(struct.pack(">I4sIII", 20, b"ispe", 0, *size) for size in ((64, 48), (640, 480)))
    assert image_size(AVIF_HEAD + extents) == (640, 480)
    assert image_size(AVIF_HEAD) is None
