"""A section without its heading and the quote that says what it is."""

from __future__ import annotations

import pytest

from aixreader.html.section_body import without_head

META = "<blockquote>\n<p>Category: threat</p>\n</blockquote>"


@pytest.mark.parametrize(
    ("html", "body"),
    [
        (f"<h2>A</h2>\n{META}\n<p>b</p>", "\n<p>b</p>"),
        ("<h2>A</h2>\n<blockquote><p>Permalink: x</p><blockquote>y</blockquote></blockquote>z", "z"),
        ("<blockquote><p>Said by some.</p></blockquote>", "<blockquote><p>Said by some.</p></blockquote>"),
        (f"<blockquote><p>Quote</p></blockquote>{META}", "<blockquote><p>Quote</p></blockquote>"),
        ("<p>a</p>", "<p>a</p>"),
    ],
)
def test_what_only_says_what_it_is_goes(html: str, body: str) -> None:
    assert without_head(html) == body


def test_the_heading_may_stay() -> None:
    assert without_head(f"<h2>A</h2>{META}", heading=False) == "<h2>A</h2>"
