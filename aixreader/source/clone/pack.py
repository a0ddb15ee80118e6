"""Reads objects from a pack of git: `Pack`. Every size is known, and bounded, before anything is unpacked.

An object in a pack is stored whole, or as a delta: a recipe that makes it of another object of the pack, its base.
The header of each states a size, and a delta begins with the sizes of its base and of its result, so that those of a
whole chain are read from a few bytes of each link. Format: gitformat-pack(5). The files are read, not mapped into
memory, because a file that is cut while it is mapped ends the process.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from aixreader.git.delta import DeltaMisfitError, apply_delta, delta_sizes
from aixreader.git.objects import GitFormatError
from aixreader.git.pack_entry import KINDS, NAME_DELTA, OFFSET_DELTA, base_distance, entry_header
from aixreader.source.clone.git_folder import GitFolder, refused

if TYPE_CHECKING:
    from dulwich.pack import PackIndex

SIGNATURE = struct.Struct(">4sLL")
VERSIONS = (2, 3)
# The real repository's index has 0.4 MB; this is one of 2 million objects.
MAX_INDEX = 64 * 1024 * 1024
# Git makes chains of 50 links, and reads none of more than 4,095.
MAX_CHAIN = 4_095
MAX_CHAIN_BYTES = 512 * 1024 * 1024
"""Bytes that are unpacked for one object, all links of its chain together."""
MAX_CACHED = 32 * 1024 * 1024
HEADER_BYTES = 64
SIZES_BYTES = 20
CHUNK = 64 * 1024
# What a damaged index makes of dulwich.
INDEX_ERRORS = (AssertionError, IndexError, OverflowError, TypeError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Entry:
    """An object as it is stored. `size` is that of its data once unpacked, which for a delta is the recipe's; `data` is
    where the packed data begins, `base` where the base of a delta lies (-1 for a whole object).
    """

    type: int
    size: int
    base: int
    data: int


class Pack:
    """One pack with its index. `count(bytes)` is called with what is about to be unpacked, and may raise."""

    def __init__(self, folder: GitFolder, name: str, count: Callable[[int], None]) -> None:
        """`name` is without its suffix; raises `OSError` or `CloneError`."""
        self._count = count
        self._index = _index(folder.read(f"objects/pack/{name}.idx", MAX_INDEX))
        self._file: BinaryIO = folder.open(f"objects/pack/{name}.pack")
        head = self._file.read(SIGNATURE.size)
        if len(head) < SIGNATURE.size or not self._is_sound(*SIGNATURE.unpack(head)):
            self._file.close()
            raise refused("a pack and its index do not belong together")
        self._cached: OrderedDict[int, tuple[str, bytes]] = OrderedDict()
        self._cached_bytes = 0

    def _is_sound(self, magic: bytes, version: int, entries: int) -> bool:
        return magic == b"PACK" and version in VERSIONS and entries == len(self._index)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def find(self, name: bytes) -> int | None:
        """Where the object with the 20 bytes `name` begins, None if it is not in the pack."""
        try:
            return self._index.object_offset(name)  # type: ignore[arg-type]  # the type is a NewType of bytes
        except KeyError:
            return None
        except INDEX_ERRORS as error:
            raise refused("the index of a pack is damaged") from error

    def starting_with(self, prefix: bytes) -> list[bytes]:
        """The names that begin with whole bytes."""
        try:
            return list(self._index.iter_prefix(prefix))
        except INDEX_ERRORS as error:
            raise refused("the index of a pack is damaged") from error

    def describe(self, offset: int) -> tuple[str, int]:
        """Kind and size of an object, without unpacking it."""
        chain = self._chain(offset, is_cached=lambda _offset: False)
        return KINDS[chain[-1][1].type], self._result_size(chain[0][1])

    def content(self, offset: int, limit: int) -> tuple[str, bytes]:
        """Kind and bytes of an object; refuses one that unpacks to more than `limit` bytes, or needs a larger one on
        the way.
        """
        chain = self._chain(offset, is_cached=self._cached.__contains__)
        sizes = [max(entry.size, self._result_size(entry)) for _, entry in chain]
        if max(sizes) > limit or sum(sizes) > MAX_CHAIN_BYTES:
            raise refused("an object would unpack to more than a site may hold")
        self._count(sum(sizes))
        base, entry = chain.pop()
        kind, data = self._cached[base] if base in self._cached else (KINDS[entry.type], self._inflate(entry))
        self._keep(base, kind, data)
        for link, entry in reversed(chain):
            data = _patched(data, self._inflate(entry), self._result_size(entry))
            self._keep(link, kind, data)
        return kind, data

    def _chain(self, offset: int, is_cached: Callable[[int], bool]) -> list[tuple[int, Entry]]:
        """The links from an object down to its whole base, or to the first one that is cached."""
        links: dict[int, Entry] = {}
        while True:
            if offset in links or len(links) > MAX_CHAIN:
                raise refused("a pack holds a chain of deltas that is endless or too long")
            entry = links[offset] = self._entry(offset)
            if entry.base < 0 or is_cached(offset):
                return list(links.items())
            offset = entry.base

    def _entry(self, offset: int) -> Entry:
        self._file.seek(offset)
        head = self._file.read(HEADER_BYTES)
        try:
            kind, size, at = entry_header(head, 0)
            base = -1
            if kind == OFFSET_DELTA:
                distance, at = base_distance(head, at)
                base = offset - distance
            elif kind == NAME_DELTA:
                found = self.find(head[at : at + 20])
                base, at = (-1 if found is None else found), at + 20
            elif kind not in KINDS:
                raise refused("a pack holds an object of an unknown kind")
        except GitFormatError as error:
            raise refused("a pack is damaged or not whole") from error
        if kind in (OFFSET_DELTA, NAME_DELTA) and base < SIGNATURE.size:
            raise refused("a pack holds a delta without its base")
        return Entry(kind, size, base, offset + at)

    def _result_size(self, entry: Entry) -> int:
        """The size of the object that an entry stands for, of a delta that which its first bytes state."""
        if entry.base < 0:
            return entry.size
        head = self._inflated(entry.data, SIZES_BYTES)
        try:
            return delta_sizes(head)[1]
        except GitFormatError as error:
            raise refused("a pack holds a damaged delta") from error

    def _inflate(self, entry: Entry) -> bytes:
        data = self._inflated(entry.data, entry.size + 1)
        if len(data) != entry.size:
            raise refused("a pack holds an object that is not of the size it states")
        return data

    def _inflated(self, place: int, most: int) -> bytes:
        """The first `most` bytes of the data packed at `place`, or all."""
        self._file.seek(place)
        unpacker, parts, left = zlib.decompressobj(), [], most
        # Deflate may go on for ever and yield nothing; real data grows by three bytes in ten thousand at most.
        readable = most + most // 100 + CHUNK
        try:
            while left > 0 and not unpacker.eof:
                packed = unpacker.unconsumed_tail
                if not packed:
                    packed = self._file.read(min(CHUNK, left + HEADER_BYTES, readable))
                    readable -= len(packed)
                if not packed:
                    raise refused("a pack is damaged or not whole")
                parts.append(unpacker.decompress(packed, left))
                left -= len(parts[-1])
        except zlib.error as error:
            raise refused(f"a pack is damaged ({error})") from error
        return b"".join(parts)

    def _keep(self, offset: int, kind: str, data: bytes) -> None:
        """Remember an object for those that are made of it."""
        if offset in self._cached:
            self._cached.move_to_end(offset)
        elif len(data) <= MAX_CACHED // 4:
            self._cached[offset] = kind, data
            self._cached_bytes += len(data)
        while self._cached_bytes > MAX_CACHED:
            self._cached_bytes -= len(self._cached.popitem(last=False)[1][1])


def _index(data: bytes) -> PackIndex:
    """The index of a pack, its checksum verified."""
    from dulwich.errors import ChecksumMismatch
    from dulwich.object_format import SHA1
    from dulwich.pack import load_pack_index_file

    try:
        with io.BytesIO(data) as file:  # read as a whole, so that it may be closed
            index = load_pack_index_file("", file, SHA1)
        index.check()
    except (*INDEX_ERRORS, ChecksumMismatch, KeyError) as error:
        raise refused("the index of a pack is damaged") from error
    return index


def _patched(base: bytes, delta: bytes, size: int) -> bytes:
    """What a delta makes of its base."""
    try:
        return apply_delta(base, delta, size)
    except DeltaMisfitError as error:
        raise refused("a pack holds a delta that does not fit its base") from error
    except GitFormatError as error:
        raise refused("a pack holds a damaged delta") from error
