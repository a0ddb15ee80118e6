"""Frozen dataclasses to and from plain JSON values, strictly by their annotations.

What is written leaves out fields that have their default value. What is read is checked to the last value: an edition
is a folder that anything may have happened to, and no more than its JSON text is ever believed. No pickle, no names of
classes.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from aixreader.errors import EditionError

T = TypeVar("T")
Decoder = Callable[[object], Any]
"""From a plain value to what it stands for; raises `_Unfit`."""


class _Unfit(Exception):  # noqa: N818 - never leaves this module
    """A plain value that does not fit; `where` grows from the inside out on the way up."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = ""


def to_plain(value: object) -> object:
    """The plain JSON value of a dataclass, or of a tuple, dict, enum or scalar inside one."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        found: dict[str, object] = {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.default is dataclasses.MISSING or item != field.default:
                found[field.name] = to_plain(item)
        return found
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], value: object, name: str) -> T:
    """The `kind` that the plain `value` stands for; raises `EditionError` with the place, in the file `name`, that
    does not fit.
    """
    try:
        found: T = _decoder(typing.cast("Any", kind))(value)
    except _Unfit as unfit:
        raise EditionError(
            f"This edition is damaged: {name}{unfit.where} {unfit.what}.", "Build the edition again from its source."
        ) from None
    return found


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
    """The decoder of an annotation, made once."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        return _optional(typing.get_args(kind))
    if origin is tuple:
        return _sequence(typing.get_args(kind)[0])
    if origin is dict:
        return _mapping(typing.get_args(kind)[1])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice(kind)
    if dataclasses.is_dataclass(kind):
        return _record(typing.cast("type[Any]", kind))
    return _scalar(kind)


def _scalar(kind: type[object]) -> Decoder:
    """Exactly this type: `True` is no number here, and a number no text."""

    def decode(value: object) -> object:
        if type(value) is not kind:
            raise _Unfit(f"should be {kind.__name__}, not {type(value).__name__}")
        return value

    return decode


def _choice(kind: type[Enum]) -> Decoder:
    members = {member.value: member for member in kind}

    def decode(value: object) -> object:
        if not isinstance(value, str) or value not in members:
            raise _Unfit(f"is no {kind.__name__}")
        return members[value]

    return decode


def _optional(kinds: tuple[Any, ...]) -> Decoder:
    (kind,) = (kind for kind in kinds if kind is not types.NoneType)
    inner = _decoder(kind)

    def decode(value: object) -> object:
        return None if value is None else inner(value)

    return decode


def _sequence(kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
    inner = _decoder(kind)

    def decode(value: object) -> object:
        if type(value) is not list:
            raise _Unfit("should be a list")
        if kind is str and all(type(item) is str for item in value):
            return tuple(value)
        return tuple([_inside(inner, item, f"[{number}]") for number, item in enumerate(value)])

    return decode


def _mapping(kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
    inner = _decoder(kind)

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise _Unfit("should be an object")
        return {key: _inside(inner, item, f"[{key!r:.80}]") for key, item in value.items()}

    return decode


def _record(kind: type[Any]) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    needed = {field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING}

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise _Unfit("should be an object")
        if not value.keys() <= decoders.keys() or not needed <= value.keys():
            odd = sorted((value.keys() - decoders.keys()) | (needed - value.keys()))
            raise _Unfit(f"lacks or does not know {odd[0]!r:.80}")
        return kind(**{key: _inside(decoders[key], item, f".{key}") for key, item in value.items()})

    return decode


def _inside(inner: Decoder, value: object, where: str) -> object:
    """Decode a part; a failure learns where it is."""
    try:
        return inner(value)
    except _Unfit as unfit:
        unfit.where = where + unfit.where
        raise
