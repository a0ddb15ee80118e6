"""Ids and texts of headings, by Hugo's github rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.markup import render
from aixreader.source.markup.headings import HeadingIds


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Plain words", "plain-words"),
        ("#RATE LIMIT", "rate-limit"),
        ("2.0. Input threats - introduction", "20-input-threats---introduction"),
        ("How about ...", "how-about-"),
        ("\U0001f4da Journal & conference", "-journal--conference"),
        ("a -- b --- c", "a--b--c"),
        ("*a* [b](/c) `d` ![e](/f)", "a-b-d-e"),
        ("a <b>b</b> https://c.example/", "a-b"),
        ("Über_x² ½", "über_x-"),
        ("…", "heading"),
        ("A {#own .class}", "own"),
        ("a\tb", "ab"),
    ],
)
def test_ids(heading: str, anchor: str) -> None:
    (found,) = render(f"## {heading}").headings
    assert found.anchor == anchor


def test_taken_ids_get_a_number() -> None:
    assert [h.anchor for h in render("# a\n# a\n# a-1\n# a\n").headings] == ["a", "a-1", "a-1-1", "a-2"]


def test_an_empty_heading_has_no_id() -> None:
    (found,) = render("##").headings
    assert (found.anchor, found.text) == ("", "")


def test_only_the_last_line_of_an_underlined_heading_counts() -> None:
    (found,) = render("one\ntwo\n---").headings
    assert (found.anchor, found.text, found.line) == ("two", "one two", 0)


def test_text_is_plain_and_set_in_type() -> None:
    (found,) = render("\n### *a* -- [b](/c) <i>d</i> &amp; https://e.example").headings
    assert (found.level, found.text, found.line) == (3, "a – b d & https://e.example", 1)


@given(st.lists(st.sampled_from(["a", "a-1", "a-2", "", "b"]), max_size=12))
def test_ids_are_never_given_twice(texts: list[str]) -> None:
    ids = HeadingIds()
    given_ids = [ids.give(text) for text in texts]
    assert len(set(given_ids)) == len(given_ids)
