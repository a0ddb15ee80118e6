"""Text that knows its lines."""

from __future__ import annotations

from aixreader.source.traced_text import joined, made_at, replaced_around, traced


def test_pieces_keep_their_lines() -> None:
    text = joined([traced("a\nb\n", 0), made_at("x\ny", 2), traced("\nc", 2)])
    assert text == "a\nb\nx\ny\nc"
    assert list(text.lines) == [0, 1, 2, 2, 3]
    assert text.line(99) == 3
    assert list(joined([]).lines) == [0]


def test_inner_text_keeps_its_lines_where_it_is_passed_on() -> None:
    inner = traced("b\nc", 5)
    assert list(replaced_around("<i>\nb\nc</i>", inner, 4).lines) == [4, 4, 6]
    assert list(replaced_around("other\ntext", inner, 4).lines) == [4, 4]
