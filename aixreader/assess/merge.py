"""Joins two versions of an assessment that were both changed since a third: item by item, and field by field.

Where both have changed the same field of the same item, ours is taken and theirs is told: `Conflict`. What one has
removed and the other changed stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from aixreader.assess.document import Assessment, SignOff, System
from aixreader.assess.items import Item
from aixreader.assess.record_codec import EXTRA

T = TypeVar("T", bound=Item | System)
PARTS = ("id", "name", "edition", "scales")
"""The fields of a document that are taken whole."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both have changed: of the item or system with this id, or of the document ("")."""

    id: str
    field: str
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it, and what was changed on both sides."""

    document: Assessment
    conflicts: tuple[Conflict, ...]


def merge(base: Assessment, ours: Assessment, theirs: Assessment) -> Merged:
    """Both changes of `base` in one document."""
    conflicts: list[Conflict] = []
    items = _joined(base.items, ours.items, theirs.items, conflicts)
    systems = _joined(_by_id(base.systems), _by_id(ours.systems), _by_id(theirs.systems), conflicts)
    needed = {item.system for item in items.values()}
    for system in (*ours.systems, *theirs.systems):  # one that was removed while something was stated about it
        if system.id in needed:
            systems.setdefault(system.id, system)
    document = replace(
        _merged_record(base, ours, theirs, "", PARTS, conflicts),
        items=items,
        systems=tuple(systems.values()),
        signoffs=tuple(_signoffs(ours.signoffs, theirs.signoffs)),
        extra=_merged_values(base.extra, ours.extra, theirs.extra, "", conflicts),
    )
    return Merged(document, tuple(conflicts))


def _by_id(systems: Iterable[System]) -> dict[str, System]:
    return {system.id: system for system in systems}


def _joined(
    base: Mapping[str, T], ours: Mapping[str, T], theirs: Mapping[str, T], conflicts: list[Conflict]
) -> dict[str, T]:
    """The records of both, ours first."""
    joined: dict[str, T] = {}
    for name in dict.fromkeys((*ours, *theirs)):
        before, mine, other = base.get(name), ours.get(name), theirs.get(name)
        if mine is None or other is None:
            kept = mine or other
            if kept is not None and kept != before:  # new, or changed by one and removed by the other
                joined[name] = kept
        elif mine in (before, other):
            joined[name] = other
        elif other == before:
            joined[name] = mine
        else:
            names = [field.name for field in fields(mine) if field.name != EXTRA]
            record = _merged_record(before, mine, other, name, names, conflicts)
            extra = _merged_values(before.extra if before else {}, mine.extra, other.extra, name, conflicts)
            joined[name] = replace(record, extra=extra)
    return joined


R = TypeVar("R", bound=Any)


def _merged_record(base: object, ours: R, theirs: R, name: str, names: Iterable[str], conflicts: list[Conflict]) -> R:
    """Our record with the fields that only they have changed."""
    defaults = {field.name: field.default for field in fields(ours)}
    before, mine, other = (
        {field: getattr(each, field, defaults[field]) for field in names} for each in (base, ours, theirs)
    )
    merged = _merged_values(before, mine, other, name, conflicts)
    changed: R = replace(ours, **merged)
    return changed


def _merged_values(
    base: Mapping[str, object],
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    name: str,
    conflicts: list[Conflict],
) -> dict[str, object]:
    merged: dict[str, object] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        before, mine, other = (each.get(key) for each in (base, ours, theirs))
        if mine != other and before not in (mine, other):
            conflicts.append(Conflict(name, key, mine, other))
        taken = other if mine == before else mine
        if taken is not None or key in ours:
            merged[key] = taken
    return merged


def _signoffs(ours: Iterable[SignOff], theirs: Iterable[SignOff]) -> Iterator[SignOff]:
    """All of both, each once, in the order of their time."""
    seen: set[tuple[str, str, str]] = set()
    for signoff in sorted((*ours, *theirs), key=lambda signoff: (signoff.at, signoff.version)):
        key = (signoff.who, signoff.at, signoff.digest)
        if key not in seen:
            seen.add(key)
            yield signoff
