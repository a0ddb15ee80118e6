"""Task lists."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render

OPEN, DONE = '<input disabled="" type="checkbox"> ', '<input checked="" disabled="" type="checkbox"> '


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- [ ] a", f"<ul><li>{OPEN}a</li></ul>"),
        ("- [x] *a*", f"<ul><li>{DONE}<em>a</em></li></ul>"),
        ("1. [X]a", f"<ol><li>{DONE}a</li></ol>"),
        ("- [x] a\n\n- [ ] b", f"<ul><li><p>{DONE}a</p></li><li><p>{OPEN}b</p></li></ul>"),
        ("- [  ] a", "<ul><li>[  ] a</li></ul>"),
        ("- a [x] b", "<ul><li>a [x] b</li></ul>"),
        ("- a\n\n  [x] b", "<ul><li><p>a</p><p>[x] b</p></li></ul>"),
        ("[x] a", "<p>[x] a</p>"),
    ],
)
def test_task_items(text: str, html: str) -> None:
    assert render(text).html.replace("\n", "") == html
