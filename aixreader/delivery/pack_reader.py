"""The objects in a pack of git that a stranger has sent, with a bound on everything it may cost.

Sizes are read before contents, and nothing is unpacked beyond the size that was stated: a pack of 2.6 MB can become
hundreds of megabytes otherwise. Thin packs, whose deltas rest on objects elsewhere, are not asked for and not taken.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {1: b"commit", 2: b"tree", 3: b"blob", 4: b"tag"}
OFFSET_DELTA, NAME_DELTA = 6, 7
HEADER_BYTES, HASH_BYTES = 12, 20
PIECE_BYTES = 16 * 1024
"""Unpacked at once: what follows an object is copied as often as there are objects."""


class BadPackError(Exception):
    """The pack is damaged, cut off or hostile; the message says how."""


@dataclass(frozen=True, slots=True)
class PackLimits:
    """How much a pack may hold: objects, bytes of one, bytes of all, deltas counted with what they become."""

    objects: int
    object_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class GitObject:
    """An object of git, whose id is the hash of its kind and data."""

    kind: bytes
    data: bytes

    @property
    def id(self) -> str:
        """The id in hex."""
        return hashlib.sha1(b"%s %d\0" % (self.kind, len(self.data)) + self.data, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands at one place of a pack: an object, or a delta and where the object is that it changes."""

    kind: int
    data: bytes
    base: int | str


def read_pack(pack: bytes, limits: PackLimits) -> Iterator[GitObject]:
    """The objects of a pack. Raises `BadPackError`; what was given before may be used, for its id vouches for it."""
    entries = _entries(pack, limits)
    made: dict[int | str, GitObject] = {}
    total = 0
    while entries:
        waiting: dict[int, _Entry] = {}
        for offset, entry in entries.items():
            if entry.kind in KINDS:
                item = GitObject(KINDS[entry.kind], entry.data)
            elif entry.base in made:
                base = made[entry.base]
                item = GitObject(base.kind, apply_delta(base.data, entry.data, limits.object_bytes))
            else:
                waiting[offset] = entry
                continue
            total += len(item.data)
            if total > limits.total_bytes:
                raise BadPackError("its objects are too large together")
            made[offset] = made[item.id] = item
            yield item
        if len(waiting) == len(entries):
            raise BadPackError("it changes objects that are not in it")
        entries = waiting


def _entries(pack: bytes, limits: PackLimits) -> dict[int, _Entry]:
    """What stands in the pack, by its place."""
    body = len(pack) - HASH_BYTES
    if body < HEADER_BYTES or pack[:4] != b"PACK" or int.from_bytes(pack[4:8], "big") not in (2, 3):
        raise BadPackError("it does not begin as one")
    if hashlib.sha1(pack[:body], usedforsecurity=False).digest() != pack[body:]:
        raise BadPackError("it was cut off or changed on the way")
    count = int.from_bytes(pack[8:12], "big")
    if count > limits.objects:
        raise BadPackError(f"it holds {count:,} objects instead of at most {limits.objects:,}")
    entries: dict[int, _Entry] = {}
    offset, total = HEADER_BYTES, 0
    for _ in range(count):
        entry, end = _entry(pack, offset, body, limits)
        total += len(entry.data)
        if total > limits.total_bytes:
            raise BadPackError("its objects are too large together")
        entries[offset], offset = entry, end
    if offset != body:
        raise BadPackError("something follows its last object")
    return entries


def _entry(pack: bytes, start: int, body: int, limits: PackLimits) -> tuple[_Entry, int]:
    """The entry at `start` of a pack whose objects end at `body`, and where the next one begins."""
    try:
        byte, offset = pack[start], start + 1
        kind, size, shift = byte >> 4 & 7, byte & 15, 4
        while byte & 128 and shift < 64:
            byte, offset = pack[offset], offset + 1
            size, shift = size | (byte & 127) << shift, shift + 7
        base: int | str = 0
        if kind == OFFSET_DELTA:
            distance, offset = _distance(pack, offset)
            base = start - distance
        elif kind == NAME_DELTA:
            base, offset = pack[offset : offset + HASH_BYTES].hex(), offset + HASH_BYTES
        elif kind not in KINDS:
            raise BadPackError(f"an object has the unknown kind {kind}")
    except IndexError as error:
        raise BadPackError("it ends within an object") from error
    if size > limits.object_bytes:
        raise BadPackError(f"an object has {size:,} bytes, more than {limits.object_bytes:,}")
    data, end = _inflate(pack, offset, body, size)
    return _Entry(kind, data, base), end


def _distance(pack: bytes, offset: int) -> tuple[int, int]:
    """How far back the object lies that a delta changes."""
    byte, offset = pack[offset], offset + 1
    distance = byte & 127
    while byte & 128 and distance < len(pack):
        byte, offset = pack[offset], offset + 1
        distance = (distance + 1) << 7 | byte & 127
    return distance, offset


def _inflate(pack: bytes, offset: int, body: int, size: int) -> tuple[bytes, int]:
    """The `size` bytes that are packed at `offset`, and where what is packed ends."""
    unpacker = zlib.decompressobj()
    data, at = bytearray(), offset
    try:
        while not unpacker.eof and len(data) <= size:
            piece = unpacker.unconsumed_tail
            if not piece:
                piece, at = pack[at : min(at + PIECE_BYTES, body)], min(at + PIECE_BYTES, body)
            if not piece:
                break
            data += unpacker.decompress(piece, size + 1 - len(data))
    except zlib.error as error:
        raise BadPackError(f"an object is damaged ({error})") from error
    if not unpacker.eof or len(data) != size:
        raise BadPackError("an object does not have the size that is stated")
    return bytes(data), at - len(unpacker.unused_data)


def apply_delta(base: bytes, delta: bytes, limit: int) -> bytes:
    """What a delta makes of `base`; raises `BadPackError` where that is not of the stated size, or above `limit`."""
    try:
        return _apply(base, delta, limit)
    except IndexError as error:
        raise BadPackError("a delta ends too early") from error


def _apply(base: bytes, delta: bytes, limit: int) -> bytes:
    base_size, at = _size(delta, 0)
    size, at = _size(delta, at)
    if base_size != len(base) or size > limit:
        raise BadPackError("a delta does not fit what it changes")
    made = bytearray()
    while at < len(delta):
        command, at = delta[at], at + 1
        if command & 128:
            start = length = 0
            for bit in range(7):
                if command & 1 << bit:
                    byte, at = delta[at], at + 1
                    start, length = (
                        (start | byte << 8 * bit, length) if bit < 4 else (start, length | byte << 8 * bit - 32)
                    )
            length = length or 0x10000
            if start + length > len(base):
                raise BadPackError("a delta copies what is not there")
            piece = base[start : start + length]
        elif command:
            piece, at = delta[at : at + command], at + command
        else:
            raise BadPackError("a delta has an unknown command")
        if len(made) + len(piece) > size:
            raise BadPackError("a delta makes more than it states")
        made += piece
    if len(made) != size:
        raise BadPackError("a delta makes less than it states")
    return bytes(made)


def _size(delta: bytes, at: int) -> tuple[int, int]:
    size = shift = 0
    while True:
        byte, at = delta[at], at + 1
        size, shift = size | (byte & 127) << shift, shift + 7
        if not byte & 128 or shift > 63:
            return size, at
