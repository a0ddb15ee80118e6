"""A JSON file of ours with a version: read strictly, written whole, never thrown away."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.files import write_atomically

LARGEST = 4 * 1024 * 1024
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

    @property
    def version(self) -> int:
        """The version that is written."""
        return len(self._migrations)

    def read(self) -> Read:
        """Read it. A damaged file is set aside beside its place, never deleted.

        Raises `UserDataError` for a file of a newer version, which is left as it is.
        """
        try:
            data = self._bytes()
            if data is None:
                return Read({})
            values = _object(data)
        except (OSError, ValueError, RecursionError) as error:
            return Read({}, self._set_aside(error))
        version = values.pop("version", None)
        if not isinstance(version, int) or isinstance(version, bool) or version < 0:
            return Read({}, self._set_aside(ValueError("it has no version")))
        if version > self.version:
            raise UserDataError(
                f"{self.path.name} is of a newer AIX Reader: it has format {version}, this one knows {self.version}.",
                "Nothing was changed. Use the newer reader, or move the file away to begin anew.",
            )
        for migrate in self._migrations[version:]:
            values = migrate(values)
        return Read(values)

    def write(self, values: Plain) -> None:
        """Write `values`; raises `OSError`, then the old file stands."""
        text = json.dumps({"version": self.version} | values, ensure_ascii=False, indent=1)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(self.path, text.encode("utf-8", "surrogatepass"))

    def _bytes(self) -> bytes | None:
        try:
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
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as trouble:
            return f"{self.path.name} cannot be read ({error}) and could not be set aside ({trouble})."
        return f"{self.path.name} could not be read ({error}); it was set aside as {aside.name}."


def _object(data: bytes) -> Plain:
    """The object in `data`; raises `ValueError`."""
    values = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    if not isinstance(values, dict):
        raise ValueError("it holds no object")  # noqa: TRY004  # one kind of error for what is wrong in a file
    return values


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
