"""Records of an assessment to JSON values and back, with the keys that this version does not know.

`json_codec` does the decoding and passes unknown keys over; here they are put into the `extra` of each record, and are
written again.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from aixreader.json_codec import decode

T = TypeVar("T")
EXTRA = "extra"


def read_record(kind: type[T], value: object) -> T:
    """The `kind` that `value` stands for, unknown keys in `extra`; raises `DecodeError`."""
    record = decode(kind, _without_extra(value), ignore_unknown=True)
    completed: T = _with_unknown(record, value)
    return completed


def write_record(record: Any) -> dict[str, object]:  # noqa: ANN401 - any dataclass
    """The JSON values of a record: its fields without those that have their default, then the unknown keys."""
    written: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name != EXTRA and (field.default is MISSING or value != field.default):
            written[field.name] = _plain(value)
    return written | getattr(record, EXTRA, {})


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return write_record(value) if is_dataclass(value) else value


def _without_extra(value: object) -> object:
    """A file may have a key of the name that records have for unknown ones: it is unknown itself."""
    if isinstance(value, dict):
        return {key: _without_extra(item) for key, item in value.items() if key != EXTRA}
    return [_without_extra(item) for item in value] if isinstance(value, list) else value


def _with_unknown(item: Any, value: Any) -> Any:  # noqa: ANN401 - what was decoded, and what it was decoded from
    if isinstance(item, tuple):
        return tuple(_with_unknown(*pair) for pair in zip(item, value, strict=True))
    if not is_dataclass(item) or isinstance(item, type):
        return item
    names = {field.name for field in fields(item)} - {EXTRA}
    changed = {name: _with_unknown(getattr(item, name), value[name]) for name in names & value.keys()}
    changed = {name: made for name, made in changed.items() if made is not getattr(item, name)}
    unknown = {key: each for key, each in value.items() if key not in names}
    if unknown and hasattr(item, EXTRA):
        changed[EXTRA] = unknown
    return replace(item, **changed) if changed else item
