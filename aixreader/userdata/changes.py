"""Changes of marks: requested by the window, written by the database, and undone by their inverse changes."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.userdata.records import Record


@dataclass(frozen=True, slots=True)
class Put:
    """Insert a record, or replace the one with its id."""

    record: Record


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete a record."""

    kind: str
    id: str


Change = Put | Drop
