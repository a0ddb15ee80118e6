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
from functools import cache, reduce
from itertools import count, repeat
from typing import Any, TypeVar

T = TypeVar("T")
Key = TypeVar("Key", str, int)
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

    `problem` is that of other values, as in `DecodeError`. `length` is the limit, if it is one of a length: a list that
    is longer can be cut, so lists have no other limits.
    """

    accepts: Callable[[Any], bool]
    problem: str
    length: int | None = None


def max_length(limit: int) -> Limit:
    """At most `limit` characters."""
    return Limit(lambda value: len(value) <= limit, f"has more than {limit:,} characters", limit)


def max_items(limit: int) -> Limit:
    """A list of at most `limit` items."""
    return Limit(lambda value: len(value) <= limit, f"has more than {limit:,} items", limit)


def between(low: float, high: float) -> Limit:
    """A number from `low` to `high`, both included."""
    return Limit(lambda value: low <= value <= high, f"should be between {low:,} and {high:,}")


def one_of(*choices: str) -> Limit:
    """One of these strings."""
    return Limit(lambda value: value in choices, f"should be one of {', '.join(map(repr, map(str, choices)))}")


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

    def of(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        """The decoder of an annotation; raises `TypeError` for one that JSON has no form for."""
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = self._make(kind)
        return made

    def _make(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        match typing.get_origin(kind), typing.get_args(kind):
            case typing.Annotated, (inner, *limits):
                decoder = reduce(self._limited, limits, self.of(inner))
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
            case _ if kind in SCALARS:
                decoder = SCALARS[kind]
            case _:
                raise TypeError(f"{kind} has no JSON form")
        return decoder

    def _limited(self, inner: Decoder, limit: Limit) -> Decoder:
        accepts, length = limit.accepts, limit.length or 0

        def decode(value: object) -> object:
            decoded = inner(value)
            if accepts(decoded):
                return decoded
            if type(decoded) is not tuple:
                raise DecodeError(limit.problem)
            self._note(DecodeError(limit.problem))
            return decoded[:length]

        def decode_text(value: object) -> object:
            """Most fields of what is stored are strings of a limited length: this takes half the time."""
            return value if type(value) is str and len(value) <= length else decode(value)

        return decode_text if inner is TEXT and length else decode

    def _optional(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner = self.of(kind)
        return lambda value: None if value is None else inner(value)

    def _sequence(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner = self.of(kind)

        def decode(value: object) -> object:
            if type(value) is not list:
                raise _unfit("a list", value)
            return tuple(self._parts(zip(count(), repeat(inner), value), "[{}]".format).values())

        return decode

    def _mapping(self, kind: Any) -> Decoder:  # noqa: ANN401 - an annotation can be any object
        inner = self.of(kind)

        def decode(value: object) -> object:
            if type(value) is not dict:
                raise _unfit("an object", value)
            return value if inner is ANY else self._parts(zip(value, repeat(inner), value.values()), _key)

        return decode

    def _record(self, kind: Any) -> Decoder:  # noqa: ANN401 - a class of which mypy knows no hash
        hints = _hints(kind)
        decoders = {
            field.name: reduce(self._limited, field.metadata.get(LIMITS, ()), self.of(hints[field.name]))
            for field in dataclasses.fields(kind)
        }
        needed = {
            field.name
            for field in dataclasses.fields(kind)
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        }
        members = _members if self._faults is None else self._valid_members

        def decode(value: object) -> object:
            if type(value) is not dict:
                raise _unfit("an object", value)
            known = value if value.keys() <= decoders.keys() else self._known(value, decoders)
            values = members(decoders, known)
            if not needed <= values.keys():
                raise DecodeError("is missing", f".{min(needed - values.keys())}")
            return kind(**values)

        return decode

    def _valid_members(self, decoders: Mapping[str, Decoder], value: Mapping[str, object]) -> dict[str, object]:
        return self._parts(zip(value, map(decoders.__getitem__, value), value.values(), strict=True), ".{}".format)

    def _known(self, value: Mapping[str, object], fields: Mapping[str, object]) -> dict[str, object]:
        """What `value` has of `fields`. Other keys are passed over, noted or raised."""
        unknown = [] if self._ignore_unknown else sorted(value.keys() - fields.keys())
        for key in unknown:
            self._note(DecodeError("is unknown", _step(key)))
        return {key: item for key, item in value.items() if key in fields}

    def _parts(self, parts: Iterable[tuple[Key, Decoder, object]], path: Callable[[Key], str]) -> dict[Key, Any]:
        """The decoded parts of a value, by key or number. What is wrong with a part learns the `path` to it."""
        decoded = {}
        for key, inner, value in parts:
            noted = len(self._faults or ())
            try:
                decoded[key] = inner(value)
            except DecodeError as error:
                self._note(error.within(path(key)) if self._faults is None else error)
            if self._faults and len(self._faults) > noted:
                for fault in self._faults[noted:]:
                    fault.within(path(key))
        return decoded

    def _note(self, error: DecodeError) -> None:
        """Note what is wrong, or raise it where faults are not collected."""
        if self._faults is None:
            raise error
        if len(self._faults) < MAX_FAULTS:
            self._faults.append(error)


@cache
def _hints(kind: type[object]) -> dict[str, Any]:
    """The annotations of a dataclass by field, evaluated: that takes longer than to decode a small file."""
    return typing.get_type_hints(kind, include_extras=True)


def _members(decoders: Mapping[str, Decoder], value: Mapping[str, object]) -> dict[str, object]:
    """The decoded members of an object, all of which are known. Most of the time of decoding is spent here."""
    decoded = {}
    key = ""
    try:
        for key, item in value.items():
            decoded[key] = decoders[key](item)
    except DecodeError as error:
        raise error.within(f".{key}") from None
    return decoded


def _scalar(kind: type[object]) -> Decoder:
    """Of exactly this type: `True` is no integer, and an integer no string."""

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


def _any(value: object) -> object:
    return value


ANY, TEXT = _any, _scalar(str)
SCALARS: dict[Any, Decoder] = {
    str: TEXT,
    int: _scalar(int),
    bool: _scalar(bool),
    float: _number,
    object: ANY,
}
STRICT = _Decoders(ignore_unknown=False)
IGNORING = _Decoders(ignore_unknown=True)
