"""What a gzip holds, read from any place of it without unpacking it to disk or memory: `GzipStream`.

The state of the unpacker is kept once in a while, so that reading goes on from the last one before a place. Format: RFC
1952. `gzip` alone would take any number of members one after the other, and go back to the start for each step back.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from aixreader.source.archive_checks import MAX_RATIO, RATIO_FREE, check_archive_size, refused
from aixreader.source.site_layout import MAX_FILES, MAX_TOTAL

if TYPE_CHECKING:
    from zlib import _Decompress

SIGNATURE = b"\x1f\x8b\x08"
WITH_GZIP_HEADER = 16 + zlib.MAX_WBITS
# A tar has a block before each file, one or two more for a long name, and fills its last one.
MAX_UNPACKED = MAX_TOTAL + 4 * 1024 * MAX_FILES
PACKED_CHUNK = 16 * 1024
CHUNK = 64 * 1024
STATE_EVERY = 1024 * 1024
"""Unpacked bytes between two states, each of which takes some 40 KB of memory."""
DAMAGED = "it is damaged or not whole"


@dataclass(frozen=True, slots=True)
class _State:
    """The unpacker after `at` unpacked bytes; `packed_at` is where it goes on in the file."""

    at: int
    packed_at: int
    unpacker: _Decompress


class GzipStream:
    """The bytes in a gzip of one member, checked on the way; refuses more than a site can need."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, os.SEEK_END)
        check_archive_size(self._size)
        self._limit = min(MAX_UNPACKED, max(RATIO_FREE, MAX_RATIO * self._size))
        self._states = [_State(0, 0, zlib.decompressobj(WITH_GZIP_HEADER))]
        self._at, self._packed_at, self._unpacker = 0, 0, self._states[0].unpacker.copy()
        self._buffer, self._used = b"", 0

    @property
    def at(self) -> int:
        """Where it is read next."""
        return self._at - len(self._buffer) + self._used

    def seek(self, at: int) -> None:
        """Go to a place that was read before."""
        if not self.at <= at < self.at + STATE_EVERY:
            self._go_back(next(state for state in reversed(self._states) if state.at <= at))
        self.read(at - self.at)

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        parts = []
        while size > 0:
            if self._used == len(self._buffer):
                self._buffer, self._used = self._unpacked(), 0
                if not self._buffer:
                    break
            parts.append(self._buffer[self._used : self._used + size])
            self._used += len(parts[-1])
            size -= len(parts[-1])
        return b"".join(parts)

    def check_end(self) -> None:
        """Refuse bytes behind the end of the member; called when all was read."""
        if self._packed_at != self._size:
            raise refused("something follows its end")

    def _go_back(self, state: _State) -> None:
        self._at, self._packed_at, self._unpacker = state.at, state.packed_at, state.unpacker.copy()
        self._buffer, self._used = b"", 0

    def _unpacked(self) -> bytes:
        """The next bytes that are unpacked, b"" at the end."""
        data = b""
        while not data and not self._unpacker.eof:
            try:
                self._file.seek(self._packed_at)
                packed = self._file.read(PACKED_CHUNK)
                data = self._unpacker.decompress(packed, CHUNK)
            except (OSError, ValueError, zlib.error) as error:
                raise refused(f"it is damaged ({error})") from error
            self._packed_at += len(packed) - len(self._unpacker.unconsumed_tail) - len(self._unpacker.unused_data)
            if not packed and not data:
                raise refused(DAMAGED)
        self._at += len(data)
        if self._at > self._limit:
            what = f"larger than {MAX_TOTAL // 1024 // 1024} MB, or more than {MAX_RATIO} times as large"
            raise refused(f"unpacked it would be {what}")
        if self._at - self._states[-1].at >= STATE_EVERY:
            self._states.append(_State(self._at, self._packed_at, self._unpacker.copy()))
        return data
