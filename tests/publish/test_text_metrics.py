"""Widths and lines of text."""

from __future__ import annotations

from functools import partial

from aixreader.publish.text_metrics import line_count, text_width
from tests.waiting import growth


def test_widths_are_those_of_helvetica() -> None:
    assert [round(text_width(text), 3) for text in ("", "a", "Will", "3.5", "é", "日本")] == [
        0,
        0.556,
        1.61,
        1.39,
        0.667,
        2,
    ]


def test_lines_break_between_words_and_after_hyphens() -> None:
    for text, room, lines in (
        ("", 5, 1),
        ("aaa", 5, 1),
        ("aaa aaa aaa", 3.7, 2),
        ("aaa aaa aaa", 1.7, 3),
        ("aaa-aaa", 2.1, 2),
        ("a\nb\n\nc", 5, 4),
        ("a" * 20, 2.8, 4),
        ("a " + "a" * 20 + " a", 2.8, 6),
        ("a" * 5 + " ", 2.8, 1),
    ):
        assert line_count(text, room) == lines, text


def test_time_grows_with_the_text() -> None:
    for piece in ("a", "a ", "-", " ", "a-", "\n"):
        assert growth(partial(_count, piece), 10_000) < 12, piece


def _count(piece: str, size: int) -> int:
    return line_count(piece * size, 20.0)
