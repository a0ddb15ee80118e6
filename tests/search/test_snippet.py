"""Snippets of matching texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.answer import Snippet
from aixreader.search.snippet import TermMatcher, lower_aligned, make_excerpts


def snippet_of(text: str, forms: list[str], length: int = 180) -> Snippet:
    made = make_excerpts(text, TermMatcher(forms).find_spans(lower_aligned(text)), (), length)
    return made.snippets[made.best]


TEXT = "First sentence about nothing. " * 12 + "The kettle boils. A lid on the kettle helps.\n" + "And so on. " * 30


def test_the_words_are_in_it_and_marked() -> None:
    snippet = snippet_of(TEXT, ["kettle", "lid"])
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["kettle", "lid", "kettle"]
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert len(snippet.text) < 260


def test_without_words_it_is_the_beginning() -> None:
    snippet = snippet_of(TEXT, [])
    assert snippet.text.startswith("First sentence")
    assert snippet.highlights == ()
    assert snippet_of("short", ["absent"]).text == "short"


def test_only_whole_words_in_any_case() -> None:
    text = "Tea, TEA; steam teapot tea_time"
    assert [text[start:end] for start, end in TermMatcher(["tea"]).find_spans(lower_aligned(text))] == [
        "Tea",
        "TEA",
        "tea",
    ]
    assert TermMatcher([]).find_spans(text) == []


def test_every_character_keeps_its_place() -> None:
    text = "İstanbul TEA İ"
    assert len(lower_aligned(text)) == len(text)
    assert TermMatcher(["tea"]).find_spans(lower_aligned(text)) == [(9, 12)]


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "kettle " * 3 + "x " * 200 + "kettle and lid together " + "y " * 200
    assert "lid" in snippet_of(text, ["kettle", "lid"]).text


@given(
    st.text(st.sampled_from("ab .\n\té\u2028"), max_size=900),
    st.lists(st.text("ab", min_size=1, max_size=3), max_size=4),
    st.integers(10, 200),
)
def test_words_are_never_cut(text: str, forms: list[str], length: int) -> None:
    snippet = snippet_of(text, forms, length)
    for start, end in snippet.highlights:
        assert lower_aligned(snippet.text[start:end]) in forms
    assert set(re.findall(r"\w+", snippet.text)) <= set(re.findall(r"\w+", text))


@pytest.mark.parametrize("text", ["x" * 5000, " " * 500, "\n" * 500, ""])
def test_odd_texts(text: str) -> None:
    snippet_of(text, ["x"])
