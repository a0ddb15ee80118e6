"""A bare git repository that the reader keeps what it fetches in: objects, and names for commits.

An object's file is written whole or not at all, and read only where its bytes have the hash that names it. Git and
every program that reads repositories can open it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from pathlib import Path

from aixreader.errors import OutputError
from aixreader.files import remove_left_overs, write_atomically
from aixreader.git.objects import GitObject
from aixreader.private_files import make_private_folder
from aixreader.regular_file import read_regular

ID = re.compile(r"[0-9a-f]{40}")
REF = re.compile(r"refs/(?:heads|tags)/[A-Za-z0-9][A-Za-z0-9._-]{0,100}")
CONFIG = b"[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = true\n"
HEAD = b"ref: refs/heads/main\n"
HEADER_BYTES = 32
MAX_REF_BYTES = 200
MAX_SHALLOW_BYTES = 1024 * 1024


class ObjectStore:
    """The repository in `folder`, which is made when something is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._is_there = False

    def has(self, name: str) -> bool:
        """Whether the object with the id `name` is there."""
        return self._path(name).is_file()

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are not there, each once."""
        return [name for name in dict.fromkeys(names) if not self.has(name)]

    def read(self, name: str, limit: int) -> GitObject:
        """The object with the id `name`; raises `KeyError` where it is not there, damaged or above `limit` bytes."""
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(read_regular(self._path(name), limit + 1024), limit + HEADER_BYTES)
        except (OSError, zlib.error) as error:
            raise KeyError(name) from error
        kind, _, content = data.partition(b"\0")
        item = GitObject(kind.partition(b" ")[0], content)
        if item.id != name or len(content) > limit:
            raise KeyError(name)
        return item

    def write(self, item: GitObject) -> None:
        """Keep an object. Raises `OutputError`."""
        path = self._path(item.id)
        if path.is_file():
            return
        self._make()
        try:
            make_private_folder(path.parent)
            data = zlib.compress(b"%s %d\0" % (item.kind, len(item.data)) + item.data, 1)
            write_atomically(path, data, 0o400)
        except OSError as error:
            raise _not_written(self.folder, error) from error

    def name(self, ref: str, commit: str) -> None:
        """Let `ref` name a commit, whose parents are not here. Raises `OutputError`."""
        assert REF.fullmatch(ref) and ID.fullmatch(commit)  # noqa: S101, PT018  # callers name what they fetched
        self._make()
        shallow = {*self._shallow(), commit}
        try:
            write_atomically(self.folder / "shallow", "".join(f"{each}\n" for each in sorted(shallow)).encode())
            write_atomically(self.folder / ref, f"{commit}\n".encode())
        except OSError as error:
            raise _not_written(self.folder, error) from error

    def forget(self, ref: str) -> None:
        """Let `ref` name nothing any more. Raises `OutputError`."""
        assert REF.fullmatch(ref)  # noqa: S101  # callers take it from `refs`
        try:
            (self.folder / ref).unlink(missing_ok=True)
        except OSError as error:
            raise _not_written(self.folder, error) from error

    @property
    def refs(self) -> dict[str, str]:
        """Name -> commit."""
        found: dict[str, str] = {}
        for kind in ("heads", "tags"):
            folder = self.folder / "refs" / kind
            names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
            for ref in (f"refs/{kind}/{name}" for name in names):
                commit = self._text(ref, MAX_REF_BYTES).strip()
                if REF.fullmatch(ref) and ID.fullmatch(commit):
                    found[ref] = commit
        return found

    def _shallow(self) -> list[str]:
        return [line for line in self._text("shallow", MAX_SHALLOW_BYTES).split() if ID.fullmatch(line)]

    def _text(self, name: str, limit: int) -> str:
        try:
            return read_regular(self.folder / name, limit).decode("ascii", "replace")
        except OSError:
            return ""

    def _path(self, name: str) -> Path:
        return self.folder / "objects" / name[:2] / name[2:]

    def _make(self) -> None:
        """What makes a folder a repository, without what killed writers have left in it."""
        if self._is_there:
            return
        try:
            make_private_folder(self.folder)
            for part in ("objects", "refs", "refs/heads", "refs/tags"):
                make_private_folder(self.folder / part)
            for name, data in (("config", CONFIG), ("HEAD", HEAD)):
                if not (self.folder / name).is_file():
                    write_atomically(self.folder / name, data)
            for folder in (self.folder / "objects").iterdir():  # objects that are not asked for again, maybe
                remove_left_overs(folder)
        except OSError as error:
            raise _not_written(self.folder, error) from error
        self._is_there = True


def _not_written(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"What was fetched cannot be kept in {folder}: {error.strerror or error}.",
        "What was there before is unchanged. Make room on the disk or check the permissions; fetching then goes on "
        "where it broke off.",
    )
