"""Lines of values in JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.assess.json_lines import line_of

TEXT = b"""{
"a": 1,
 "items" : [
{"x": "1,]\\"}"},

 {"y": [1, {"z": null}]}
],
"last": true}"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("a",), 2),
        (("items",), 3),
        (("items", 0), 4),
        (("items", 1), 6),
        (("items", 1, "y", 1, "z"), 6),
        (("last",), 8),
        (("items", 7), 3),
        (("none", 1), 1),
        (("a", "b"), 2),
    ],
)
def test_the_line_on_which_a_value_begins(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, path) == line
    assert line_of(TEXT.decode().encode("utf-16"), path) == line


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_every_value_is_found(value: object) -> None:
    """Written with a line for each value, the lines count them."""

    def walk(inner: object, path: tuple[str | int, ...]) -> None:
        if isinstance(inner, dict | list) and inner:
            members = inner.items() if isinstance(inner, dict) else enumerate(inner)
            before = line_of(data, path)
            for key, item in members:
                line = line_of(data, (*path, key))
                assert line > before
                before = line
                walk(item, (*path, key))

    data = json.dumps(value, indent=1).encode()
    walk(value, ())
