"""Commits of a repository: what they say, and the line of first parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from aixreader.control_characters import one_line
from aixreader.errors import CloneError, shortened
from aixreader.git.objects import GitFormatError, commit_fields
from aixreader.progress import Report
from aixreader.source.clone.git_folder import GitFolder, refused
from aixreader.source.clone.object_store import ObjectStore

TARGET = re.compile(rb"object ([0-9a-f]{40})\ntype (commit|tag|tree|blob)\n")
MAX_TIME = 253_402_300_799
"""The last second of the year 9999."""
MAX_TAGS = 10
MAX_SUBJECT = 200
MAX_COMMITS = 200_000
MAX_SHALLOW = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, that of its tree and of its first parent ("" for none), when it was made (seconds since 1970),
    and the first line of its message.
    """

    id: str
    tree: str
    parent: str
    time: int
    subject: str

    @property
    def date(self) -> str:
        """When it was made, in UTC (ISO 8601)."""
        return datetime.fromtimestamp(self.time, UTC).isoformat()


class Commits:
    """Reads the commits of an object store."""

    def __init__(self, folder: GitFolder, objects: ObjectStore) -> None:
        self._objects = objects
        shallow = folder.text("shallow", MAX_SHALLOW)
        self._shallow = frozenset(shallow.split())

    def read(self, name: str) -> Commit:
        """The commit with an id; raises `CloneError`."""
        data = self._objects.read(name, "commit")
        if data is None:
            why, hint = self._objects.why_missing()
            raise refused(f"the commit {name} is missing; {why}", hint)
        return _commit(name, data, is_last=name in self._shallow)

    def peeled(self, name: str, label: str) -> Commit:
        """The commit that an object stands for: a commit, or a tag of one. `label` is what the user called it."""
        for _ in range(MAX_TAGS):
            described = self._objects.describe(name)
            if described is None or described[0] == "commit":
                return self.read(name)
            if described[0] != "tag":
                raise CloneError(f"{label} is a {described[0]}, not a revision.", "Name a branch, a tag or a commit.")
            target = TARGET.match(self._objects.read(name, "tag") or b"")
            if not target:
                raise refused(f"the tag {name} is damaged")
            name = target[1].decode()
        raise refused(f"{label} is a tag of a tag of a tag, {MAX_TAGS} times over")

    def first_parents(self, commit: Commit, report: Report) -> Iterator[Commit]:
        """A commit, its first parent, and so on, to the first one or to where a shallow clone ends."""
        for number in range(MAX_COMMITS):
            if number % 50 == 0:
                report(min(0.99, number / (number + 2_000)), "Reading the history")
            yield commit
            if not commit.parent:
                return
            commit = self.read(commit.parent)


def _commit(name: str, data: bytes, *, is_last: bool) -> Commit:
    try:
        fields = commit_fields(data)
    except GitFormatError as error:
        raise refused(f"the commit {name} is damaged") from error
    subject = fields.message[: 4 * MAX_SUBJECT].lstrip().partition(b"\n")[0].decode("utf-8", "replace")
    return Commit(
        name,
        fields.tree,
        "" if is_last else fields.parent,
        min(fields.time or 0, MAX_TIME),
        shortened(one_line(subject), MAX_SUBJECT),
    )
