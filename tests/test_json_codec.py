"""JSON to dataclasses and back. Whatever the input is, it is decoded whole or refused with the path of the field."""

from __future__ import annotations

import json
import math
import re
import typing
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aixreader.edition.records import Catalogue, Findings, LinkList, Manifest, ProblemList
from aixreader.json_codec import (
    LIMITS,
    MAX_FAULTS,
    DecodeError,
    Limit,
    between,
    decode,
    decode_valid,
    encode,
    max_items,
    max_length,
    one_of,
    parse,
)
from aixreader.model import Category, Link, LinkKind, Origin, PeriodicTable, Relation, Section
from aixreader.userdata.records import COLOURS, Annotation, Bookmark, Colour, Folder, Visit
from aixreader.userdata.session_state import Base64, SessionState

TEXT = st.text(max_size=8)
CATEGORIES = st.builds(Category, text=TEXT, role=TEXT, when=st.lists(TEXT, max_size=3).map(tuple))
SECTIONS = st.builds(Section, category=st.none() | CATEGORIES, aliases=st.lists(TEXT, max_size=2).map(tuple))
SCALARS = st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | TEXT
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=12
)
SECTION = Section(
    "brew", "tea", "brew", 2, "Brew", 3, 9, 10, 99, "brew", Category("c", "control", ("runtime",)), aliases=("steep",)
)
LINK = Link("tea", "brew", 3, "/goto/brew", "brewing", LinkKind.SECTION, "brew")
KINDS = (Catalogue, Findings, LinkList, ProblemList, Manifest, Folder, Bookmark, Annotation, Visit, SessionState)


class Leaf(StrEnum):
    """What tea is made of."""

    GREEN = "green"
    BLACK = "black tea"


@dataclass(frozen=True, slots=True)
class Cup:
    """A cup of tea."""

    leaf: Leaf
    name: Annotated[str, max_length(5)] = ""
    sugar: Annotated[int, between(0, 3)] = 0
    heat: float = 60.0


@dataclass(frozen=True, slots=True)
class Tray:
    """One field of each kind."""

    cups: Annotated[tuple[Cup, ...], max_items(2)]
    labels: dict[str, Cup] = field(default_factory=dict)
    colour: Annotated[str, one_of("red", "blue")] = "red"
    spare: Cup | None = None
    full: bool = False
    size: int = field(default=5, metadata={LIMITS: (between(1, 9),)})
    extra: object = None
    names: tuple[str, ...] = ()


SPECIAL: dict[Any, st.SearchStrategy[Any]] = {
    Colour: st.sampled_from(["", *COLOURS]),
    Base64: st.sampled_from(["", "AAAA", "YQ=="]),
    str: TEXT,
    int: st.integers(0, 3),
    bool: st.booleans(),
    float: st.floats(-9, 9),
    LinkKind: st.sampled_from(LinkKind),
    Origin: st.sampled_from(Origin),
}


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation can be any object
    """Valid values of an annotation."""
    if kind in SPECIAL:
        return SPECIAL[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        limits: tuple[Limit, ...] = arguments[1:]
        return values_of(arguments[0]).filter(lambda value: all(limit.accepts(value) for limit in limits))
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXT, values_of(arguments[1]), max_size=2)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in fields(kind)})
    return st.none() | values_of(arguments[0])


RECORDS = st.sampled_from(KINDS).flatmap(values_of)


