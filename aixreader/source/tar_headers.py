"""The headers of a tar: `tar_entries`. What programs read in different ways is refused, so that an archive holds the
same for all.

Formats: POSIX ustar and pax (pax(1)), and the long names of GNU tar. `tarfile` alone takes sparse files, sizes that are
stated twice, settings for all entries after them, and descriptions of any size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.source.archive_checks import EntryKind, refused
from aixreader.source.gzip_stream import DAMAGED, GzipStream
from aixreader.source.site_layout import MAX_FILES, shown

BLOCK = 512
POSIX, GNU = b"ustar\x0000", b"ustar  \x00"
CHECKSUM = slice(148, 156)
OCTAL = re.compile(rb"[ \0]*([0-7]{1,12})[ \0]*")
FILES, FOLDER = (b"0", b"\0", b"7"), b"5"
LINKS, SPECIAL = (b"1", b"2"), (b"3", b"4", b"6")
PAX, PAX_FOR_ALL, LONG_NAME, LONG_LINK = b"x", b"g", b"L", b"K"
SPARSE = b"S"
MAX_DESCRIPTION = 1024 * 1024
MAX_HEADERS = 3 * MAX_FILES
"""Headers of all kinds: a file can have two more before its own."""
RECORD = re.compile(rb"([1-9]\d{0,7}) ([^=\n]+)=")
UTF8 = b"ISO-IR 10646 2000 UTF-8"
OF_ONE_ENTRY = frozenset({b"path", b"size", b"linkpath", b"hdrcharset"})
SPARSE_KEYS = (b"GNU.sparse.", b"SCHILY.realsize")


@dataclass(frozen=True, slots=True)
class TarEntry:
    """An entry whose content begins where its header ended; a folder's name ends with a slash."""

    name: str
    size: int
    kind: EntryKind


@dataclass(slots=True)
class _Description:
    """What stands before an entry's own header: its name, "" for none, and its size where that is stated there too."""

    name: bytes = b""
    size: bytes = b""
    is_given: bool = False


class TarHeaders:
    """Reads the headers of a tar; `comment` is what it says of itself so far."""

    def __init__(self, stream: GzipStream) -> None:
        self._stream = stream
        self.comment = b""

    def entries(self) -> Iterator[TarEntry]:
        """The entries in order. Before it is asked for the next one the content is read or skipped by the caller, from
        the stream's place on, blocks that are not full included.
        """
        description = _Description()
        for _ in range(MAX_HEADERS):
            block = self._block()
            if not any(block):
                self._check_end(is_open=description.is_given)
                return
            size, kind = _size(block), block[156:157]
            if kind in (PAX, PAX_FOR_ALL, LONG_NAME, LONG_LINK):
                self._describe(kind, self._content(size), description)
            else:
                yield _entry(block, kind, size, description)
                description = _Description()
        raise refused(f"it holds more than {MAX_FILES:,} entries")

    def _block(self) -> bytes:
        block = self._stream.read(BLOCK)
        if len(block) < BLOCK:
            raise refused(DAMAGED)
        return block

    def _content(self, size: int) -> bytes:
        if size > MAX_DESCRIPTION:
            raise refused("the description of an entry is too long")
        data = self._stream.read(padded(size))
        if len(data) < padded(size):
            raise refused(DAMAGED)
        return data[:size]

    def _describe(self, kind: bytes, data: bytes, description: _Description) -> None:
        """Take over what a description says of the entry after it, or of all."""
        if kind == PAX_FOR_ALL:
            records = _records(data)
            if any(key in OF_ONE_ENTRY or key.startswith(SPARSE_KEYS) for key in records):
                raise refused("it gives all of its entries one name or size")
            self.comment = self.comment or records.get(b"comment", b"")
        elif kind == PAX:
            records = _records(data)
            if any(key.startswith(SPARSE_KEYS) for key in records):
                raise refused("it holds a sparse file")
            if records.get(b"hdrcharset", UTF8) != UTF8:
                raise refused("it has names in an unknown encoding")
            self._name(records.get(b"path", b""), description)
            description.size, description.is_given = records.get(b"size", b""), True
        elif kind == LONG_NAME:
            self._name(data.partition(b"\0")[0], description)
            description.is_given = True

    @staticmethod
    def _name(name: bytes, description: _Description) -> None:
        if name and description.name:
            raise refused(f"the entry {shown(_text(name))} is named twice")
        description.name = name or description.name

    def _check_end(self, *, is_open: bool) -> None:
        """Refuse anything but zeros up to the end of the stream, and any byte behind that."""
        if is_open:
            raise refused("it ends with the description of an entry that is missing")
        if any(self._block()):
            raise refused(DAMAGED)
        while rest := self._stream.read(BLOCK * BLOCK):
            if any(rest):
                raise refused("something follows its end")
        self._stream.check_end()


def padded(size: int) -> int:
    """How many bytes a content of `size` takes up."""
    return -(-size // BLOCK) * BLOCK


def _entry(block: bytes, kind: bytes, size: int, description: _Description) -> TarEntry:
    name = _text(description.name or _name(block))
    if description.size and description.size != b"%d" % size:
        raise refused(f"the entry {shown(name)} states two sizes")
    name = name if name == "./" else name.removeprefix("./")
    if kind == SPARSE:
        raise refused("it holds a sparse file")
    if kind in FILES and not name.endswith("/"):
        return TarEntry(name, size, EntryKind.PLAIN)
    if kind not in (*FILES, FOLDER, *LINKS, *SPECIAL):
        raise refused(f"the entry {shown(name)} is of an unknown kind")
    if size:
        raise refused(f"the entry {shown(name)} holds bytes and is no file")
    if kind in (*FILES, FOLDER):
        return TarEntry(f"{name.removesuffix('/')}/", 0, EntryKind.PLAIN)
    return TarEntry(name, 0, EntryKind.LINK if kind in LINKS else EntryKind.SPECIAL)


def _name(block: bytes) -> bytes:
    """The name in a header: POSIX has a second field for its beginning, where GNU tar keeps times."""
    name, prefix = block[:100].partition(b"\0")[0], block[345:500].partition(b"\0")[0]
    return b"/".join((prefix, name)) if prefix and block[257:265] == POSIX else name


def _size(block: bytes) -> int:
    """The size that a header states; refuses a header that is none."""
    if block[257:265] not in (POSIX, GNU):
        raise refused("it is no tar, or one of an unknown kind")
    stated = OCTAL.fullmatch(block[CHECKSUM])
    blanked = block[: CHECKSUM.start] + b" " * 8 + block[CHECKSUM.stop :]
    if not stated or int(stated[1], 8) != sum(blanked):
        raise refused("a header of it is damaged")
    size = OCTAL.fullmatch(block[124:136])
    if not size:
        raise refused("it states a size that no file of a site has")
    return int(size[1], 8)


def _records(data: bytes) -> dict[bytes, bytes]:
    """The records of a pax header, each "length key=value" and a line feed."""
    records: dict[bytes, bytes] = {}
    at = 0
    while at < len(data):
        match = RECORD.match(data, at)
        end = at + int(match[1]) if match else 0
        if not match or not match.end() < end <= len(data) or data[end - 1 : end] != b"\n" or match[2] in records:
            raise refused("the description of an entry is damaged")
        records[match[2]] = data[match.end() : end - 1]
        at = end
    return records


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
