"""A git repository written byte by byte, as git would never write one where a test asks for that."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from dulwich.pack import write_pack_index_v2

FOLDER, FILE, LINK, SUBMODULE = b"40000", b"100644", b"120000", b"160000"
BLOB, OFFSET_DELTA, REFERENCE_DELTA = 3, 6, 7
PAGE = "---\ntitle: One\n---\n# One\nText.\n"
SITE = {"hugo.yaml": "title: Trial\n", "content/docs/one.md": PAGE}
Entry = tuple[bytes, bytes, str]
"""Mode, name and id of an entry of a folder."""


class Repository:
    """A repository at `path`, whose `git` folder is written by hand; objects are loose unless they are packed."""

    def __init__(self, path: Path, *, is_bare: bool = False) -> None:
        self.path = path
        self.git = path if is_bare else path / ".git"
        for name in ("objects/pack", "objects/info", "refs/heads", "refs/tags"):
            (self.git / name).mkdir(parents=True)
        (self.git / "HEAD").write_text("ref: refs/heads/main\n")

    def loose(self, kind: str, data: bytes, *, name: str = "", stated: int = -1) -> str:
        """Write an object and return its id; with `name` below a false one, with `stated` with a false size."""
        whole = b"%s %d\0" % (kind.encode(), len(data) if stated < 0 else stated) + data
        name = name or hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        path = self.loose_path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(zlib.compress(whole))
        return name

    def loose_path(self, name: str) -> Path:
        """The file of a loose object."""
        return self.git / "objects" / name[:2] / name[2:]

    def blob(self, text: str | bytes) -> str:
        """A file's content."""
        return self.loose("blob", text.encode() if isinstance(text, str) else text)

    def folder(self, entries: Sequence[Entry]) -> str:
        """A folder with the entries as they are given."""
        return self.loose(
            "tree", b"".join(b"%s %s\0%s" % (mode, name, bytes.fromhex(at)) for mode, name, at in entries)
        )

    def site(self, files: Mapping[str, str | bytes] = SITE, docs: Sequence[Entry] = ()) -> str:
        """The folder of a site with `files`, and `docs` added to its `content/docs`."""
        tree: dict[str, object] = {}
        for path, text in files.items():
            *parents, name = path.split("/")
            inner = tree
            for parent in parents:
                inner = inner.setdefault(parent, {})  # type: ignore[assignment]
            inner[name] = self.blob(text)

        def written(inner: Mapping[str, object], path: str) -> str:
            entries: list[Entry] = []
            for name, what in sorted(inner.items()):
                if isinstance(what, str):
                    entries.append((FILE, name.encode(), what))
                else:
                    assert isinstance(what, dict)
                    entries.append((FOLDER, name.encode(), written(what, f"{path}{name}/")))
            return self.folder([*entries, *(docs if path == "content/docs/" else ())])

        return written(tree, "")

    def commit(
        self, tree: str, parents: Sequence[str] = (), *, time: int = 1_756_728_000, message: str = "Change it"
    ) -> str:
        """A commit."""
        lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
        lines += [f"{role} A. Writer <a@example.org> {time} +0200" for role in ("author", "committer")]
        return self.loose("commit", "\n".join([*lines, "", message, ""]).encode())

    def tag(self, target: str, kind: str = "commit") -> str:
        """An annotated tag of an object."""
        return self.loose("tag", f"object {target}\ntype {kind}\ntag v1\ntagger A <a@b> 1 +0000\n\nText\n".encode())

    def ref(self, name: str, target: str) -> None:
        """Write a ref."""
        path = self.git / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{target}\n")

    def main(self, tree: str, parents: Sequence[str] = (), *, time: int = 1_756_728_000) -> str:
        """A commit of `tree` on the branch `main`."""
        commit = self.commit(tree, parents, time=time)
        self.ref("refs/heads/main", commit)
        return commit

    def pack(self, entries: Sequence[tuple[str, int, int, bytes, bytes]], *, name: str = "pack-1") -> Path:
        """Write a pack. An entry is an id, a type, the size it states, what stands before the data (the base of a
        delta), and the data before they are packed. Returns its path.
        """
        out = io.BytesIO()
        out.write(struct.pack(">4sLL", b"PACK", 2, len(entries)))
        places = []
        for at, kind, size, base, data in entries:
            places.append((bytes.fromhex(at), out.tell(), 0))
            out.write(_type_and_size(kind, size) + base + zlib.compress(data, 9))
        checksum = hashlib.sha1(out.getvalue(), usedforsecurity=False).digest()
        path = self.git / "objects" / "pack" / f"{name}.pack"
        path.write_bytes(out.getvalue() + checksum)
        with path.with_suffix(".idx").open("wb") as file:
            write_pack_index_v2(file, sorted(places), checksum)
        return path


def _type_and_size(kind: int, size: int) -> bytes:
    first, size = kind << 4 | size & 15, size >> 4
    rest = []
    while size:
        rest.append(size & 0x7F)
        size >>= 7
    numbers = [first, *rest]
    return bytes(number | 0x80 for number in numbers[:-1]) + bytes(numbers[-1:])


def number(value: int) -> bytes:
    """A number as deltas hold it."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F)
    return bytes(part | 0x80 for part in parts[:-1]) + bytes(parts[-1:])


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository with a work tree."""
    return Repository(tmp_path / "clone")
