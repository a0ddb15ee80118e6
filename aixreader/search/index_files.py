"""An index on disk: a folder of Whoosh's files with a list of their digests.

A Whoosh index holds pickles, and reading one can run anything it says. So an index is only ever read from where this
program wrote it, and only if every byte is what was written; the bytes that were checked are the bytes that are used.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

LIST = "files.json"


class DamagedIndexError(Exception):
    """An index that is not what was written. It is made anew, and nobody hears of it."""


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of the index in `folder`; raises `DamagedIndexError`, also where there is none."""
    try:
        listed = json.loads((folder / LIST).read_bytes())
        if not isinstance(listed, dict):
            raise DamagedIndexError(LIST)
        found = {name: (folder / Path(name).name).read_bytes() for name in listed}
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedIndexError(str(error)) from error
    for name, data in found.items():
        if listed[name] != hashlib.sha256(data).hexdigest():
            raise DamagedIndexError(name)
    return found


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write an index to `folder`, whole or not at all, in place of what is there; raises `OSError`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f"{folder.name}.new-{secrets.token_hex(4)}")
    try:
        fresh.mkdir(mode=0o700)
        for name, data in files.items():
            (fresh / name).write_bytes(data)
        listed = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        (fresh / LIST).write_text(json.dumps(listed), encoding="ascii")
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def drop_old(parent: Path, keep: int) -> None:
    """Remove all but the `keep` newest indexes in `parent`, and what writers left that were killed."""
    with suppress(OSError):
        entries = sorted(parent.iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        whole = [entry for entry in entries if ".new-" not in entry.name]
        for entry in whole[keep:]:
            shutil.rmtree(entry, ignore_errors=True)
        newest = whole[0].stat().st_mtime if whole else 0.0
        for entry in entries:
            if ".new-" in entry.name and entry.stat().st_mtime < newest - 600:
                shutil.rmtree(entry, ignore_errors=True)
