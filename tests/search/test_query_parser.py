"""Parsing queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.query_parser import (
    And,
    Clause,
    FieldTerm,
    Node,
    Or,
    Phrase,
    Prefix,
    Words,
    parse_query,
    unclosed_phrase,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rate limit", Words("rate limit", is_partial=True)),
        ("rate limit ", Words("rate limit", is_partial=True)),
        ('"kill switch"', Phrase("kill switch")),
        ('"kill swi', Phrase("kill swi")),
        ("“kill switch”", Phrase("kill switch")),
        ("jail*", Prefix("jail")),
        ("tea AND pot", And((Words("tea"), Words("pot", is_partial=True)))),
        ("honeypot OR canary", Or((Words("honeypot"), Words("canary", is_partial=True)))),
        ("a OR b AND c", Or((Words("a"), And((Words("b"), Words("c", is_partial=True)))))),
        ("(a OR b) c", Clause(Words("c", is_partial=True), (Or((Words("a"), Words("b"))),))),
        ("tea (with milk)", Words("tea with milk")),
        ("tea -milk", Clause(Words("tea"), (), (Words("milk", is_partial=True),))),
        ("tea NOT milk", Clause(Words("tea"), (), (Words("milk", is_partial=True),))),
        ("fine-tune", Words("fine-tune", is_partial=True)),
        ("title:rate", FieldTerm("title", "rate", is_partial=True)),
        ("title: rate", FieldTerm("title", "rate", is_partial=True)),
        ('title: "rate limit"', FieldTerm("title", "rate limit", is_phrase=True)),
        ("Title: rate", Words("Title: rate", is_partial=True)),
        ("title: role: tea", Clause(Words("title:"), (FieldTerm("role", "tea", is_partial=True),))),
        (
            'TITLE:"rate limit" x',
            Clause(Words("x", is_partial=True), (FieldTerm("title", "rate limit", is_phrase=True),)),
        ),
        ("role:threat", FieldTerm("role", "threat", is_partial=True)),
        ("LLM01:2025", Words("LLM01:2025", is_partial=True)),
        ("https://owaspai.org/go/ratelimit/", Words("ratelimit", is_partial=True)),
        ("/goto/ratelimit", Words("ratelimit", is_partial=True)),
        ("aix:ratelimit", Words("ratelimit", is_partial=True)),
        ("https://example.org/x/", Words("https://example.org/x/", is_partial=True)),
        ("colour:red", Words("colour red", is_partial=True)),
        ("title:", Words("title:", is_partial=True)),
    ],
)
def test_reading(typed: str, meant: Node) -> None:
    assert parse_query(typed) == meant


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "()", "((", ")", "AND", "OR OR", "*", "NOT", "-", '( " )'])
def test_there_may_be_nothing_in_it(typed: str) -> None:
    node = parse_query(typed)
    assert node is None or node == Words("-", is_partial=True)


@pytest.mark.parametrize(
    ("half", "whole"),
    [("(tea OR pot ", "(tea OR pot"), ("tea AND", "tea "), ("AND tea", "tea"), ("tea) pot", "tea AND pot")],
)
def test_what_is_half_typed_is_read_as_if_it_were_done(half: str, whole: str) -> None:
    assert parse_query(half) == parse_query(whole)


PIECES = st.sampled_from(["tea", '"', "(", ")", " ", "AND", "OR", "NOT", "-", "*", "title:", "role:", ":", "é", "”"])


@given(st.one_of(st.text(max_size=700), st.lists(PIECES, max_size=60).map("".join)))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    parse_query(typed)


def test_depth_has_an_end() -> None:
    assert parse_query("((tea))") == Words("tea")
    assert parse_query("(" * 20 + "tea") == Words("tea", is_partial=True)
    assert parse_query("(" * 400 + "tea") is not None


@pytest.mark.parametrize(
    ("query", "unclosed"),
    [
        ('"tea pot', "tea pot"),
        ('lid "tea pot', "tea pot"),
        ('"tea pot"', ""),
        ('"tea', ""),
        ('"', ""),
        ('"tea pot" "lid of', "lid of"),
        ("“tea pot", "tea pot"),
        ('title:"tea pot', "tea pot"),
        ('"tea pot" lid', ""),
    ],
)
def test_a_quotation_mark_that_is_not_closed(query: str, unclosed: str) -> None:
    assert unclosed_phrase(query) == unclosed
