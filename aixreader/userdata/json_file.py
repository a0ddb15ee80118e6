"""A JSON file of ours with a version: read strictly, written whole, never thrown away."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.files import write_atomically
from aixreader.json_codec import DecodeError, decode, parse

LARGEST = 4 * 1024 * 1024
DEEPEST = 20
Plain = dict[str, object]
Migration = Callable[[Plain], Plain]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held: `values`, empty where there was nothing to read, and in words what was `wrong` ("" if
    nothing).
    """

    values: Plain
    wrong: str = ""


class JsonFile:
    """One file of the user's. Its version is the number of `migrations`: the n-th brings version n to n + 1."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = ()) -> None:
        self.path = path
        self._migrations = tuple(migrations)
        self._in_the_way = ""

    @property
    def version(self) -> int:
        """The version that is written."""
        return len(self._migrations)

    def read(self) -> Read:
        """Read it. A damaged file is set aside beside its place, never deleted.

        Raises `UserDataError` for a file of a newer version, which is left as it is.
        """
        self._in_the_way = ""
        try:
            data = self._bytes()
            if data is None:
                return Read({})
            values = _object(data)
        except (OSError, ValueError) as error:
            return Read({}, self._set_aside(error))
        version = values.pop("version", None)
        if not isinstance(version, int) or isinstance(version, bool) or version < 0:
            return Read({}, self._set_aside(ValueError("it has no version")))
        if version > self.version:
            self._in_the_way = "a newer version is there"
            raise UserDataError(
                f"{self.path.name} is of a newer AIX Reader: it has format {version}, this one knows {self.version}.",
                "Nothing was changed. Use the newer reader, or move the file away to begin anew.",
            )
        for migrate in self._migrations[version:]:
            values = migrate(values)
        return Read(values)

    def read_or_nothing(self) -> Read:
        """As `read`, for what the reader can do without: a file of a newer version counts as nothing there."""
        try:
            return self.read()
        except UserDataError as error:
            return Read({}, str(error))

    def write(self, values: Plain) -> None:
        """Write `values`; raises `OSError`, then the old file stands.

        What could not be read and is still in its place is never written over, nor is more written than is read.
        """
        if self._in_the_way:
            raise FileExistsError(errno.EEXIST, self._in_the_way, str(self.path))
        text = json.dumps({"version": self.version} | values, ensure_ascii=False, allow_nan=False, indent=1)
        data = text.encode("utf-8", "surrogatepass")
        if len(data) > LARGEST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(self.path))
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.path, data)

    def _bytes(self) -> bytes | None:
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):  # a pipe would be waited for without end
                raise ValueError("it is no file")
            with self.path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
        except FileNotFoundError:
            return None
        if len(data) > LARGEST:
            raise ValueError("it is far too large")
        return data

    def _set_aside(self, error: Exception) -> str:
        """Move the file away under a name that is free; says what happened."""
        number = 1
        while os.path.lexists(aside := self.path.with_name(f"{self.path.name}.damaged-{number}")):
            number += 1
        try:
            self.path.rename(aside)
        except OSError as trouble:
            self._in_the_way = "what could not be read is there"
            return f"{self.path.name} cannot be read ({error}) and could not be set aside ({trouble})."
        return f"{self.path.name} could not be read ({error}); it was set aside as {aside.name}."


def _object(data: bytes) -> Plain:
    """The object in `data`; raises `ValueError`."""
    # The path of a file whose name is no UTF-8 holds lone surrogates, and has to come back as it was.
    values = decode(Plain, parse(data.decode("utf-8", "surrogatepass")))
    if _is_deep(values):
        raise DecodeError("is nested too deeply")
    return values


def _is_deep(values: Plain) -> bool:
    level: list[Plain | list[object]] = [values]
    for _ in range(DEEPEST):
        inner = [part for outer in level for part in (outer.values() if isinstance(outer, dict) else outer)]
        level = [part for part in inner if isinstance(part, dict | list)]
    return bool(level)
