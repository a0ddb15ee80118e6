"""A zip that passed all checks, read in memory: `open_checked`, and a site in one: `open_archive`. Nothing is ever
unpacked to disk.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from aixreader.addresses.repository import REPOSITORY
from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.source.archive_checks import LOCAL, check_directory, check_entries, entry_name, refused, shown
from aixreader.source.clone.refs import COMMIT
from aixreader.source.first_reading import FirstReading
from aixreader.source.revision import read_manifest
from aixreader.source.site_layout import (
    FOLDERS,
    MANIFEST,
    MAX_FILE,
    ROOT_FILES,
    ROOTS,
    belongs,
    belongs_beside,
    check_site,
    digest_of,
    distinct,
    is_root,
    not_a_site,
)

# How a zip begins: with an entry, or with the end record where it is empty.
SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# What a damaged or hostile zip makes of `zipfile`.
ZIP_ERRORS = (BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, UnicodeError, ValueError, struct.error)
REPARSE_POINT = 0x400
COMMENT = re.compile(rb"\s*([0-9a-f]{40})\s*")


class CheckedZip:
    """A zip that passed all checks; `comment` is what it says of itself."""

    def __init__(self, archive: ZipFile, file: BinaryIO) -> None:
        self._file = file
        self.comment = archive.comment
        self.entries: dict[str, ZipInfo] = {entry_name(entry): entry for entry in archive.infolist()}

    def read(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry, their number and checksum as stated; raises `ArchiveError` for a lie."""
        return _unpack(self._file, entry)


class ArchiveTree:
    """The `SourceTree` of a zip that passed all checks."""

    def __init__(self, archive: CheckedZip, name: str) -> None:
        entries, problems = _site(name, archive.entries)
        self.name = name
        self._archive = archive
        self.files: dict[str, int] = {path: entry.file_size for path, entry in entries.items()}
        self._entries = entries
        self._first = FirstReading(name)
        self.revision, self.date = _commit(archive), ""
        odd: list[Problem] = []
        if MANIFEST in entries:
            revision, date, odd = read_manifest(self.read(MANIFEST))
            if not self.revision or revision == self.revision:
                self.revision, self.date = revision or self.revision, date
        self.problems: tuple[Problem, ...] = (*problems, *odd)

    def read(self, path: str) -> bytes:
        """The bytes of a file, their number and checksum as stated; raises `SourceError`, `ArchiveError` for a lie, and
        `SourceChangedError` where it is not what it was when the digest was made.
        """
        if path not in self._entries:
            raise SourceError(f"{path} is not in {self.name}.")
        try:
            data = self._archive.read(self._entries[path])
        except SourceError:
            self._first.check(path, None)
            raise
        self._first.check(path, data)
        return data

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents; raises `ArchiveError` where an entry lies."""
        return digest_of(self.files, self._read_first, report)

    def _read_first(self, path: str) -> bytes:
        data = self._archive.read(self._entries[path])
        self._first.note(path, data)
        return data


@contextmanager
def open_archive(path: Path, report: Report) -> Iterator[ArchiveTree]:
    """The site in a zip, checked as a whole before anything is read; raises `ArchiveError` or `SourceError`."""
    report(0.0, f"Checking {path.name}")
    with open_checked(path) as archive:
        report(0.5, f"Checking {path.name}")
        yield ArchiveTree(archive, path.name)


@contextmanager
def open_checked(path: Path) -> Iterator[CheckedZip]:
    """A zip whatever it holds, checked as a whole before anything is read; raises `ArchiveError` or `SourceError`."""
    with _opened(path) as file:
        if not file.read(4).startswith(SIGNATURES):
            raise SourceError(
                f"{path.name} is neither a folder nor a zip.",
                "Choose a folder with the Exchange, or a zip as the Exchange's repository offers it.",
            )
        with _checked(file) as archive:
            yield CheckedZip(archive, file)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror}.", "Check the file's permissions, or choose another copy."
        ) from error


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


def _unpack(file: BinaryIO, entry: ZipInfo) -> bytes:
    """The content of an entry, which must be what its header states to the byte.

    `zipfile` would cut a longer content off at the stated size and say nothing.
    """
    try:
        file.seek(entry.header_offset)
        *_, name_length, extra_length = LOCAL.unpack(file.read(LOCAL.size))
        file.seek(name_length + extra_length, os.SEEK_CUR)
        data = file.read(entry.compress_size)
        whole = len(data) == entry.compress_size
        if entry.compress_type == ZIP_DEFLATED:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            data = unpacker.decompress(data, entry.file_size + 1)
            whole = unpacker.eof and not unpacker.unused_data
    except (OSError, ValueError, struct.error, zlib.error) as error:
        raise refused(f"the entry {shown(entry_name(entry))} is damaged ({error})") from error
    if not whole or len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise refused(f"the entry {shown(entry_name(entry))} does not hold what it states")
    return data


def _site(name: str, by_name: dict[str, ZipInfo]) -> tuple[dict[str, ZipInfo], list[Problem]]:
    """The site's entries by their path below its root, and the problems of skipped entries."""
    repository, root = _find_root(name, by_name)
    problems: list[Problem] = []
    entries: dict[str, ZipInfo] = {}
    for full, info in by_name.items():
        path = _path_in_site(full, root, repository)
        if not path:
            problems += _passed_over(full.removeprefix(root), info) if full.startswith(root) else []
            continue
        if why := _unfit(info):
            problems.append(Problem(*why, path, 0, "it is left out"))
        else:
            entries[path] = info
    files, collisions = distinct({path: info.file_size for path, info in entries.items()})
    problems += [*collisions, *check_site(files, name)]
    return {path: entries[path] for path in files}, problems


