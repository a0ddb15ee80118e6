"""An index on disk: a folder with its files and a manifest of their sizes and SHA-256 digests.

The schema in an index is a pickle, and unpickling can execute arbitrary code; and what an index says is shown as if the
edition said it. So an index is read from the cache only if its folder and files are the user's alone, if its manifest
carries a code that this user's program made for this very index, if every file matches its digest, and from the very
bytes that were verified. What came with the program carries no code: it is as trustworthy as the program.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aixreader.cache_key import CacheKey
from aixreader.json_codec import decode, encode, parse
from aixreader.private_files import check_private, make_private_folder, read_private, write_private
from aixreader.staging import discard, staging

MANIFEST = "files.json"
MAX_MANIFEST_BYTES = 100_000


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
    """Write an index to `folder`, replacing what is there, with the code of `key`; what killed writers have left
    beside it goes.

    Raises `OSError` and `OutputError`, and then nothing is left half-written.
    """
    if folder.parent.is_symlink() or folder.parent.is_file():
        folder.parent.unlink()
    make_private_folder(folder.parent)
    digests = {name: FileDigest(len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    code = key.code(*_sealed(folder.name, digests)) if key is not None else ""
    with staging(folder) as stage:
        make_private_folder(stage.folder)
        for name, data in files.items():
            write_private(stage.folder / name, data)
        write_private(stage.folder / MANIFEST, json.dumps(encode(Manifest(digests, code))).encode("ascii"))
        stage.publish()


def remove_old_indexes(parent: Path, keep: int) -> None:
    """Remove all but the `keep` newest indexes in `parent`."""
    with suppress(OSError):
        entries = sorted(parent.iterdir(), key=lambda entry: entry.lstat().st_mtime, reverse=True)
        for entry in [entry for entry in entries if not entry.name.startswith(".")][keep:]:
            discard(entry)


def _sealed(name: str, files: dict[str, FileDigest]) -> tuple[str, ...]:
    """What the code of an index is made of: its name, which says for what edition it is, and all about its files."""
    return ("search index", name, json.dumps(encode(files), sort_keys=True))


def _checked(files: dict[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    for name, data in files.items():
        if manifest.files[name].sha256 != hashlib.sha256(data).hexdigest():
            raise DamagedIndexError(name)
    return files
