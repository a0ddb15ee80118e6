"""JSON to frozen dataclasses and back, strictly by their annotations. All JSON that becomes a dataclass is read here.

What can be annotated: `str`, `int`, `float`, `bool`, `object` (any JSON value), enums of strings, dataclasses,
`tuple[X, ...]`, `dict[str, X]`, `X | None`, and any of these with limits: `Annotated[str, max_length(80)]`. A field's
limits may also be in its metadata, under `LIMITS`.

    bytes or text --parse--> JSON values --decode--> dataclass --encode--> JSON values

Whatever the input is, nothing but `DecodeError` is raised, and it names the path of the field. No value is converted,
except that a `float` may be written as an integer; no class is looked up by a name in the input.
"""

from __future__ import annotations

import builtins
import dataclasses
import json
import math
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from typing import Any, TypeVar

T = TypeVar("T")
Decoder = Callable[[object], Any]
"""From a JSON value to what it stands for; raises `DecodeError`."""

LIMITS = "limits"
"""Key of a dataclass field's metadata: a tuple of limits, beside those of its annotation."""
MAX_FAULTS = 100
"""How many faults `decode_valid` reports: a damaged file may have millions."""
MAX_SHOWN = 80
"""How many characters of an unknown key or value an error shows."""
WORDS: dict[type[object], str] = {
    bool: "true or false",
    dict: "an object",
    float: "a decimal number",
    int: "an integer",
    list: "a list",
    str: "a string",
    types.NoneType: "null",
}


class DecodeError(ValueError):
    """JSON that is not what it should be.

    `problem` is the rest of a sentence ("should be an integer, not a string") whose subject is the field at `path`
    (".sections[3].line"; "" for the whole value).
    """

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(problem, path)
        self.problem = problem
        self.path = path

    def __str__(self) -> str:
        return f"{self.path.removeprefix('.') or 'it'} {self.problem}"

    def within(self, path: str) -> DecodeError:
        """The same error, seen from a value that has this one at `path`."""
        self.path = path + self.path
        return self


# ---------------------------------------------------------------------------------------------------- limits of values
@dataclass(frozen=True, slots=True)
class Limit:
    """What values beside their type have to be: what `accepts`, which raises nothing, is true of.

    `problem` is that of other values, as in `DecodeError`. `items` is how many of a list's are taken by `decode_valid`.
    """

    accepts: Callable[[Any], bool]
    problem: str
    items: int | None = None


def max_length(limit: int) -> Limit:
    """At most `limit` characters."""
    return Limit(lambda value: len(value) <= limit, f"has more than {limit:,} characters")


def max_items(limit: int) -> Limit:
    """A list of at most `limit` items."""
    return Limit(lambda value: len(value) <= limit, f"has more than {limit:,} items", limit)


def between(low: float, high: float) -> Limit:
    """A number from `low` to `high`, both included."""
    return Limit(lambda value: low <= value <= high, f"should be between {low:,} and {high:,}")


def one_of(*choices: str) -> Limit:
    """One of these strings."""
    return Limit(lambda value: value in choices, f"should be one of {', '.join(map(repr, choices))}")


# -------------------------------------------------------------------------------------------------- text to JSON values
def parse(data: bytes | str) -> object:
    """The JSON values in `data`; raises `DecodeError`. Bytes may be UTF-8, UTF-16 or UTF-32, with or without a BOM.

    NaN, infinities and numbers beyond a float's range are refused. UTF-8 may encode lone surrogates, which stand for
    the bytes of a file name that is no UTF-8.
    """
    try:
        text = data if isinstance(data, str) else data.decode(json.detect_encoding(data), "surrogatepass")
        value: object = JSON.decode(text)
    except DecodeError:
        raise
    except RecursionError:
        raise DecodeError("is nested too deeply") from None
    except ValueError as error:  # also for integers of more than 4,300 digits, with advice for programmers after a ";"
        raise DecodeError(f"is not valid JSON: {str(error).partition(';')[0]}") from None
    return value


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise DecodeError("has a number that is too large")
    return number


def _refuse(name: str) -> object:
    raise DecodeError(f"is not valid JSON: {name}")


