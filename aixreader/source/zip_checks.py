"""Checks of a zip before anything of it is read: `check_directory`, `check_entries`.

Python's `zipfile` alone takes names that climb out, entries that share bytes, and directories of any size. Every rule
here refuses the whole archive with an `ArchiveError`: an archive that breaks one was made to do harm or is damaged.
Source of the rules: the ZIP specification (APPNOTE 6.3.10) and the names Windows reserves.
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from aixreader.source.archive_checks import MAX_RATIO, RATIO_FREE, check_archive_size, check_new, check_total, refused
from aixreader.source.site_layout import MAX_FILES, shown

# 20,000 entries with names of 400 characters. `zipfile` reads the directory as a whole, so its size is checked first.
MAX_DIRECTORY = 10 * 1024 * 1024

ENCRYPTED = 0x0001 | 0x0040 | 0x2000
UTF8_NAME = 0x0800
SIZES_FOLLOW = 0x0008

END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR64 = struct.Struct("<4sLQL")
LOCAL = struct.Struct("<4s5H3L2H")
MAX_COMMENT = 0xFFFF


def check_directory(file: BinaryIO) -> int:
    """The number of entries the end record states; refuses a directory that is missing, too large or contradictory."""
    size = file.seek(0, os.SEEK_END)
    check_archive_size(size)
    start = max(0, size - MAX_COMMENT - END.size - LOCATOR64.size - END64.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        raise refused("its directory is missing, so it is damaged or not whole")
    _, disk, first_disk, here, entries, length, offset, comment = END.unpack_from(tail, at)
    if disk or first_disk or here != entries or at + END.size + comment != len(tail):
        raise refused("its end record contradicts itself, so it is damaged or not whole")
    locator = at - LOCATOR64.size
    if locator >= 0 and tail.startswith(b"PK\x06\x07", locator):
        entries, length, offset = _end64(tail, locator, (entries, length, offset))
    if entries > MAX_FILES:
        raise refused(f"it holds more than {MAX_FILES:,} entries")
    if length > MAX_DIRECTORY or length + offset > start + at:
        raise refused("its directory is not where the end record says")
    return int(entries)


def _end64(tail: bytes, locator: int, plain: tuple[int, int, int]) -> tuple[int, int, int]:
    """Entries, directory size and offset of a zip64 end record; what the plain record also states must agree."""
    at = locator - END64.size
    if at < 0 or not tail.startswith(b"PK\x06\x06", at):
        raise refused("its zip64 record is missing")
    _, _, _, _, disk, first_disk, here, entries, length, offset = END64.unpack_from(tail, at)
    stated = zip(plain, (entries, length, offset), (0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF), strict=True)
    if disk or first_disk or here != entries or any(old not in (new, gap) for old, new, gap in stated):
        raise refused("its zip64 record contradicts the end record")
    return entries, length, offset


def check_entries(file: BinaryIO, entries: list[ZipInfo], directory: int, archive_size: int) -> None:
    """Refuse an archive one of whose entries breaks a rule; `directory` is where the central directory starts."""
    seen: set[str] = set()
    for entry in entries:
        name = entry_name(entry)
        check_new(name, seen)
        seen.add(name)
        _check_kind(entry)
        _check_sizes(entry)
    check_total(sum(entry.file_size for entry in entries), archive_size)
    _check_places(file, entries, directory)


def entry_name(entry: ZipInfo) -> str:
    """The name of an entry. Programs that pack UTF-8 without saying so are common (macOS's own among them); a name that
    is valid UTF-8 and not ASCII is taken for one, as it hardly ever is so in the code page 437 that the format assumes.
    """
    name = entry.orig_filename
    if entry.flag_bits & UTF8_NAME or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _check_kind(entry: ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise refused(f"the entry {shown(entry_name(entry))} is encrypted")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise refused(f"the entry {shown(entry_name(entry))} is packed in a way that is not supported")


def _check_sizes(entry: ZipInfo) -> None:
    name = shown(entry_name(entry))
    if entry.file_size > RATIO_FREE and entry.file_size > MAX_RATIO * entry.compress_size:
        raise refused(f"the entry {name} would unpack to more than {MAX_RATIO} times its size")
    if entry.compress_type == ZIP_STORED and entry.file_size != entry.compress_size:
        raise refused(f"the entry {name} states two sizes")
    if entry.orig_filename.endswith("/") and entry.file_size:
        raise refused(f"the folder {name} holds bytes")


def _check_places(file: BinaryIO, entries: list[ZipInfo], directory: int) -> None:
    """Every entry has bytes of its own, and its local header says what the directory says."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        name = shown(entry_name(entry))
        if entry.header_offset < free:
            raise refused(f"the entry {name} shares bytes with another")
        if entry.header_offset > directory - LOCAL.size:
            raise refused(f"the entry {name} runs into the directory")
        file.seek(entry.header_offset)
        head = file.read(LOCAL.size)
        if not head.startswith(b"PK\x03\x04"):
            raise refused(f"the entry {name} has no header")
        _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = LOCAL.unpack(head)
        encoding = "utf-8" if entry.flag_bits & UTF8_NAME else "cp437"
        if file.read(name_length) != entry.orig_filename.encode(encoding):
            raise refused(f"the entry {name} has another name in its header")
        if flags != entry.flag_bits or method != entry.compress_type:
            raise refused(f"the entry {name} is described in two ways")
        stated = ((crc, entry.CRC), (packed, entry.compress_size), (size, entry.file_size))
        # Zeros where the sizes follow the data, all ones where they stand in a zip64 field.
        if any(local not in (real, 0xFFFFFFFF) and not (flags & SIZES_FOLLOW and not local) for local, real in stated):
            raise refused(f"the entry {name} states two sizes")
        free = entry.header_offset + LOCAL.size + name_length + extra_length + entry.compress_size
        if free > directory:
            raise refused(f"the entry {name} runs into the directory")
