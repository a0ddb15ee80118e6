"""The piece of a text that is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.snippet import count_marks, make_snippet, marker

TEXT = "First sentence about nothing. " * 12 + "The kettle boils. A lid on the kettle helps.\n" + "And so on. " * 30


def test_the_words_are_in_it_and_marked() -> None:
    snippet = make_snippet(TEXT, marker(["kettle", "lid"]))
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["kettle", "lid", "kettle"]
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert len(snippet.text) < 260


def test_without_words_it_is_the_beginning() -> None:
    snippet = make_snippet(TEXT, None)
    assert snippet.text.startswith("First sentence")
    assert snippet.marks == ()
    assert make_snippet("short", marker(["absent"])).text == "short"


def test_only_whole_words_in_any_case() -> None:
    pattern = marker(["tea"])
    assert count_marks("Tea, TEA; steam teapot tea_time", pattern) == 3
    assert marker([]) is None
    assert count_marks("tea", None) == 0


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "kettle " * 3 + "x " * 200 + "kettle and lid together " + "y " * 200
    assert "lid" in make_snippet(text, marker(["kettle", "lid"])).text


@given(
    st.text(st.sampled_from("ab .\n\té\u2028"), max_size=900),
    st.lists(st.text("ab", min_size=1, max_size=3), max_size=4),
    st.integers(10, 200),
)
def test_words_are_never_cut(text: str, forms: list[str], length: int) -> None:
    pattern = marker(forms)
    snippet = make_snippet(text, pattern, length)
    for start, end in snippet.marks:
        assert pattern is not None
        assert pattern.fullmatch(snippet.text[start:end])
    assert set(re.findall(r"\w+", snippet.text)) <= set(re.findall(r"\w+", text))


@pytest.mark.parametrize("text", ["x" * 5000, " " * 500, "\n" * 500, ""])
def test_odd_texts(text: str) -> None:
    make_snippet(text, marker(["x"]))
