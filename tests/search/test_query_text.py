"""What is meant by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.query_text import All, AnyOf, Beginning, In, Node, Phrase, Together, Words, read_query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rate limit", Words("rate limit", typing=True)),
        ("rate limit ", Words("rate limit")),
        ('"kill switch"', Phrase("kill switch")),
        ('"kill swi', Phrase("kill swi")),
        ("“kill switch”", Phrase("kill switch")),
        ("jail*", Beginning("jail")),
        ("tea AND pot", All((Words("tea"), Words("pot", typing=True)))),
        ("honeypot OR canary", AnyOf((Words("honeypot"), Words("canary", typing=True)))),
        ("a OR b AND c", AnyOf((Words("a"), All((Words("b"), Words("c", typing=True)))))),
        ("(a OR b) c", Together(Words("c", typing=True), (AnyOf((Words("a"), Words("b"))),))),
        ("tea -milk", Together(Words("tea"), (), (Words("milk", typing=True),))),
        ("tea NOT milk", Together(Words("tea"), (), (Words("milk", typing=True),))),
        ("fine-tune", Words("fine-tune", typing=True)),
        ("title:rate", In("title", "rate", typing=True)),
        ('TITLE:"rate limit" x', Together(Words("x", typing=True), (In("title", "rate limit"),))),
        ("role:threat", In("role", "threat", typing=True)),
        ("LLM01:2025", Words("LLM01:2025", typing=True)),
        ("https://owaspai.org/go/ratelimit/", Words("ratelimit", typing=True)),
        ("/goto/ratelimit", Words("ratelimit", typing=True)),
        ("aix:ratelimit", Words("ratelimit", typing=True)),
        ("https://example.org/x/", Words("https://example.org/x/", typing=True)),
        ("colour:red", Words("colour red", typing=True)),
        ("title:", Words("title:", typing=True)),
    ],
)
def test_reading(typed: str, meant: Node) -> None:
    assert read_query(typed) == meant


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "()", "((", ")", "AND", "OR OR", "*", "NOT", "-", '( " )'])
def test_there_may_be_nothing_in_it(typed: str) -> None:
    found = read_query(typed)
    assert found is None or found == Words("-", typing=True)


@pytest.mark.parametrize(
    ("half", "whole"),
    [("(tea OR pot ", "(tea OR pot)"), ("tea AND", "tea "), ("AND tea", "tea"), ("tea) pot", "tea AND pot")],
)
def test_what_is_half_typed_is_read_as_if_it_were_done(half: str, whole: str) -> None:
    assert read_query(half) == read_query(whole)


PIECES = st.sampled_from(["tea", '"', "(", ")", " ", "AND", "OR", "NOT", "-", "*", "title:", "role:", ":", "é", "”"])


@given(st.one_of(st.text(max_size=700), st.lists(PIECES, max_size=60).map("".join)))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    read_query(typed)


def test_depth_has_an_end() -> None:
    assert read_query("((tea))") == Words("tea")
    assert read_query("(" * 20 + "tea") == Words("tea", typing=True)
    assert read_query("(" * 400 + "tea") is not None
