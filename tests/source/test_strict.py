"""Plain data from hostile YAML and JSON."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.strict import MAX_JSON, MAX_YAML, Unreadable, load_json, load_yaml


def test_yaml_gives_plain_data() -> None:
    assert load_yaml("a: 1\nb: [x, y]") == {"a": 1, "b": ["x", "y"]}


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: &x [*x",
        "!!python/object/apply:os.system [true]",
        "? {a: b}\n: c",
        "d: 2024-13-45",
        "[" * 5_000,
        "- " * 5_000,
        "a" * (MAX_YAML + 1),
        "\x00",
        "a: b: c",
        "\ta: 1",
    ],
)
def test_bad_yaml_is_told_in_words(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        load_yaml(text)
    assert str(caught.value)


def test_yaml_error_names_the_line() -> None:
    with pytest.raises(Unreadable) as caught:
        load_yaml("a: 1\nb: 2\nc: [1\n")
    assert caught.value.line >= 3


def test_aliases_stay_small() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
    )
    loaded = load_yaml(bomb)
    assert loaded["p"][0] is loaded["p"][1]


@pytest.mark.parametrize("text", ["{", "[1,]", "[" * 200_000, "9" * 10_000, "x" * (MAX_JSON + 1), ""])
def test_bad_json_is_told_in_words(text: str) -> None:
    with pytest.raises(Unreadable):
        load_json(text)


@given(st.text(max_size=300))
def test_any_text_loads_or_is_refused(text: str) -> None:
    for load in (load_yaml, load_json):
        with contextlib.suppress(Unreadable):
            load(text)
