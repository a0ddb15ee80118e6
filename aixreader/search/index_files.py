"""An index on disk: a folder with Whoosh's files and a manifest of their SHA-256 digests.

A Whoosh index contains pickles, and unpickling can execute arbitrary code. So an index is read only from a folder that
this program wrote, only if every file matches its digest, and from the very bytes that were verified.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from aixreader.json_codec import decode, parse

MANIFEST = "files.json"
STALE_SECONDS = 600
"""A partly written index that is so much older than the newest one was left by a process that was killed."""


class DamagedIndexError(Exception):
    """The files are not those that were written. The index is rebuilt; the user is not asked."""


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of the index in `folder`; raises `DamagedIndexError`, also where there is no index."""
    try:
        digests = decode(dict[str, str], parse((folder / MANIFEST).read_bytes()))
        files = {name: (folder / Path(name).name).read_bytes() for name in digests}
    except (OSError, ValueError) as error:
        raise DamagedIndexError(str(error)) from error
    for name, data in files.items():
        if digests[name] != hashlib.sha256(data).hexdigest():
            raise DamagedIndexError(name)
    return files


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write an index to `folder`, replacing what is there; raises `OSError`, and then nothing is left half-written."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = folder.with_name(f"{folder.name}.new-{secrets.token_hex(4)}")
    try:
        staging.mkdir(mode=0o700)
        for name, data in files.items():
            (staging / name).write_bytes(data)
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        (staging / MANIFEST).write_text(json.dumps(digests), encoding="ascii")
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
        staging.rename(folder)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def remove_old_indexes(parent: Path, keep: int) -> None:
    """Remove all but the `keep` newest indexes in `parent`, and partly written ones of processes that were killed."""
    with suppress(OSError):
        entries = sorted(parent.iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        complete = [entry for entry in entries if ".new-" not in entry.name]
        for entry in complete[keep:]:
            shutil.rmtree(entry, ignore_errors=True)
        newest = complete[0].stat().st_mtime if complete else 0.0
        for entry in entries:
            if ".new-" in entry.name and entry.stat().st_mtime < newest - STALE_SECONDS:
                shutil.rmtree(entry, ignore_errors=True)
