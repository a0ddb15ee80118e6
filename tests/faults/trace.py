"""Records what SQLite does to files: writes, truncations, syncs, in order, with the real library under the real module.

A virtual file system of SQLite's own kind is put over the one in use; see "The OS Interface or VFS" in its manual.
"""

from __future__ import annotations

import ctypes
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_int64, c_void_p, cast, string_at
from ctypes.util import find_library
from pathlib import Path
from typing import Any, NamedTuple


class Op(NamedTuple):
    """One thing done: `kind` is "write", "truncate", "sync" or "ack"; `at` is the offset, or the new size."""

    kind: str
    file: str
    at: int = 0
    data: bytes = b""


class NoSharedLibraryError(Exception):
    """Python's SQLite cannot be reached: it is linked in, or another one than is found."""


OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(ctypes.Structure):
    """`sqlite3_vfs` as far as it is looked at, and the pointers after it."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("more", c_void_p * 15),
    )


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("more", c_void_p * 13),
    )


class Trace:
    """Puts itself under all databases that are opened while it is in force."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self._library = _library()
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # what C code points to

    @contextmanager
    def recording(self) -> Iterator[list[Op]]:
        """Record what is done to files opened from now on."""
        find = self._library.sqlite3_vfs_find
        find.restype = POINTER(Vfs)
        real = find(None)
        ours = Vfs.from_buffer_copy(real.contents)
        ours.name = b"trace"
        really_open = OPEN(real.contents.open)

        def opened(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            result = int(really_open(vfs, name, file, flags, out))
            if result == 0 and name:
                self._names[file] = Path(string_at(name).decode()).name
                self._watch(file)
            return result

        ours.open = self._pointer(OPEN(opened))
        self._kept.append(ours)
        self._library.sqlite3_vfs_register(byref(ours), 1)
        try:
            yield self.ops
        finally:
            self._library.sqlite3_vfs_unregister(byref(ours))

    def acknowledge(self, what: str) -> None:
        """Note that the user has been told of `what`."""
        self.ops.append(Op("ack", what))

    def _watch(self, file: int) -> None:
        place = cast(file, POINTER(c_void_p))
        real = Methods.from_address(place[0] or 0)
        ours = Methods.from_buffer_copy(real)
        write, truncate, sync = WRITE(real.write), TRUNCATE(real.truncate), SYNC(real.sync)

        def written(file: int, data: int, count: int, at: int) -> int:
            self.ops.append(Op("write", self._names[file], at, string_at(data, count)))
            return int(write(file, data, count, at))

        def truncated(file: int, size: int) -> int:
            self.ops.append(Op("truncate", self._names[file], size))
            return int(truncate(file, size))

        def synced(file: int, flags: int) -> int:
            result = int(sync(file, flags))
            self.ops.append(Op("sync", self._names[file]))
            return result

        ours.write = self._pointer(WRITE(written))
        ours.truncate = self._pointer(TRUNCATE(truncated))
        ours.sync = self._pointer(SYNC(synced))
        self._kept.append(ours)
        place[0] = ctypes.addressof(ours)

    def _pointer(self, function: object) -> int | None:
        self._kept.append(function)
        return cast(function, c_void_p).value  # type: ignore[arg-type]  # a function of ctypes


def _library() -> ctypes.CDLL:
    """The SQLite that Python uses; raises `NoSharedLibraryError`."""
    name = find_library("sqlite3")
    if name is None:
        raise NoSharedLibraryError("no shared SQLite is found")
    library = ctypes.CDLL(name)
    library.sqlite3_libversion.restype = c_char_p
    found = library.sqlite3_libversion().decode()
    if found != sqlite3.sqlite_version:
        raise NoSharedLibraryError(f"Python uses SQLite {sqlite3.sqlite_version}, the shared one is {found}")
    return library
