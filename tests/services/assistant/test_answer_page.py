"""Pages of answers: bounded in number and size, and whole when they are put together again."""

from __future__ import annotations

import json

import pytest

from aixreader.errors import RefusedCallError
from aixreader.services.assistant.answer_page import CUT_NOTE, MAX_ANSWER, AnswerPage, page_of, short, text_part
from aixreader.services.assistant.parameters import Arguments


def length(page: AnswerPage) -> int:
    return len(json.dumps(page.record(), ensure_ascii=False))


def test_pages_together_are_the_whole() -> None:
    found, cursor, pages = [], "0", 0
    while cursor:
        page = page_of(range(60), lambda number: {"n": number}, Arguments({"cursor": cursor, "limit": 25}))
        found += [item["n"] for item in page.items]
        cursor, pages = page.next_cursor, pages + 1
        assert page.total == 60
    assert (found, pages) == ([*range(60)], 3)


def test_a_page_ends_before_it_is_too_long() -> None:
    page = page_of(range(9), lambda number: {"n": number, "text": "\n" * 3000}, Arguments({}))
    assert (len(page.items), page.next_cursor) == (3, "3")
    assert length(page) <= MAX_ANSWER


def test_one_item_that_is_too_long_is_cut() -> None:
    item = {"id": "tea", "text": "x" * 50_000, "parts": ["y" * 500] * 900, "more": {"deep": ["z" * 9000] * 9}}
    page = page_of([item, item], lambda each: each, Arguments({}))
    assert page.note == CUT_NOTE
    assert page.items[0]["id"] == "tea"
    assert 1000 < length(page) <= MAX_ANSWER
    many = page_of(
        [{"id": "tea"} | {f"k{number}": "x" * 99 for number in range(2000)}], lambda each: each, Arguments({})
    )
    assert many.items == ({"id": "tea"},)


def test_a_cursor_beyond_the_end_is_refused() -> None:
    for wanted in ("5", "999999999"):
        with pytest.raises(RefusedCallError, match="beyond the end"):
            page_of(range(5), lambda number: {"n": number}, Arguments({"cursor": wanted}))
        with pytest.raises(RefusedCallError, match="beyond the end"):
            text_part("12345", Arguments({"cursor": wanted}), 100)
    assert page_of([], lambda each: each, Arguments({"cursor": "0"})).items == ()


def test_parts_of_a_text_are_the_text() -> None:
    text = 'Tea is brewed.\n\nIt is "hot".\n' * 500
    parts, cursor = [], "0"
    while cursor:
        part, cursor = text_part(text, Arguments({"cursor": cursor}), 1000)
        assert len(json.dumps(part, ensure_ascii=False)) <= 1000
        parts.append(part)
    assert "".join(parts) == text
    assert all(part.endswith((" ", "\n")) for part in parts)


def test_a_text_in_a_line_is_visible_and_short() -> None:
    assert short(" a\u200b\n b ") == "a[U+200B] b"
    assert len(short("x" * 999)) == 200
