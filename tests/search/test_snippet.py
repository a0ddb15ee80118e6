"""Snippets of matching texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.answer import Snippet
from aixreader.search.snippet import WORD_END, TermMatcher, lower_aligned, make_excerpts


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


def test_words_of_a_phrase_stand_together() -> None:
    text = "Pour it. A tea - pot, tea\npot and (tea) pot. Tea with a pot. Teapot."
    spans = TermMatcher(["tea pot"]).find_spans(lower_aligned(text))
    assert [text[start:end] for start, end in spans] == ["tea - pot", "tea\npot", "tea) pot"]


def test_words_that_are_near_each_other_are_shown() -> None:
    text = (
        "A kettle stands here. "
        + "It is warm and dry. " * 6
        + "There is a lid. "
        + "No. " * 90
        + "The kettle has a lid."
    )
    assert "The kettle has a lid." in snippet_of(text, ["kettle", "lid"]).text


def test_it_ends_with_its_block() -> None:
    block = "This is how people make a good tea, whatever the weather. The kettle has a lid."
    text = f"{block}\n2.3. Cups\n{'Cups are another matter. ' * 30}"
    assert snippet_of(text, ["kettle"]).text == f"{block} …"
    cells = "Tea\nKettle\nLid\n" + "Cups and spoons\n" * 30
    assert "Cups" in snippet_of(cells, ["kettle"]).text, "a cell alone says little"


def test_three_places_at_most_are_shown_in_their_order() -> None:
    text = ("A kettle. " + "Nothing. " * 60) * 5 + "The kettle and its lid."
    made = make_excerpts(text, TermMatcher(["kettle", "lid"]).find_spans(lower_aligned(text)))
    assert len(made.snippets) == 3
    assert made.best == 2
    assert all(snippet.highlights for snippet in made.snippets)
    assert made.count == 7


def test_synonyms_are_marked_apart() -> None:
    text = "A kettle guard is a lid."
    made = make_excerpts(text, [(2, 8)], [(2, 14), (20, 23)])
    assert (made.snippets[0].highlights, made.snippets[0].synonyms) == (((2, 8),), ((20, 23),)), "none over another"


def test_a_word_ends_where_a_script_without_blanks_begins() -> None:
    for text, found in (("tea注入 tea", 2), ("teaአ tea", 1), ("tea𠀀 teapot", 1), ("注入tea注入", 1), ("tea_ tea2", 1)):
        assert len(TermMatcher(["tea"]).find_spans(lower_aligned(text))) == found, text
    assert len(TermMatcher(["注入"]).find_spans("tea注入pot")) == 1


def test_a_pattern_is_not_made_of_large_ranges() -> None:
    """`re` goes through a range below U+10000 character by character when a pattern is made, with each key typed."""
    ranges = re.findall(r"(\\u\w{4}|\\U\w{8}|\\0)-(\\u\w{4}|\\U\w{8})", WORD_END)
    ends = [[int(end[2:] or "0", 16) for end in pair] for pair in ranges]
    assert ends
    assert all(last <= 0x10FF or first > 0xFFFF for first, last in ends)


def test_a_word_ends_before_whatever_may_begin_another() -> None:
    pattern = re.compile(f"a{WORD_END}")
    for code in (*range(0x3000), *range(0xAC00, 0xAC20), 0x1D400, 0x1F600, 0x20000, 0x3FFFF, 0x40000, 0x10FFFF):
        after = chr(code)
        is_end = not (after.isalnum()) or 0x1100 <= code <= 0xFFFF or 0x20000 <= code <= 0x3FFFF
        assert bool(pattern.match(f"a{after}")) == is_end, hex(code)
    assert pattern.match("a")
