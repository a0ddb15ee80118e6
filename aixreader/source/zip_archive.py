"""A zip that passed all checks, read in memory: `CheckedZip`. Nothing is ever unpacked to disk."""

from __future__ import annotations

import os
import stat
import struct
import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from aixreader.source.archive_checks import ArchiveEntry, EntryKind, refused
from aixreader.source.site_layout import shown
from aixreader.source.zip_checks import LOCAL, check_directory, check_entries, entry_name

# How a zip begins: with an entry, or with the end record where it is empty.
SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# What a damaged or hostile zip makes of `zipfile`.
ZIP_ERRORS = (BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, UnicodeError, ValueError, struct.error)
REPARSE_POINT = 0x400


class CheckedZip:
    """A zip that passed all checks; `comment` is what it says of itself."""

    def __init__(self, file: BinaryIO) -> None:
        archive = _checked(file)
        self._file = file
        self._infos: dict[str, ZipInfo] = {entry_name(entry): entry for entry in archive.infolist()}
        self.comment = archive.comment
        self.entries = {name: ArchiveEntry(info.file_size, _kind(info)) for name, info in self._infos.items()}

    def read(self, name: str) -> bytes:
        """The bytes of an entry, their number and checksum as stated; raises `ArchiveError` for a lie.

        `zipfile` would cut a longer content off at the stated size and say nothing.
        """
        info = self._infos[name]
        try:
            data, whole = _unpacked(self._file, info)
        except (OSError, ValueError, struct.error, zlib.error) as error:
            raise refused(f"the entry {shown(name)} is damaged ({error})") from error
        if not whole or len(data) != info.file_size or zlib.crc32(data) != info.CRC:
            raise refused(f"the entry {shown(name)} does not hold what it states")
        return data


def _checked(file: BinaryIO) -> ZipFile:
    """The open archive, after all names and headers were checked."""
    stated = check_directory(file)
    size = file.tell()
    try:
        archive = ZipFile(file)
    except ZIP_ERRORS as error:
        raise refused(f"its directory is damaged ({error})") from error
    entries = archive.infolist()
    if len(entries) != stated:
        raise refused(f"its directory holds {len(entries)} entries instead of {stated}")
    check_entries(file, entries, archive.start_dir, size)
    return archive


def _unpacked(file: BinaryIO, info: ZipInfo) -> tuple[bytes, bool]:
    """The content of an entry, no more than one byte longer than stated, and whether it is whole."""
    file.seek(info.header_offset)
    *_, name_length, extra_length = LOCAL.unpack(file.read(LOCAL.size))
    file.seek(name_length + extra_length, os.SEEK_CUR)
    data = file.read(info.compress_size)
    whole = len(data) == info.compress_size
    if info.compress_type == ZIP_DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        data = unpacker.decompress(data, info.file_size + 1)
        whole = unpacker.eof and not unpacker.unused_data
    return data, whole


def _kind(info: ZipInfo) -> EntryKind:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK or info.external_attr & REPARSE_POINT:
        return EntryKind.LINK
    if kind in (0, stat.S_IFREG, *([stat.S_IFDIR] if info.orig_filename.endswith("/") else [])):
        return EntryKind.PLAIN
    return EntryKind.SPECIAL
