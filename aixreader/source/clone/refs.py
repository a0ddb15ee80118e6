"""The names of a repository's commits: branches, tags, `HEAD`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aixreader.source.clone.git_folder import GitFolder, refused

COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
HEAD = "HEAD"
# What git forbids in the name of a ref, or what could be a path of this system.
UNFIT = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|$)|^[./]|[./]$")
SYMBOLIC = re.compile(r"ref: (refs/\S{1,250})")
MAX_REF = 4_096
# A clone of the upstream repository lists some hundred refs.
MAX_PACKED = 4 * 1024 * 1024
MAX_LOOSE = 10_000
"""Loose refs and their folders that are looked at."""
MAX_STEPS = 5
"""How often a name may stand for another one. Git follows as many."""
MAX_NAME = 250


class Refs:
    """Reads refs of a repository; each `str` that it returns is the id of an object, "" where there is none."""

    def __init__(self, folder: GitFolder) -> None:
        self._folder = folder
        self._packed: dict[str, str] | None = None

    def head(self) -> str:
        """What is checked out."""
        return self._follow(self._folder.text(HEAD, MAX_REF, is_own=True).strip())

    def find(self, name: str) -> str:
        """What a branch, a tag or the full name of a ref stands for, tags first as in git; raises `CloneError` for refs
        that lead in a circle.
        """
        if name == HEAD:
            return self.head()
        forms = [name] if name.startswith("refs/") else []
        forms += [f"refs/{kind}/{name}" for kind in ("tags", "heads", "remotes")]
        return next((found for form in forms if (found := self._read(form))), "")

    def names(self) -> Iterator[str]:
        """The packed refs and the loose branches and tags, for messages and lists."""
        yield from self._all_packed()
        yield from self._loose(["refs/tags", "refs/heads"])

    def _loose(self, folders: list[str]) -> Iterator[str]:
        """The loose refs in folders and the folders in them, the last first; a hostile clone nests only so many."""
        for _ in range(MAX_LOOSE):
            if not folders:
                return
            name = folders.pop()
            try:
                inner = self._folder.names(name)[:MAX_LOOSE]
            except OSError:
                # No folder, so a ref; those that git itself makes are folders.
                if name.count("/") > 1:
                    yield name
            else:
                folders += [f"{name}/{part}" for part in reversed(inner) if len(name) + len(part) < MAX_NAME]

    def _follow(self, text: str) -> str:
        for _ in range(MAX_STEPS):
            symbolic = SYMBOLIC.fullmatch(text)
            if not symbolic:
                return text if COMMIT.fullmatch(text) else ""
            text = self._text(symbolic[1])
        raise refused("its branches refer to each other in a circle")

    def _read(self, name: str) -> str:
        text = self._text(name)
        return self._follow(text) if text else ""

    def _text(self, name: str) -> str:
        """What the file or the packed line of a ref says."""
        if len(name) > MAX_NAME or UNFIT.search(name) or not name.startswith("refs/"):
            return ""
        return self._folder.text(name, MAX_REF).strip() or self._all_packed().get(name, "")

    def _all_packed(self) -> dict[str, str]:
        if self._packed is None:
            lines = (line.partition(" ") for line in self._folder.text("packed-refs", MAX_PACKED).splitlines())
            self._packed = {name: commit for commit, _, name in lines if COMMIT.fullmatch(commit)}
        return self._packed
