"""Where raw HTML begins and ends."""

from __future__ import annotations

import pytest

from aixreader.source.markup.html_blocks import ANY_TAG, closed_by_blank_line, closes, opens


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<script>", 0),
        ("<PRE class=x>", 0),
        ("<!-- a", 1),
        ("<?php", 2),
        ("<!DOCTYPE html>", 3),
        ("<![CDATA[", 4),
        ("</td>", 5),
        ("<div", 5),
        ("<custom-tag a='b'>  ", ANY_TAG),
        ("</b>", ANY_TAG),
        ("<b> text", None),
        ("<divx>y", None),
        ("<a href='x>", None),
        ("text", None),
    ],
)
def test_kinds(text: str, kind: int | None) -> None:
    assert opens(text, in_paragraph=False) == kind


def test_a_lone_tag_does_not_break_into_a_paragraph() -> None:
    assert opens("<b>", in_paragraph=True) is None
    assert opens("<div>", in_paragraph=True) == 5


def test_ends() -> None:
    assert closes(1, "text --> more")
    assert not closes(1, "text")
    assert closes(0, "</STYLE>")
    assert not closes(5, "</div>")
    assert closed_by_blank_line(5)
    assert not closed_by_blank_line(1)
