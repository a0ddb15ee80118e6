"""Changes of marks: what the window asks for, what the database makes, what is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.userdata.records import Record


@dataclass(frozen=True, slots=True)
class Put:
    """A record to be there, new or changed."""

    record: Record


@dataclass(frozen=True, slots=True)
class Drop:
    """A record to be gone."""

    kind: str
    id: str


Change = Put | Drop
