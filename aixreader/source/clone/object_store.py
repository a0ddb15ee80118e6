"""Reads the objects of a repository: `ObjectStore`. What it returns is what the id stands for, or it is refused.

It opens the files itself and leaves only formats to dulwich. dulwich's own store would open whatever it finds (a pipe
holds it up for ever), read other repositories that `objects/info/alternates` names, and unpack before it knows a size.
"""

from __future__ import annotations

import re
import zlib
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from aixreader.git.objects import object_id
from aixreader.source.clone.git_folder import GitFolder, refused
from aixreader.source.clone.pack import Pack

MAX_META = 8 * 1024 * 1024
"""Bytes of a commit, tag or tree. The real ones have some hundred, a tree of 20,000 files 1 MB."""
MAX_PACKS = 2_000
MAX_WORK = 8 * 1024 * 1024 * 1024
"""Bytes that are unpacked while a repository is open: some 20 times what a year's history of a page needs."""
LOOSE_HEAD = re.compile(rb"(commit|tree|blob|tag) (0|[1-9]\d{0,18})\0")
MAX_HEAD = 32
HEAD_BYTES = 2_048
"""Packed bytes that hold the head: the tables of deflate may come before it."""
HEX = re.compile(r"[0-9a-f]{4,40}")
PACK_INDEX = re.compile(r"(pack-[0-9a-f]{1,64})\.idx")
MAX_PACKED_EXTRA = 1024 * 1024


class ObjectStore:
    """The objects of one repository, by their ids in hex; a context that closes its files.

    `limit` methods refuse an object of more bytes. All raise `CloneError` for one that is damaged.
    """

    def __init__(self, folder: GitFolder, *, max_work: int = MAX_WORK) -> None:
        self._folder = folder
        self._packs: list[Pack] | None = None
        self._open = ExitStack()
        self._left = max_work

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def describe(self, name: str) -> tuple[str, int] | None:
        """Kind and size of an object, read from its header; None where the repository does not hold it."""
        head = self._loose_head(name)
        if head is not None:
            return head
        raw = bytes.fromhex(name)
        for pack in self._all_packs():
            offset = pack.find(raw)
            if offset is not None:
                return pack.describe(offset)
        return None

    def read(self, name: str, kind: str, limit: int = MAX_META) -> bytes | None:
        """The bytes of an object of a kind, None where the repository does not hold it."""
        found = self._loose(name, limit) or self._packed(name, limit)
        if found is None:
            return None
        real, data = found
        if object_id(real.encode(), data) != name:
            raise refused(f"the object {name} does not hold what its id stands for")
        if real != kind:
            raise refused(f"the object {name} is a {real}, where a {kind} belongs")
        return data

    def starting_with(self, prefix: str) -> list[str]:
        """The ids that begin with four or more hex digits."""
        if not HEX.fullmatch(prefix):
            return []
        try:
            loose = {f"{prefix[:2]}{rest}" for rest in self._folder.names(f"objects/{prefix[:2]}")}
        except OSError:
            loose = set()
        even = bytes.fromhex(prefix[: len(prefix) // 2 * 2])
        packed = {name.hex() for pack in self._all_packs() for name in pack.starting_with(even)}
        return sorted(name for name in loose | packed if name.startswith(prefix) and len(name) == 40)

    def why_missing(self) -> tuple[str, str]:
        """Why the repository may lack objects, and what to do, each for a message."""
        if self._folder.has("objects/info/alternates"):
            return (
                "it borrows objects from another repository, which is not followed",
                "Run `git repack -a -d` in it, which copies them, or clone it without --shared and --reference.",
            )
        if any(name.endswith(".promisor") for name in self._pack_names()):
            return (
                "it is a partial clone, whose contents are only fetched when git needs them",
                "Check that revision out with git once, or clone it without --filter.",
            )
        return "it is damaged or not whole", "Run `git fsck` in it, or clone it again."

    # ------------------------------------------------------------ loose objects

    def _loose_head(self, name: str) -> tuple[str, int] | None:
        try:
            with self._folder.open(_loose_path(name)) as file:
                head = zlib.decompressobj().decompress(file.read(HEAD_BYTES), MAX_HEAD)
        except OSError:
            return None
        except zlib.error as error:
            raise refused(f"the object {name} is damaged ({error})") from error
        return _stated(name, head)[:2]

    def _loose(self, name: str, limit: int) -> tuple[str, bytes] | None:
        head = self._loose_head(name)
        if head is None:
            return None
        kind, size = head
        if size > limit:
            raise _too_large(name, limit)
        self._count(size)
        most = MAX_HEAD + size + 1
        try:
            packed = self._folder.read(_loose_path(name), most + MAX_PACKED_EXTRA)
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(packed, most)
        except (OSError, zlib.error) as error:
            raise refused(f"the object {name} is damaged ({error})") from error
        _, _, at = _stated(name, data[:MAX_HEAD])
        if len(data) - at != size or not unpacker.eof or unpacker.unused_data:
            raise refused(f"the object {name} is not of the size that it states")
        return kind, data[at:]

    # ------------------------------------------------------------ packs

    def _packed(self, name: str, limit: int) -> tuple[str, bytes] | None:
        raw = bytes.fromhex(name)
        for pack in self._all_packs():
            offset = pack.find(raw)
            if offset is not None:
                return pack.content(offset, limit)
        return None

    def _all_packs(self) -> list[Pack]:
        if self._packs is None:
            bases = [match[1] for name in self._pack_names() if (match := PACK_INDEX.fullmatch(name))]
            if len(bases) > MAX_PACKS:
                raise refused(f"it consists of more than {MAX_PACKS:,} packs", "Run `git gc` in it.")
            self._packs = [self._opened(base) for base in bases]
        return self._packs

    def _pack_names(self) -> list[str]:
        try:
            return self._folder.names("objects/pack")
        except OSError as error:
            raise refused(f"its packs cannot be read: {error.strerror or error}") from error

    def _opened(self, base: str) -> Pack:
        try:
            pack = Pack(self._folder, base, self._count)
        except OSError as error:
            raise refused(f"{base} cannot be read: {error.strerror or error}") from error
        self._open.callback(pack.close)
        return pack

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise refused("reading it would unpack more than any site needs")


def _loose_path(name: str) -> str:
    return f"objects/{name[:2]}/{name[2:]}"


def _stated(name: str, head: bytes) -> tuple[str, int, int]:
    """Kind and size that the head of a loose object states, and its length."""
    match = LOOSE_HEAD.match(head)
    if not match:
        raise refused(f"the object {name} is damaged")
    return match[1].decode(), int(match[2]), match.end()


def _too_large(name: str, limit: int) -> Exception:
    return refused(f"the object {name} would unpack to more than {limit // 1024 // 1024} MB")
