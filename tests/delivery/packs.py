"""Packs of git, as they should be and as they should not."""

from __future__ import annotations

import hashlib
import zlib

from aixreader.delivery.pack_reader import PackLimits

COMMIT, TREE, BLOB, OFFSET_DELTA, NAME_DELTA = 1, 2, 3, 6, 7
LIMITS = PackLimits(objects=100, object_bytes=1_000_000, total_bytes=2_000_000)


def packed(*entries: bytes, count: int | None = None) -> bytes:
    """A pack of `entries`, which says that it holds `count`."""
    number = len(entries) if count is None else count
    body = b"PACK" + (2).to_bytes(4, "big") + number.to_bytes(4, "big") + b"".join(entries)
    return body + hashlib.sha1(body, usedforsecurity=False).digest()


def entry(kind: int, data: bytes, *, size: int | None = None, between: bytes = b"") -> bytes:
    """An object in a pack, which says that it has `size` bytes; `between` names what a delta changes."""
    left = len(data) if size is None else size
    head, left = [kind << 4 | left & 15], left >> 4
    while left:
        head[-1] |= 128
        head.append(left & 127)
        left >>= 7
    return bytes(head) + between + zlib.compress(data)


def delta(base_size: int, size: int, *commands: bytes) -> bytes:
    """A delta that states both sizes."""
    return _number(base_size) + _number(size) + b"".join(commands)


def copied(start: int, length: int) -> bytes:
    """The command that copies a part of what is changed."""
    return bytes([0b11111111]) + start.to_bytes(4, "little") + length.to_bytes(3, "little")


def _number(value: int) -> bytes:
    digits = []
    while True:
        value, digit = value >> 7, value & 127
        digits.append(digit | (128 if value else 0))
        if not value:
            return bytes(digits)
