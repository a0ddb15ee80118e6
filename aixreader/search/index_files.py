"""An index on disk: a folder with its files and a manifest of their sizes and SHA-256 digests.

The schema in an index is a pickle, and unpickling can execute arbitrary code; and what an index says is shown as if the
edition said it. So an index is read from the cache only if its folder and files are the user's alone, if its manifest
carries a code that this user's program made for this very index, if every file matches its digest, and from the very
bytes that were verified. What came with the program carries no code: it is as trustworthy as the program.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aixreader.cache_key import CacheKey
from aixreader.json_codec import decode, encode, parse
from aixreader.private_files import check_private, make_private_folder, read_private, write_private

MANIFEST = "files.json"
MAX_MANIFEST_BYTES = 100_000
STALE_SECONDS = 600
"""A partly written index that is so much older than the newest one was left by a process that was killed."""


class DamagedIndexError(Exception):
    """The files are not those that were written. The index is rebuilt; the user is not asked."""


@dataclass(frozen=True, slots=True)
class FileDigest:
    """The size of a file in bytes, and its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of an index by name, and the code that vouches for them."""

    files: dict[str, FileDigest]
    code: str = ""


def read_files(folder: Path, key: CacheKey) -> dict[str, bytes]:
    """The files of the index in `folder`, which `key` vouches for; raises `DamagedIndexError`, also where there is no
    index, or one that somebody else may have written.
    """
    try:
        check_private(folder.parent)
        check_private(folder)
        manifest = decode(Manifest, parse(read_private(folder / MANIFEST, MAX_MANIFEST_BYTES)))
        if not key.holds(manifest.code, *_sealed(folder.name, manifest.files)):
            raise DamagedIndexError("the index was not written by this user")
        files = {name: read_private(folder / Path(name).name, entry.size) for name, entry in manifest.files.items()}
    except (OSError, ValueError) as error:
        raise DamagedIndexError(str(error)) from error
    return _checked(files, manifest)


def read_bundled_files(folder: Path) -> dict[str, bytes]:
    """The files of an index that came with the program; raises `DamagedIndexError`."""
    try:
        manifest = decode(Manifest, parse((folder / MANIFEST).read_bytes()))
        files = {name: (folder / Path(name).name).read_bytes() for name in manifest.files}
    except (OSError, ValueError) as error:
        raise DamagedIndexError(str(error)) from error
    return _checked(files, manifest)


def write_files(folder: Path, files: dict[str, bytes], key: CacheKey | None) -> None:
    """Write an index to `folder`, replacing what is there, with the code of `key`; raises `OSError`, and then nothing
    is left half-written.
    """
    if folder.parent.is_symlink() or folder.parent.is_file():
        folder.parent.unlink()
    make_private_folder(folder.parent)
    staging = folder.with_name(f"{folder.name}.new-{secrets.token_hex(4)}")
    digests = {name: FileDigest(len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    code = key.code(*_sealed(folder.name, digests)) if key is not None else ""
    try:
        make_private_folder(staging)
        for name, data in files.items():
            write_private(staging / name, data)
        write_private(staging / MANIFEST, json.dumps(encode(Manifest(digests, code))).encode("ascii"))
        _remove(folder)
        staging.rename(folder)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def remove_old_indexes(parent: Path, keep: int) -> None:
    """Remove all but the `keep` newest indexes in `parent`, and partly written ones of processes that were killed."""
    with suppress(OSError):
        entries = sorted(parent.iterdir(), key=lambda entry: entry.lstat().st_mtime, reverse=True)
        complete = [entry for entry in entries if ".new-" not in entry.name]
        for entry in complete[keep:]:
            _remove(entry)
        newest = complete[0].lstat().st_mtime if complete else 0.0
        for entry in entries:
            if ".new-" in entry.name and entry.lstat().st_mtime < newest - STALE_SECONDS:
                _remove(entry)


def _sealed(name: str, files: dict[str, FileDigest]) -> tuple[str, ...]:
    """What the code of an index is made of: its name, which says for what edition it is, and all about its files."""
    return ("search index", name, json.dumps(encode(files), sort_keys=True))


def _checked(files: dict[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    for name, data in files.items():
        if manifest.files[name].sha256 != hashlib.sha256(data).hexdigest():
            raise DamagedIndexError(name)
    return files


def _remove(path: Path) -> None:
    """Remove a folder, or a file or link of its name, as far as that is possible."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, ignore_errors=True)
