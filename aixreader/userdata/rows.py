"""Rows of the database: a record as text, with a digest over all of it, so that no flipped bit goes unnoticed.

SQLite's own check finds what breaks its pages, not what changes a letter in a note.
"""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from aixreader.json_codec import DecodeError, decode, parse
from aixreader.userdata.records import Record, body_of, read_record


class Row(NamedTuple):
    """A row as it is stored; `version` counts its changes."""

    kind: str
    id: str
    version: int
    body: str
    digest: str

    @property
    def is_whole(self) -> bool:
        """Whether it is as it was written. In a damaged file a column may be anything."""
        columns: tuple[object, ...] = self
        if [type(column) for column in columns] != [str, str, int, str, str]:
            return False
        return self.digest == digest(self.kind, self.id, self.version, self.body)

    def read(self) -> Record:
        """The record in it; raises `DecodeError`."""
        if not self.is_whole:
            raise DecodeError("is not as it was written")
        return read_record(self.kind, self.id, decode(dict[str, object], parse(self.body)))


def make_row(record: Record, version: int) -> Row:
    """The row that `record` is stored in."""
    body = json.dumps(body_of(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    body = body.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no letter
    return Row(record.KIND, record.id, version, body, digest(record.KIND, record.id, version, body))


def digest(kind: str, name: str, version: int, body: str) -> str:
    """What stands beside a row."""
    told = "\x1f".join((kind, name, str(version), body))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