def nodes(value: object, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every value in `value`: its path, what holds it and under which key or number."""
    if isinstance(value, dict):
        for key, item in value.items():
            where = f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]"
            yield where, value, key
            yield from nodes(item, where)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield f"{path}[{number}]", value, number
            yield from nodes(item, f"{path}[{number}]")


def with_dots(path: str) -> str:
    """A path that writes keys of objects like fields: `nodes` sees no difference between `.files['a']` and `.size`."""
    return re.sub(r"\['(\w+)'\]", r".\1", path)


def round_trip(value: Any) -> object:  # noqa: ANN401 - of any dataclass
    return decode(type(value), parse(json.dumps(encode(value))))


def refused(kind: type[Any], value: object) -> str:
    """What is said of a value that is no `kind`."""
    with pytest.raises(DecodeError) as caught:
        decode(kind, value)
    return str(caught.value)


# --------------------------------------------------------------------------------------------- what is valid comes back
@given(SECTIONS)
@settings(max_examples=60, deadline=None)
def test_a_section_comes_back_as_it_was(section: Section) -> None:
    assert round_trip(section) == section


@given(st.from_type(Link) | st.from_type(Relation) | st.from_type(PeriodicTable))
@settings(max_examples=60, deadline=None)
def test_any_record_comes_back_as_it_was(record: object) -> None:
    assert round_trip(record) == record


@given(RECORDS)
@settings(max_examples=60, deadline=None)
def test_whatever_the_program_stores_comes_back_as_it_was(record: object) -> None:
    assert round_trip(record) == record
    assert decode(type(record), parse(json.dumps(encode(record))), ignore_unknown=True) == record
    assert decode_valid(type(record), parse(json.dumps(encode(record)))) == (record, ())


def test_one_field_of_each_kind_comes_back() -> None:
    cup = Cup(Leaf.BLACK, "Earl", 2, 71.5)
    tray = Tray((cup, Cup(Leaf.GREEN)), {"my own": cup}, "blue", cup, full=True, size=9, extra=[{"a": None}])
    assert decode(Tray, parse(json.dumps(encode(replace(tray, extra=None))))) == replace(tray, extra=None)
    plain = encode(replace(tray, extra=None))
    assert isinstance(plain, dict)
    assert decode(Tray, plain | {"extra": tray.extra}) == tray


def test_defaults_are_not_written() -> None:
    assert encode(Category("t", "r")) == {"text": "t", "role": "r"}


def test_enums_are_written_by_value() -> None:
    plain = encode(LINK)
    assert isinstance(plain, dict)
    assert plain["kind"] == "section"
    assert decode(Link, plain).kind is LinkKind.SECTION


def test_a_float_may_be_written_as_an_integer() -> None:
    heat = decode(Cup, {"leaf": "green", "heat": 70}).heat
    assert heat == 70.0
    assert type(heat) is float


def test_what_has_no_json_form_is_a_bug() -> None:
    with pytest.raises(TypeError):
        encode({1, 2})


@pytest.mark.parametrize("kind", [set[str], tuple[str, int], dict[int, str], int | str, bytes, list[str]])
def test_an_annotation_that_json_has_no_form_for_is_a_bug(kind: type[Any]) -> None:
    with pytest.raises(TypeError):
        decode(kind, None)


# ----------------------------------------------------------------------------------------- what is not valid is refused
@given(JSON)
@settings(deadline=None)
def test_no_value_is_taken_for_what_it_is_not(value: object) -> None:
    """Whatever stands in the file, it is read as one whole record or refused in words."""
    for kind in (Section, Catalogue, Findings, LinkList, Manifest):
        with pytest.raises(DecodeError):
            decode(kind, value)


@given(RECORDS, JSON, st.data())
@settings(max_examples=75, deadline=None)
def test_a_changed_value_is_refused_with_its_path(record: object, other: object, data: st.DataObject) -> None:
    value = parse(json.dumps(encode(record)))
    found = list(nodes(value))
    if not found:
        return
    path, holder, key = data.draw(st.sampled_from(found))
    change = data.draw(st.sampled_from(["replaced", "removed", "added"]))
    if change == "removed":
        del holder[key]
    elif change == "added" and isinstance(holder[key], dict):
        holder[key]["surprise"] = other
    else:
        holder[key] = other
    decoded, path_told = record, path
    try:
        decoded = decode(type(record), value)
    except DecodeError as error:
        path_told = error.path
    assert with_dots(path_told).startswith(with_dots(path))
    assert round_trip(decoded) == decoded


@given(RECORDS, st.integers(0), st.integers(0, 7), st.binary(max_size=3))
@settings(max_examples=75, deadline=None)
def test_bytes_that_are_changed_anywhere_raise_nothing_else(record: object, at: int, bit: int, more: bytes) -> None:
    raw = bytearray(json.dumps(encode(record), ensure_ascii=False).encode("utf-8", "surrogatepass"))
    at %= len(raw)
    raw[at] ^= 1 << bit
    raw[at:at] = more
    for ignore_unknown in (True, False):
        with suppress(DecodeError):
            decode(type(record), parse(bytes(raw)), ignore_unknown=ignore_unknown)
        with suppress(DecodeError):
            decode_valid(type(record), parse(bytes(raw)), ignore_unknown=ignore_unknown)


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda plain: plain.update(level="2"), "level should be an integer, not a string"),
        (lambda plain: plain.update(level=True), "level should be an integer, not true or false"),
        (lambda plain: plain.update(level=2.0), "level should be an integer, not a decimal number"),
        (lambda plain: plain.update(title=None), "title should be a string, not null"),
        (lambda plain: plain.update(aliases="steep"), "aliases should be a list, not a string"),
        (lambda plain: plain.update(aliases=["steep", 1]), "aliases[1] should be a string, not an integer"),
        (lambda plain: plain.update(category=[]), "category should be an object, not a list"),
        (lambda plain: plain["category"].update(when=[None]), "category.when[0] should be a string, not null"),
        (lambda plain: plain.update(surprise=1), "surprise is unknown"),
        (lambda plain: plain.update({"a b": 1}), "['a b'] is unknown"),
        (lambda plain: plain.update({"x" * 1000: 1}), f"['{'x' * 79}] is unknown"),
        (lambda plain: plain["category"].update(surprise=1), "category.surprise is unknown"),
        (lambda plain: plain.pop("anchor"), "anchor is missing"),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(change: Change, what: str) -> None:
    plain = encode(SECTION)
    assert isinstance(plain, dict)
    change(plain)
    assert refused(Section, plain) == what


def test_an_unknown_kind_of_link_is_refused() -> None:
    plain = encode(LINK)
    assert isinstance(plain, dict)
    told = refused(Link, plain | {"kind": "teleport"})
    assert told.startswith("kind should be one of 'section', 'page',")
    assert refused(Link, plain | {"kind": ["page"]}) == "kind should be a string, not a list"


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"colour": "green"}, "colour should be one of 'red', 'blue'"),
        ({"size": 10}, "size should be between 1 and 9"),
        ({"size": True}, "size should be an integer, not true or false"),
        ({"labels": {"a b": {"leaf": 1}}}, "labels['a b'].leaf should be a string, not an integer"),
        ({"spare": {"leaf": "green", "name": "Ceylon"}}, "spare.name has more than 5 characters"),
        ({"spare": {"leaf": "green", "sugar": 10**400}}, "spare.sugar should be between 0 and 3"),
        ({"spare": {"leaf": "green", "heat": math.nan}}, "spare.heat should be a finite number"),
        ({"spare": {"leaf": "green", "heat": -math.inf}}, "spare.heat should be a finite number"),
        ({"spare": {"leaf": "green", "heat": 10**400}}, "spare.heat should be a finite number"),
        ({"spare": {"leaf": "green", "heat": True}}, "spare.heat should be a number, not true or false"),
        ({"cups": [{"leaf": "green"}] * 3}, "cups has more than 2 items"),
        ({"cups": {}}, "cups should be a list, not an object"),
    ],
)
def test_limits_hold(values: dict[str, object], what: str) -> None:
    assert refused(Tray, {"cups": []} | values) == what


def test_unknown_keys_are_passed_over_where_that_is_asked_for() -> None:
    value = {"cups": [{"leaf": "green", "milk": 1}], "saucers": []}
    assert decode(Tray, value, ignore_unknown=True) == Tray((Cup(Leaf.GREEN),))
    assert refused(Tray, value) == "saucers is unknown"


def test_an_error_of_the_whole_value_has_a_subject() -> None:
    assert refused(Tray, []) == "it should be an object, not a list"


# --------------------------------------------------------------------------------- as much as is valid, and what is not
def test_what_is_not_valid_is_left_out_and_named() -> None:
    value = {
        "cups": [{"leaf": "green", "sugar": 4, "milk": 1}, {}, {"leaf": "black tea"}, 7, {"leaf": "green"}],
        "labels": {"good": {"leaf": "green"}, "bad": None},
        "colour": 3,
        "names": ["a", 1, "b"],
        "full": True,
    }
    tray, faults = decode_valid(Tray, value, ignore_unknown=False)
    green = Cup(Leaf.GREEN)
    assert tray == Tray((green, Cup(Leaf.BLACK)), {"good": green}, full=True, names=("a", "b"))
    assert list(map(str, faults)) == [
        "cups[0].milk is unknown",
        "cups[0].sugar should be between 0 and 3",
        "cups[1].leaf is missing",
        "cups[3] should be an object, not an integer",
        "cups has more than 2 items",
        "labels['bad'] should be an object, not null",
        "colour should be a string, not an integer",
        "names[1] should be a string, not an integer",
    ]
    assert "cups[0].milk is unknown" not in map(str, decode_valid(Tray, value)[1])


def test_without_what_is_needed_nothing_is_valid() -> None:
    values: tuple[object, ...] = ({}, {"cups": 1}, [], None)
    for value in values:
        with pytest.raises(DecodeError):
            decode_valid(Tray, value)


def test_faults_are_bounded() -> None:
    tray, faults = decode_valid(Tray, {"cups": [1] * 10_000})
    assert tray == Tray(())
    assert len(faults) == MAX_FAULTS


@given(st.dictionaries(st.sampled_from([field.name for field in fields(SessionState)]), JSON))
@settings(deadline=None)
def test_what_is_left_is_valid(values: dict[str, object]) -> None:
    decoded, _ = decode_valid(SessionState, values)
    assert round_trip(decoded) == decoded


# -------------------------------------------------------------------------------------------------- text to JSON values
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"[1] 2", "not valid JSON"),
        (b"\xff", "not valid JSON"),
        (b'"\xff"', "not valid JSON"),
        (b"NaN", "not valid JSON: NaN"),
        (b"-Infinity", "not valid JSON: -Infinity"),
        (b"1e999", "too large"),
        (b"9" * 5000, "Exceeds the limit"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        ("\ufeff[]", "not valid JSON"),
    ],
)
def test_text_that_is_no_json_is_refused_in_words(data: bytes | str, what: str) -> None:
    with pytest.raises(DecodeError, match=what) as caught:
        parse(data)
    assert "sys." not in str(caught.value)


def test_text_in_any_encoding_of_json_is_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        assert parse('{"tea": "🫖"}'.encode(encoding)) == {"tea": "🫖"}


def test_a_lone_surrogate_comes_back() -> None:
    assert parse(b'"\xed\xa0\x80"') == parse(b'"\\ud800"') == "\ud800"


def test_of_a_key_that_is_there_twice_the_last_counts() -> None:
    assert parse(b'{"a": 1, "a": 2}') == {"a": 2}


@given(st.binary(max_size=40) | st.text(max_size=40))
@settings(deadline=None)
def test_no_text_makes_it_fail(data: bytes | str) -> None:
    with suppress(DecodeError):
        parse(data)
