"""Objects: their ids, and what trees and commits hold. Formats: gitformat-pack(5), git-hash-object(1)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

FOLDER, LINK, SUBMODULE = 0o040000, 0o120000, 0o160000
FILES = frozenset({0o100644, 0o100755, 0o100664})
"""Modes of files. The last one is of git's first years."""
ID_BYTES = 20
ROOT = re.compile(rb"tree ([0-9a-f]{40})\n")
PARENT = re.compile(rb"parent ([0-9a-f]{40})\n")
TIME = re.compile(rb"^committer [^\n]*> (\d{1,12}) [+-]\d{4}$", re.MULTILINE)


class GitFormatError(ValueError):
    """Bytes that are not in a format of git; the message is a clause that says how. Callers say where they are from."""


@dataclass(frozen=True, slots=True)
class GitObject:
    """An object of git, whose id is the hash of its kind and data."""

    kind: bytes
    data: bytes

    @property
    def id(self) -> str:
        """The id in hex."""
        return object_id(self.kind, self.data)


@dataclass(frozen=True, slots=True)
class CommitFields:
    """What a commit states: the ids of its tree and of its first parent ("" for none), when it was made (seconds since
    1970, of any size; None where that is not said) and its message.
    """

    tree: str
    parent: str
    time: int | None
    message: bytes


def object_id(kind: bytes, data: bytes) -> str:
    """The id of an object in hex."""
    return hashlib.sha1(b"%s %d\0" % (kind, len(data)) + data, usedforsecurity=False).hexdigest()


def tree_entries(data: bytes) -> Iterator[tuple[int, bytes, str]]:
    """Mode, name and id of what a tree holds. Names are any bytes without NUL; raises `GitFormatError`."""
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        mode, blank, name = data[at : max(end, at)].partition(b" ")
        at = end + 1 + ID_BYTES
        if end < 0 or not blank or at > len(data) or not mode.isdigit() or len(mode) > 6 or set(mode) & set(b"89"):
            raise GitFormatError("the list of a folder is damaged")
        yield int(mode, 8), name, data[end + 1 : at].hex()


def commit_fields(data: bytes) -> CommitFields:
    """What a commit states; raises `GitFormatError` where it does not begin with a tree."""
    tree = ROOT.match(data)
    if tree is None:
        raise GitFormatError("a commit is damaged")
    parent = PARENT.match(data, tree.end())
    head, _, message = data.partition(b"\n\n")
    time = TIME.search(head)
    return CommitFields(tree[1].decode(), parent[1].decode() if parent else "", int(time[1]) if time else None, message)
