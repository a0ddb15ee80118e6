"""Rows of the database: a record as JSON with a digest over the whole row, which detects flipped bits.

SQLite's integrity check detects damaged pages, not a changed letter in a note.
"""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from aixreader.json_codec import DecodeError, parse
from aixreader.userdata.records import Record, body_of, read_record


class Row(NamedTuple):
    """A stored row; `version` is incremented with each change."""

    kind: str
    id: str
    version: int
    body: str
    digest: str

    @property
    def is_whole(self) -> bool:
        """Whether the row matches its digest. In a damaged file a column may have any type."""
        columns: tuple[object, ...] = self
        if [type(column) for column in columns] != [str, str, int, str, str]:
            return False
        return self.digest == digest(self.kind, self.id, self.version, self.body)

    def read(self) -> Record:
        """The record in the row; raises `DecodeError`."""
        if not self.is_whole:
            raise DecodeError("does not match its digest")
        body = parse(self.body)
        if not isinstance(body, dict):
            raise DecodeError("should be an object")
        return read_record(self.kind, self.id, body)


def make_row(record: Record, version: int) -> Row:
    """The row that `record` is stored in."""
    body = json.dumps(body_of(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    body = body.encode("utf-8", "replace").decode("utf-8")  # SQLite cannot store lone surrogates
    return Row(record.KIND, record.id, version, body, digest(record.KIND, record.id, version, body))


def digest(kind: str, name: str, version: int, body: str) -> str:
    """The digest of a row: the first 32 hex digits of SHA-256 over its columns, separated by U+001F."""
    columns = "\x1f".join((kind, name, str(version), body))
    return hashlib.sha256(columns.encode("utf-8", "surrogatepass")).hexdigest()[:32]
