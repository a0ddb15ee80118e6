"""A versioned JSON file of the user: read strictly, written atomically, never deleted."""

from __future__ import annotations

import errno
import glob
import json
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.files import write_atomically
from aixreader.json_codec import DecodeError, decode, parse
from aixreader.userdata.removal import remove

MAX_FILE_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
MAX_ASIDE = 3
"""Files that could not be read and were renamed. Of more, the first ones are kept, and the last one."""
Plain = dict[str, object]
Migration = Callable[[Plain], Plain]


@dataclass(frozen=True, slots=True)
class Read:
    """The contents of a file: `values`, empty if there is no file or it is damaged; `wrong` is a message for the user
    in that case, "" otherwise.
    """

    values: Plain
    wrong: str = ""


class JsonFile:
    """One file. Its version is the number of `migrations`: the n-th (from 0) converts version n to n + 1."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = ()) -> None:
        self.path = path
        self._migrations = tuple(migrations)
        self._blocked = ""

    @property
    def version(self) -> int:
        """The version that is written."""
        return len(self._migrations)

    def read(self) -> Read:
        """Read the file. A damaged file is renamed, never deleted.

        Raises `UserDataError` for a file of a newer version, which is not changed.
        """
        self._blocked = ""
        try:
            data = self._bytes()
            if data is None:
                return Read({})
            values = _object(data)
        except (OSError, ValueError) as error:
            return Read({}, self._set_aside(error))
        version = values.pop("version", None)
        if not isinstance(version, int) or isinstance(version, bool) or version < 0:
            return Read({}, self._set_aside(ValueError("no version")))
        if version > self.version:
            self._blocked = "file of a newer version"
            raise UserDataError(
                f"{self.path.name} was written by a newer version of AIX Reader (format {version}, supported:"
                f" {self.version}).",
                "Nothing was changed. Use the newer version, or move the file away to start afresh.",
            )
        for migrate in self._migrations[version:]:
            values = migrate(values)
        return Read(values)

    def read_or_nothing(self) -> Read:
        """Like `read`, for files that are optional: one of a newer version counts as missing, with a message."""
        try:
            return self.read()
        except UserDataError as error:
            return Read({}, str(error))

    def write(self, values: Plain) -> None:
        """Write `values`; raises `OSError`, then the old file is unchanged.

        Also raised instead of overwriting a file that could not be read, and of writing more than `MAX_FILE_BYTES`.
        """
        if self._blocked:
            raise FileExistsError(errno.EEXIST, self._blocked, str(self.path))
        text = json.dumps({"version": self.version} | values, ensure_ascii=False, allow_nan=False, indent=1)
        data = text.encode("utf-8", "surrogatepass")
        if len(data) > MAX_FILE_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(self.path))
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.path, data)

    def _bytes(self) -> bytes | None:
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):  # reading a pipe would block
                raise ValueError("not a regular file")
            with self.path.open("rb") as stream:
                data = stream.read(MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            return None
        if len(data) > MAX_FILE_BYTES:
            raise ValueError("too large")
        return data

    def _set_aside(self, error: Exception) -> str:
        """Rename the file, and remove older copies beyond `MAX_ASIDE`; returns a message for the user."""
        copies = [self.path.with_name(f"{self.path.name}.damaged-{number}") for number in range(1, MAX_ASIDE + 1)]
        aside = next((path for path in copies if not os.path.lexists(path)), copies[-1])
        try:
            for old in self.path.parent.glob(f"{glob.escape(self.path.name)}.damaged-*"):
                if old == aside or old not in copies:
                    remove(old)
            self.path.rename(aside)
        except OSError as rename_error:
            self._blocked = "file that could not be read"
            return f"{self.path.name} could not be read ({error}) and could not be renamed ({rename_error})."
        return f"{self.path.name} could not be read ({error}). It was renamed to {aside.name}."


def _object(data: bytes) -> Plain:
    """The object in `data`; raises `ValueError`."""
    # Paths of files whose names are not UTF-8 contain lone surrogates, which have to survive.
    values = decode(Plain, parse(data.decode("utf-8", "surrogatepass")))
    if _is_deep(values):
        raise DecodeError("is nested too deeply")
    return values


def _is_deep(values: Plain) -> bool:
    level: list[Plain | list[object]] = [values]
    for _ in range(MAX_DEPTH):
        inner = [part for outer in level for part in (outer.values() if isinstance(outer, dict) else outer)]
        level = [part for part in inner if isinstance(part, dict | list)]
    return bool(level)
