"""The objects in a pack of git that a stranger has sent, with a bound on everything it may cost.

Sizes are read before contents, and nothing is unpacked beyond the size that was stated: a pack of 2.6 MB can become
hundreds of megabytes otherwise. Thin packs, whose deltas rest on objects elsewhere, are not asked for and not taken.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.git.delta import apply_delta
from aixreader.git.objects import GitFormatError, GitObject
from aixreader.git.pack_entry import KINDS, NAME_DELTA, OFFSET_DELTA, base_distance, entry_header

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
class _Entry:
    """What stands at one place of a pack: an object, or a delta and where the object is that it changes."""

    kind: int
    data: bytes
    base: int | str


def read_pack(pack: bytes, limits: PackLimits) -> Iterator[GitObject]:
    """The objects of a pack. Raises `BadPackError`; what was given before may be used, for its id vouches for it."""
    try:
        yield from _objects(_entries(pack, limits), limits)
    except GitFormatError as error:
        raise BadPackError(str(error)) from error


def _objects(entries: dict[int, _Entry], limits: PackLimits) -> Iterator[GitObject]:
    """What stands whole, then what is made of that, and so on."""
    made: dict[int | str, GitObject] = {}
    total = 0
    while entries:
        waiting: dict[int, _Entry] = {}
        for offset, entry in entries.items():
            if entry.kind in KINDS:
                item = GitObject(KINDS[entry.kind].encode(), entry.data)
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
    kind, size, offset = entry_header(pack, start)
    base: int | str = 0
    if kind == OFFSET_DELTA:
        distance, offset = base_distance(pack, offset)
        base = start - distance
    elif kind == NAME_DELTA:
        base, offset = pack[offset : offset + HASH_BYTES].hex(), offset + HASH_BYTES
    elif kind not in KINDS:
        raise BadPackError(f"an object has the unknown kind {kind}")
    if size > limits.object_bytes:
        raise BadPackError(f"an object has {size:,} bytes, more than {limits.object_bytes:,}")
    data, end = _inflate(pack, offset, body, size)
    return _Entry(kind, data, base), end


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
