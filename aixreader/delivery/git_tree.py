"""What a commit holds: its tree, its date, and the files in the tree."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from aixreader.delivery.object_store import ObjectStore
from aixreader.errors import DeliveryError
from aixreader.git.objects import FILES, FOLDER, GitFormatError, commit_fields, tree_entries

MAX_FILES = 20_000
MAX_LEVELS = 60
MAX_BYTES = 4 * 1024 * 1024
"""Of a commit or the list of one folder."""


def commit_tree(store: ObjectStore, commit: str) -> tuple[str, str]:
    """The id of a commit's tree, and its date (ISO 8601); raises `DeliveryError` where it is not there or none."""
    data = _read(store, commit, b"commit")
    try:
        fields = commit_fields(data)
    except GitFormatError as error:
        raise _unusual(commit) from error
    if fields.time is None:
        raise _unusual(commit)
    try:
        date = datetime.fromtimestamp(fields.time, UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        date = ""
    return fields.tree, date


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
            if mode == FOLDER:
                todo.append((f"{prefix}{name}/", item, level + 1))
            elif mode in FILES:
                files[f"{prefix}{name}"] = item
    return files


def damaged(what: str) -> DeliveryError:
    """The error for objects that are not what they should be."""
    return DeliveryError(f"What the server sent cannot be read: {what}.", "Nothing of it was installed. Try again.")


def _unusual(commit: str) -> DeliveryError:
    return damaged(f"the commit {commit[:12]} is not in the usual form")


def _list(store: ObjectStore, tree: str) -> list[tuple[int, str, str]]:
    """Mode, name and id of what is in a folder."""
    found = []
    try:
        for mode, name, item in tree_entries(_read(store, tree, b"tree")):
            with suppress(UnicodeDecodeError):  # no address can name it
                found.append((mode, name.decode("utf-8"), item))
    except GitFormatError as error:
        raise damaged(str(error)) from error
    return found


def _read(store: ObjectStore, name: str, kind: bytes) -> bytes:
    try:
        item = store.read(name, MAX_BYTES)
    except KeyError as error:
        raise damaged(f"the object {name[:12]} is missing") from error
    if item.kind != kind:
        raise damaged(f"the object {name[:12]} is none of the expected kind")
    return item.data
