"""The folder in which git keeps a repository: `find_git_folder`, and `GitFolder`, which reads single files of it.

Nothing in it is trusted: links are not followed, only regular files are opened, and no more of them is read than asked
for. The configuration, alternates, replacements and hooks of a repository are never looked at.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aixreader.errors import CloneError
from aixreader.regular_file import open_regular, read_regular

DAMAGED = "The copy may be damaged or unsafe; clone the repository again. Nothing was opened."
MAX_POINTER = 8_192
"""Bytes of a file that holds a path."""
MAX_NAMES = 200_000
"""Names in one folder. Git keeps at most some thousand objects unpacked."""
POINTER = re.compile(rb"gitdir: ([^\0\r\n]+)\r?\n?")


def refused(why: str, hint: str = DAMAGED) -> CloneError:
    """The error for a repository that is not read."""
    return CloneError(f"The git repository cannot be read: {why}.", hint)


@dataclass(frozen=True, slots=True)
class GitFolder:
    """A repository: `own` holds the `HEAD` of a work tree, `common` all else; both are the same, except for a linked
    worktree. Neither contains a link.
    """

    own: Path
    common: Path

    def read(self, name: str, limit: int, *, is_own: bool = False) -> bytes:
        """The bytes of a file; raises `OSError` where there is none, for more than `limit` bytes, and for anything that
        is no regular file or lies behind a link.
        """
        return read_regular(self._place(name, is_own=is_own), limit)

    def text(self, name: str, limit: int, *, is_own: bool = False) -> str:
        """A small file's text, "" where it cannot be read."""
        try:
            return self.read(name, limit, is_own=is_own).decode("utf-8", "replace")
        except OSError:
            return ""

    def open(self, name: str) -> BinaryIO:
        """A file of the common folder, opened; raises `OSError` as `read` does."""
        return os.fdopen(open_regular(self._place(name)), "rb")

    def names(self, name: str) -> list[str]:
        """The sorted names in a folder, none where it is missing; raises `OSError` where it is no folder or behind a
        link, `CloneError` where it holds too many.
        """
        try:
            with os.scandir(self._place(name)) as entries:
                names = [entry.name for entry, _ in zip(entries, range(MAX_NAMES + 1), strict=False)]
        except FileNotFoundError:
            return []
        if len(names) > MAX_NAMES:
            raise refused(f"{name} holds more than {MAX_NAMES:,} files")
        return sorted(names)

    def has(self, name: str) -> bool:
        """Whether there is anything of that name, be it readable or not."""
        return os.path.lexists(self.common / name)

    def _place(self, name: str, *, is_own: bool = False) -> Path:
        full = (self.own if is_own else self.common) / name
        if os.path.realpath(full) != str(full):
            raise OSError("a link lies on the way")
        return full


def find_git_folder(path: Path) -> GitFolder | None:
    """The repository whose work tree `path` is, or which is bare at `path`; None where there is none.

    Raises `CloneError` where a `.git` file leads anywhere but to a repository that lists this folder as a worktree.
    """
    home = path.resolve()
    git = home / ".git"
    if is_folder(git):
        return _whole(git)
    if os.path.lexists(git):
        return _worktree(home, git)
    return _whole(home)


def is_bare(path: Path) -> bool:
    """Whether a folder holds what git keeps in a repository and no work tree: a bare repository, or a `.git`."""
    home = path.resolve()
    return not os.path.lexists(home / ".git") and _has_parts(home) and not os.path.lexists(home / "content")


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder, not of a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _whole(git: Path) -> GitFolder | None:
    """The repository in a folder that has what makes one, None for another folder."""
    return _checked(GitFolder(git, git)) if _has_parts(git) else None


def _has_parts(git: Path) -> bool:
    return all(os.path.lexists(git / name) for name in ("HEAD", "objects", "refs"))


def _checked(folder: GitFolder) -> GitFolder:
    for name in ("objects", "refs"):
        if not is_folder(folder.common / name):
            raise refused(f"its folder {name} is a link or no folder")
    if folder.has("reftable"):
        raise refused("it keeps its branches as a reftable, which is not supported", "Clone it again with git's files.")
    return folder


def _worktree(home: Path, pointer: Path) -> GitFolder:
    """The repository of a linked worktree, if that lists it: else the file could have any folder read."""
    elsewhere = refused(
        "its .git file leads to another folder that does not list it as a worktree",
        "Open the repository that it belongs to, or clone it again.",
    )
    try:
        match = POINTER.fullmatch(read_regular(pointer, MAX_POINTER))
        own = Path(os.path.normpath(home / os.fsdecode(match[1]))) if match else None
        if own is None or own.parent.name != "worktrees" or own.resolve() != own:
            raise elsewhere
        listed = os.fsdecode(read_regular(own / "gitdir", MAX_POINTER)).rstrip("\r\n")
        common = os.fsdecode(read_regular(own / "commondir", MAX_POINTER)).rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise elsewhere from error
    main = own.parent.parent
    is_listed = os.path.normpath(own / listed) == str(pointer) and os.path.normpath(own / common) == str(main)
    if not is_listed or _whole(main) is None:
        raise elsewhere
    return GitFolder(own, main)