JSON = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)


# ------------------------------------------------------------------------------------------- dataclasses to JSON values
def encode(value: object) -> object:
    """The JSON values of a dataclass, or of a tuple, dict, enum or scalar inside one. Fields that have their default
    value are left out.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        encoded: dict[str, object] = {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.default is dataclasses.MISSING or item != field.default:
                encoded[field.name] = encode(item)
        return encoded
    raise TypeError(f"{type(value).__name__} has no JSON form")


# ------------------------------------------------------------------------------------------- JSON values to dataclasses
def decode(kind: type[T], value: object, *, ignore_unknown: bool = False) -> T:
    """The `kind` that `value` stands for; raises `DecodeError`.

    With `ignore_unknown` keys that are no fields are passed over: a later version may have more.
    """
    decoders = IGNORING if ignore_unknown else STRICT
    decoded: T = decoders.of(kind)(value)
    return decoded


def decode_valid(kind: type[T], value: object, *, ignore_unknown: bool = True) -> tuple[T, tuple[DecodeError, ...]]:
    """As much of `kind` as is valid in `value`, and what is not.

    Fields that are not valid have their default, items that are not are left out, and so are those beyond a list's
    `max_items`. Raises `DecodeError` where `value` is no object, or has no valid value for a field without a default.
    """
    faults: list[DecodeError] = []
    decoded: T = _Decoders(ignore_unknown=ignore_unknown, faults=faults).of(kind)(value)
    return decoded, tuple(faults)


class _Decoders:
    """Makes decoders of annotations, each once. With a list of `faults`, what is not valid is left out and noted there;
    without, it is raised.
    """

    def __init__(self, *, ignore_unknown: bool, faults: list[DecodeError] | None = None) -> None:
        self._ignore_unknown = ignore_unknown
        self._faults = faults
        self._made: dict[Any, Decoder] = {}
        self._fields: dict[type[Any], dict[str, Decoder]] = {}

    def of(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        """The decoder of an annotation; raises `TypeError` for one that JSON has no form for."""
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = self._make(kind)
        return made

    def fields(self, kind: type[Any]) -> dict[str, Decoder]:
        """The decoders of a dataclass's fields, by name."""
        if kind not in self._fields:
            hints = typing.get_type_hints(kind, include_extras=True)
            self._fields[kind] = {
                field.name: self._limited(self.of(hints[field.name]), field.metadata.get(LIMITS, ()))
                for field in dataclasses.fields(kind)
            }
        return self._fields[kind]

    def _make(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        match typing.get_origin(kind), typing.get_args(kind):
            case typing.Annotated, (inner, *limits):
                decoder = self._limited(self.of(inner), limits)
            case ((types.UnionType | typing.Union), (inner, types.NoneType)):
                decoder = self._optional(inner)
            case builtins.tuple, (inner, builtins.Ellipsis):
                decoder = self._sequence(inner)
            case builtins.dict, (builtins.str, inner):
                decoder = self._mapping(inner)
            case None, () if isinstance(kind, type) and issubclass(kind, Enum):
                decoder = _choice(kind)
            case None, () if isinstance(kind, type) and dataclasses.is_dataclass(kind):
                decoder = self._record(kind)
            case _:
                decoder = _scalar(kind)
        return decoder

    def _limited(self, inner: Decoder, limits: Iterable[Limit]) -> Decoder:
        return reduce(self._limited_by, limits, inner)

    def _limited_by(self, inner: Decoder, limit: Limit) -> Decoder:
        def decode(value: object) -> object:
            decoded = inner(value)
            if limit.accepts(decoded):
                return decoded
            if limit.items is None:
                raise DecodeError(limit.problem)
            self._note(DecodeError(limit.problem))
            return decoded[: limit.items]

        return decode

    def _optional(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner = self.of(kind)
        return lambda value: None if value is None else inner(value)

    def _sequence(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner, part = self.of(kind), self._part

        def decode(value: object) -> object:
            if type(value) is not list:
                raise _unfit("a list", value)
            if kind is str and all(type(item) is str for item in value):
                return tuple(value)
            return tuple([taken for number, item in enumerate(value) for taken in part(inner, item, f"[{number}]")])

        return decode

    def _mapping(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner, part = self.of(kind), self._part

        def decode(value: object) -> object:
            if type(value) is not dict:
                raise _unfit("an object", value)
            return {key: taken for key, item in value.items() for taken in part(inner, item, _key(key))}

        return decode

    def _record(self, kind: type[Any]) -> Decoder:
        decoders = self.fields(kind)
        needed = {
            field.name
            for field in dataclasses.fields(kind)
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        }
        members = self._members if self._faults is None else self._valid_members

        def decode(value: object) -> object:
            if type(value) is not dict:
                raise _unfit("an object", value)
            known = value if value.keys() <= decoders.keys() else self._known(value, decoders)
            values = members(decoders, known)
            if not needed <= values.keys():
                raise DecodeError("is missing", f".{min(needed - values.keys())}")
            return kind(**values)

        return decode

    @staticmethod
    def _members(decoders: Mapping[str, Decoder], value: Mapping[str, object]) -> dict[str, object]:
        values = {}
        key = ""
        try:  # around the loop, and no path is made until it is needed: an edition has 30,000 members
            for key, item in value.items():
                values[key] = decoders[key](item)
        except DecodeError as error:
            raise error.within(f".{key}") from None
        return values

    def _valid_members(self, decoders: Mapping[str, Decoder], value: Mapping[str, object]) -> dict[str, object]:
        return {key: taken for key, item in value.items() for taken in self._part(decoders[key], item, f".{key}")}

    def _known(self, value: Mapping[str, object], fields: Mapping[str, object]) -> dict[str, object]:
        """What `value` has of `fields`. Other keys are passed over, noted or raised."""
        unknown = [] if self._ignore_unknown else sorted(value.keys() - fields.keys())
        for key in unknown:
            self._note(DecodeError("is unknown", _step(key)))
        return {key: item for key, item in value.items() if key in fields}

    def _part(self, inner: Decoder, value: object, path: str) -> tuple[object, ...]:
        """The decoded part of a value in a tuple, () for one that is left out; errors are told `path`, where it is."""
        before = len(self._faults or ())
        decoded: tuple[object, ...] = ()
        try:
            decoded = (inner(value),)
        except DecodeError as error:
            if self._faults is None:
                raise error.within(path) from None
            self._note(error)
        for fault in (self._faults or [])[before:]:
            fault.within(path)
        return decoded

    def _note(self, error: DecodeError) -> None:
        """Note what is wrong, or raise it where faults are not collected."""
        if self._faults is None:
            raise error
        if len(self._faults) < MAX_FAULTS:
            self._faults.append(error)


def _scalar(kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
    """Exactly this type: `True` is no integer, and an integer no string."""
    if kind is object:
        return lambda value: value
    if kind is float:
        return _number
    if kind not in (str, int, bool):
        raise TypeError(f"{kind} has no JSON form")

    def decode(value: object) -> object:
        if type(value) is not kind:
            raise _unfit(WORDS[kind], value)
        return value

    return decode


def _number(value: object) -> float:
    if type(value) is not float and type(value) is not int:
        raise _unfit("a number", value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise DecodeError("should be a finite number")
    return number


def _choice(kind: type[Enum]) -> Decoder:
    members = {member.value: member for member in kind}
    choices = one_of(*members)

    def decode(value: object) -> object:
        if type(value) is not str:
            raise _unfit("a string", value)
        if value not in members:
            raise DecodeError(choices.problem)
        return members[value]

    return decode


def _unfit(expected: str, value: object) -> DecodeError:
    return DecodeError(f"should be {expected}, not {WORDS.get(type(value), type(value).__name__)}")


def _step(name: str) -> str:
    """The path from an object to its member, which may have any name."""
    return f".{name}" if name.isidentifier() and len(name) <= MAX_SHOWN else _key(name)


def _key(key: object) -> str:
    return f"[{key!r:.{MAX_SHOWN}}]"


STRICT = _Decoders(ignore_unknown=False)
IGNORING = _Decoders(ignore_unknown=True)
