"""The periodic table and the AI security matrix as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableControl:
    """One control link of a cell.

    `by` is "Supplier" or "Producer" where the cell says so; `after` is "plus" for the first link after that word;
    `note` is text in parentheses behind the link.
    """

    slug: str
    href: str
    label: str
    by: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with its spans filled in; `threat` is a slug, empty where the row has no link."""

    asset: str
    surface: str
    raw_surface: str
    threat: str
    threat_label: str
    threat_note: str
    controls: tuple[TableControl, ...]
    controls_text: str
    spans: tuple[int, ...]
    """Row span of each of the row's columns; 0 where a cell above reaches down into it."""


@dataclass(frozen=True, slots=True)
class PeriodicTable:
    """A table of threats by asset and attack surface; `slug` is its section's."""

    slug: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
