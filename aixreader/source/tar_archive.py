"""A gzipped tar that passed all checks, read without unpacking it to disk: `CheckedTar`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from aixreader.progress import Report
from aixreader.source.archive_checks import ArchiveEntry, check_new, check_total, refused
from aixreader.source.gzip_stream import CHUNK, DAMAGED, GzipStream
from aixreader.source.site_layout import MAX_FILES, shown
from aixreader.source.tar_headers import TarEntry, TarHeaders, padded

ROOT = "./"
"""How tars of the folder they were made in name it."""


class CheckedTar:
    """A gzipped tar that passed all checks. It is unpacked once as a whole to check it; of the contents only checksums
    are kept, so that what is read later on is what was checked.
    """

    def __init__(self, file: BinaryIO, report: Report, name: str) -> None:
        """`name` is for messages."""
        self._stream = GzipStream(file)
        self._archive_size = file.tell()
        self._places: dict[str, tuple[int, int]] = {}
        self.entries: dict[str, ArchiveEntry] = {}
        headers = TarHeaders(self._stream)
        total = 0
        for entry in headers.entries():
            report(min(0.9, len(self.entries) / MAX_FILES), f"Checking {name}")
            total += entry.size
            self._take(entry, total, report, name)
        self.comment = headers.comment

    def read(self, name: str) -> bytes:
        """The bytes of an entry, as they were checked; raises `ArchiveError` where they are others now."""
        at, checksum = self._places[name]
        size = self.entries[name].size
        self._stream.seek(at)
        data = self._stream.read(size)
        if len(data) != size or zlib.crc32(data) != checksum:
            raise refused(f"the entry {shown(name)} does not hold what it states")
        return data

    def _take(self, entry: TarEntry, total: int, report: Report, name: str) -> None:
        """Check an entry, and skip its content."""
        if entry.name == ROOT and not entry.size:
            return
        check_new(entry.name, self.entries)
        check_total(total, self._archive_size)
        if len(self.entries) >= MAX_FILES:
            raise refused(f"it holds more than {MAX_FILES:,} entries")
        at, checksum = self._stream.at, 0
        for number, data in enumerate(self._content(entry.size)):
            if number % 16 == 0:
                report(min(0.9, len(self.entries) / MAX_FILES), f"Checking {name}")
            checksum = zlib.crc32(data, checksum)
        self._stream.read(padded(entry.size) - entry.size)
        self.entries[entry.name] = ArchiveEntry(entry.size, entry.kind)
        self._places[entry.name] = at, checksum

    def _content(self, size: int) -> Iterator[bytes]:
        left = size
        while left > 0:
            data = self._stream.read(min(left, CHUNK))
            if not data:
                raise refused(DAMAGED)
            left -= len(data)
            yield data
