"""Dataclasses to JSON and back, strictly."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aixreader.edition.plain import from_plain, to_plain
from aixreader.edition.records import Catalogue, Findings, LinkList, Manifest
from aixreader.errors import EditionError
from aixreader.model import Category, Library, Link, LinkKind, PeriodicTable, Relation, Section

TEXT = st.text(max_size=8)
CATEGORIES = st.builds(Category, text=TEXT, role=TEXT, when=st.lists(TEXT, max_size=3).map(tuple))
SECTIONS = st.builds(Section, category=st.none() | CATEGORIES, aliases=st.lists(TEXT, max_size=2).map(tuple))


def round_trip(kind: type[Any], value: object) -> object:
    return from_plain(kind, json.loads(json.dumps(to_plain(value))), "x.json")


@given(SECTIONS)
@settings(max_examples=100)
def test_a_section_comes_back_as_it_was(section: Section) -> None:
    assert round_trip(Section, section) == section


@given(st.from_type(Link) | st.from_type(Relation) | st.from_type(PeriodicTable))
@settings(max_examples=100)
def test_any_record_comes_back_as_it_was(record: object) -> None:
    assert round_trip(type(record), record) == record


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda s: st.lists(s) | st.dictionaries(TEXT, s)))
def test_no_value_is_taken_for_what_it_is_not(value: object) -> None:
    """Whatever stands in the file, it is read as one whole record or refused in words."""
    for kind in (Section, Catalogue, Findings, LinkList, Manifest):
        with pytest.raises(EditionError):
            from_plain(kind, value, "x.json")


def test_defaults_are_not_written() -> None:
    assert to_plain(Category("t", "r")) == {"text": "t", "role": "r"}


def test_enums_are_written_by_value(library: Library) -> None:
    plain = to_plain(library.links[0])
    assert isinstance(plain, dict)
    assert plain["kind"] == "section"
    assert from_plain(Link, plain, "x").kind is LinkKind.SECTION


def test_what_has_no_plain_form_is_a_bug() -> None:
    with pytest.raises(TypeError):
        to_plain({1, 2})


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda plain: plain.update(level="2"), "x.json.level should be int"),
        (lambda plain: plain.update(level=True), "x.json.level should be int"),
        (lambda plain: plain.update(title=None), "x.json.title should be str"),
        (lambda plain: plain.update(aliases="steep"), "x.json.aliases should be a list"),
        (lambda plain: plain.update(aliases=["steep", 1]), "x.json.aliases[1] should be str"),
        (lambda plain: plain.update(category=[]), "x.json.category should be an object"),
        (lambda plain: plain["category"].update(when=[None]), "x.json.category.when[0] should be str"),
        (lambda plain: plain.update(surprise=1), "'surprise'"),
        (lambda plain: plain.pop("anchor"), "'anchor'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(library: Library, change: Change, where: str) -> None:
    plain = to_plain(replace(library.sections["brew"]))
    assert isinstance(plain, dict)
    change(plain)
    with pytest.raises(EditionError) as caught:
        from_plain(Section, plain, "x.json")
    assert where in caught.value.message


def test_an_unknown_kind_of_link_is_refused(library: Library) -> None:
    plain = to_plain(library.links[0])
    assert isinstance(plain, dict)
    with pytest.raises(EditionError, match="LinkKind"):
        from_plain(Link, plain | {"kind": "teleport"}, "x.json")
