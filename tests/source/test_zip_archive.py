"""A zip is read entry by entry; what its headers say of an entry is what is told."""

from __future__ import annotations

import io
import stat
import zipfile

from aixreader.source.archive_checks import ArchiveEntry, EntryKind
from aixreader.source.zip_archive import CheckedZip


def test_entries_are_told_by_name_size_and_kind() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, mode in {
            "a/": stat.S_IFDIR,
            "a/file": stat.S_IFREG,
            "link": stat.S_IFLNK,
            "pipe": stat.S_IFIFO,
        }.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, "" if name.endswith("/") else "four")
        archive.comment = b"told"
    checked = CheckedZip(data)
    assert checked.comment == b"told"
    assert checked.entries == {
        "a/": ArchiveEntry(0),
        "a/file": ArchiveEntry(4),
        "link": ArchiveEntry(4, EntryKind.LINK),
        "pipe": ArchiveEntry(4, EntryKind.SPECIAL),
    }
    assert checked.read("a/file") == b"four"