def _path_in_site(full: str, root: str, repository: str) -> str:
    """The path of an entry below the site's root, or with `REPOSITORY` below that of the repository around it; "" for
    one that belongs to neither.
    """
    if full.endswith("/"):
        return ""
    if full.startswith(root) and belongs(path := full.removeprefix(root)):
        return path
    is_beside = repository != root and full.startswith(repository) and belongs_beside(full.removeprefix(repository))
    return f"{REPOSITORY}{full.removeprefix(repository)}" if is_beside else ""


def _passed_over(path: str, info: ZipInfo) -> list[Problem]:
    """The problem of an entry below the root that is none of the site's files and would be expected to be one."""
    is_expected = path.partition("/")[0] in (*FOLDERS, *ROOT_FILES) and "/." not in path
    if is_expected and (why := _unfit(info)):
        return [Problem(*why, path.rstrip("/"), 0, "it is left out")]
    return []


def _unfit(info: ZipInfo) -> tuple[str, str] | None:
    """Kind and description of why an entry cannot be read as a file."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK or info.external_attr & REPARSE_POINT:
        return "link", "it is a link; links are not followed"
    if kind not in (0, stat.S_IFREG, *([stat.S_IFDIR] if info.orig_filename.endswith("/") else [])):
        return "special-file", "it is neither a file nor a folder"
    if info.file_size > MAX_FILE:
        return "file-size", f"the file is larger than {MAX_FILE // 1024 // 1024} MB"
    return None


def _find_root(name: str, paths: Iterable[str]) -> tuple[str, str]:
    """The prefixes of the repository's root and the site's, with their slash: at the top, or in the only folder there,
    as GitHub packs it.
    """
    folders: dict[str, set[str]] = {"": set()}
    for path in paths:
        parts = path.rstrip("/").split("/")
        for level, part in enumerate(parts):
            folders.setdefault("/".join(parts[:level]), set()).add(part)
    tops = [top for top in folders[""] if top != "__MACOSX"]
    parents = ["", *([f"{tops[0]}/"] if len(tops) == 1 else [])]
    for parent in parents:
        for root in (f"{parent}{inner}".strip("/") for inner in ROOTS):
            if is_root(partial(_names, folders, root)):
                return parent, f"{root}/" if root else ""
    raise not_a_site(name)


def _names(folders: dict[str, set[str]], root: str, below: str) -> Iterable[str]:
    return folders.get(f"{root}/{below}".strip("/"), ())


def _commit(archive: CheckedZip) -> str:
    """The commit GitHub writes into the comment of its zips, or ""."""
    comment = COMMENT.fullmatch(archive.comment)
    commit = comment[1].decode() if comment else ""
    return commit if COMMIT.fullmatch(commit) else ""
