"""Plain data from hostile YAML and JSON."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.strict import MAX_JSON, MAX_TOML, MAX_YAML, Unreadable, load_json, load_toml, load_yaml
from tests.waiting import no_hang


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


def bomb(first: str, row: str) -> str:
    """Seven rows, each of which holds nine aliases of the one before."""
    rows = zip("abcdefg", "bcdefgh", strict=True)
    return first + "".join(row.format(name=name, aliases=", ".join([f"*{before}"] * 9)) for before, name in rows)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (bomb("a: &a [x, x, x, x, x, x, x, x, x]\n", "{name}: &{name} [{aliases}]\n"), 7),
        (bomb("a: &a {k: v}\n", "{name}: &{name} {{<<: [{aliases}]}}\n"), 7),
        ("x: 1\na: &a [*a]", 2),
        ("a: &a {b: [*a]}", 1),
    ],
)
def test_a_bomb_of_aliases_is_refused_with_its_line(text: str, line: int) -> None:
    with no_hang(), pytest.raises(Unreadable) as caught:
        load_yaml(text)
    assert "alias" in str(caught.value)
    assert caught.value.line == line


def test_a_few_aliases_are_fine() -> None:
    assert load_yaml("a: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}") == {"a": {"x": 1}, "b": {"x": 1}, "c": {"x": 1, "y": 2}}


def test_toml_gives_plain_data() -> None:
    assert load_toml("a = 1\n[b]\nc = ['x']") == {"a": 1, "b": {"c": ["x"]}}


@pytest.mark.parametrize(
    "text",
    [
        "a = ",
        "a = 1\na = 2",
        "a = 2024-13-45",
        "a = " + "[" * 50_000,
        "a = " + "9" * 5_000,
        "a." * 60_000 + "b = 1",
        '"a b".' * 15_000 + "b = 1",
        "a = '" + "x" * MAX_TOML + "'",
        "\x00",
    ],
)
def test_bad_toml_is_told_in_words_and_in_time(text: str) -> None:
    with no_hang(), pytest.raises(Unreadable) as caught:
        load_toml(text)
    assert str(caught.value)


def test_toml_error_names_the_line() -> None:
    with pytest.raises(Unreadable) as caught:
        load_toml("a = 1\nb = ?\nc = 2\n")
    assert caught.value.line == 2
