"""Lines under construction."""

from __future__ import annotations

import pytest

from aixreader.html.text_lines import MIN_WRAP_WIDTH, TextLines, columns


def test_no_blank_line_at_the_start_and_never_two() -> None:
    lines = TextLines(None)
    lines.gap()
    lines.add("a")
    lines.end_block()
    lines.gap()
    lines.gap()
    lines.add("b")
    lines.end_block()
    lines.gap()
    assert lines.text() == "a\n\nb"


def test_the_tail_is_what_came_since() -> None:
    lines = TextLines(None)
    lines.add("a ")
    before = lines.length()
    lines.add("b")
    lines.add("c")
    assert lines.tail(before) == "bc"


def test_room_never_shrinks_to_a_column_of_letters() -> None:
    lines = TextLines(40)
    for _ in range(30):
        lines.open_item("- ")
    assert lines.room() == MIN_WRAP_WIDTH
    assert TextLines(None).room() is None


def test_closing_more_than_was_opened_is_no_harm() -> None:
    lines = TextLines(None)
    lines.close_indent()
    lines.close_verbatim()
    lines.add("a")
    lines.end_block()
    assert lines.text() == "a"


@pytest.mark.parametrize(("text", "count"), [("abc", 3), ("茶", 2), ("é", 1), ("", 0)])
def test_columns(text: str, count: int) -> None:
    assert columns(text) == count
