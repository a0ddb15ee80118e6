"""What every archive is checked for, whatever its format, and `CheckedArchive`, one that passed.

Every rule here refuses the whole archive with an `ArchiveError`: an archive that breaks one was made to do harm or is
damaged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from aixreader.errors import ArchiveError
from aixreader.source.site_layout import MAX_TOTAL, name_fault, shown

# Stored bytes can exceed the content's by headers only.
MAX_ARCHIVE = MAX_TOTAL + 32 * 1024 * 1024
# Deflate packs real files up to 20 times, and at most 1,030 times. Small files may be very uniform and do no harm.
MAX_RATIO = 200
RATIO_FREE = 64 * 1024

HINT = "Download it again from the Exchange's repository. Nothing was imported."


class EntryKind(Enum):
    """What an entry of an archive is; a folder's name ends with a slash."""

    PLAIN = auto()
    LINK = auto()
    SPECIAL = auto()


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """What an archive states of an entry: the bytes of its content, and what it is."""

    size: int
    kind: EntryKind = EntryKind.PLAIN


class CheckedArchive(Protocol):
    """An archive that passed all checks; valid while the context that made it is open."""

    @property
    def comment(self) -> bytes:
        """What it says of itself."""

    @property
    def entries(self) -> Mapping[str, ArchiveEntry]:
        """Its entries by name, no two of which are the same."""

    def read(self, name: str) -> bytes:
        """The bytes of an entry, their number and checksum as stated; raises `ArchiveError` for a lie."""


def refused(why: str) -> ArchiveError:
    """The error for an archive that is not taken."""
    return ArchiveError(f"The archive is not taken: {why}.", HINT)


def check_archive_size(size: int) -> None:
    """Refuse an archive of more bytes than a site can need."""
    if size > MAX_ARCHIVE:
        raise refused(f"it is larger than {MAX_ARCHIVE // 1024 // 1024} MB")


def check_new(name: str, seen: Collection[str]) -> None:
    """Refuse the name of an entry that could do harm, or that is among those `seen` before."""
    if why := name_fault(name):
        raise refused(f"the entry {shown(name)} {why}")
    if name in seen:
        raise refused(f"two entries are named {shown(name)}")


def check_total(total: int, archive_size: int) -> None:
    """Refuse what would unpack to more bytes than a site may have, or to many times the archive's own."""
    if total > MAX_TOTAL:
        raise refused(f"unpacked it would be larger than {MAX_TOTAL // 1024 // 1024} MB")
    if total > RATIO_FREE and total > MAX_RATIO * archive_size:
        raise refused(f"unpacked it would be more than {MAX_RATIO} times as large")
