"""What a commit holds: its tree, its date, and the files in the tree."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

from aixreader.delivery.object_store import ObjectStore
from aixreader.errors import DeliveryError

COMMIT = re.compile(rb"tree ([0-9a-f]{40})\n(?:(?!\n)[^\n]*\n)*?committer [^\n]* (\d{1,12}) [+-]\d{4}\n")
FILE_MODES = frozenset({b"100644", b"100755"})
FOLDER_MODE = b"40000"
MAX_FILES = 20_000
MAX_LEVELS = 60
MAX_BYTES = 4 * 1024 * 1024
"""Of a commit or the list of one folder."""


def commit_tree(store: ObjectStore, commit: str) -> tuple[str, str]:
    """The id of a commit's tree, and its date (ISO 8601); raises `DeliveryError` where it is not there or none."""
    item = _read(store, commit, b"commit")
    match = COMMIT.match(item)
    if match is None:
        raise damaged(f"the commit {commit[:12]} is not in the usual form")
    try:
        date = datetime.fromtimestamp(int(match[2]), UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        date = ""
    return match[1].decode(), date


def files_of(store: ObjectStore, tree: str) -> dict[str, str]:
    """Path -> id of every file in a tree. Links and submodules are none; names that are no text are left out.

    Raises `DeliveryError` where a folder's list is not there, and beyond the bounds.
    """
    files: dict[str, str] = {}
    todo, entries = [("", tree, 0)], 0
    while todo:
        prefix, folder, level = todo.pop()
        for mode, name, item in _list(store, folder):
            entries += 1
            if entries > MAX_FILES or level > MAX_LEVELS:
                raise damaged("it holds too many files")
            if mode == FOLDER_MODE:
                todo.append((f"{prefix}{name}/", item, level + 1))
            elif mode in FILE_MODES:
                files[f"{prefix}{name}"] = item
    return files


def damaged(what: str) -> DeliveryError:
    """The error for objects that are not what they should be."""
    return DeliveryError(f"What the server sent cannot be read: {what}.", "Nothing of it was installed. Try again.")


def _list(store: ObjectStore, tree: str) -> list[tuple[bytes, str, str]]:
    """Mode, name and id of what is in a folder."""
    data, at = _read(store, tree, b"tree"), 0
    found = []
    while at < len(data):
        space = data.find(b" ", at, at + 8)
        end = data.find(b"\0", space)
        item = data[end + 1 : end + 21]
        if space < 0 or end < 0 or len(item) < 20:
            raise damaged("the list of a folder is damaged")
        with suppress(UnicodeDecodeError):  # no address can name it
            found.append((data[at:space], data[space + 1 : end].decode("utf-8"), item.hex()))
        at = end + 21
    return found


def _read(store: ObjectStore, name: str, kind: bytes) -> bytes:
    try:
        item = store.read(name, MAX_BYTES)
    except KeyError as error:
        raise damaged(f"the object {name[:12]} is missing") from error
    if item.kind != kind:
        raise damaged(f"the object {name[:12]} is none of the expected kind")
    return item.data
