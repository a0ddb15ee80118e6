"""What differs between two versions of an assessment, item by item and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import item_values
from aixreader.assess.record_codec import write_record


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its values as JSON has them; None where it was not set, or is not any more."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item or system (`system/ID`; "" for the document itself): "added", "removed" or "changed"."""

    id: str
    kind: str
    fields: tuple[FieldChange, ...]


def changes_between(old: Assessment, new: Assessment) -> tuple[ItemChange, ...]:
    """What has changed, in the order of the new version, removed items last."""
    head = [{"name": each.name, "edition": write_record(each.edition)} for each in (old, new)]
    before, after = _records(old), _records(new)
    changes = [*_changes({"": head[0]}, {"": head[1]}), *_changes(before, after)]
    return tuple(changes)


def _records(document: Assessment) -> dict[str, dict[str, object]]:
    systems = {f"system/{system.id}": write_record(system) for system in document.systems}
    return systems | {name: item_values(item) for name, item in document.items.items()}


def _changes(
    before: Mapping[str, Mapping[str, object]], after: Mapping[str, Mapping[str, object]]
) -> Iterator[ItemChange]:
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name, {}), after.get(name, {})
        if old != new:
            kind = "changed" if old and new else "added" if new else "removed"
            keys = [key for key in dict.fromkeys((*new, *old)) if old.get(key) != new.get(key)]
            yield ItemChange(name, kind, tuple(FieldChange(key, old.get(key), new.get(key)) for key in keys))
