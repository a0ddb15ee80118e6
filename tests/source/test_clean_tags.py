"""What is done to sanitised HTML tag by tag."""

from __future__ import annotations

import pytest

from aixreader.source.clean_tags import MAX_DEPTH, normalise_html


@pytest.mark.parametrize(
    ("html", "normalised"),
    [
        ('<a name="x">y</a>', '<a id="x">y</a>'),
        ('<a id="z" name="x">y</a>', '<a id="z">y</a>'),
        ('<p title="<img src=x>">y</p>', '<p title="&lt;img src=x&gt;">y</p>'),
        ('<span class="k">y</span>', "<span>y</span>"),
        (
            '<div class="highlight"><span class="k">y</span></div>',
            '<div class="highlight"><span class="k">y</span></div>',
        ),
        (
            '<div class="highlight"></div><span class="k card">y</span>',
            '<div class="highlight"></div><span class="card">y</span>',
        ),
        ("<pre>\n\nx</pre>", "<pre>\n\n\nx</pre>"),
        ('<img src="/a.png" alt="b">', '<img src="/a.png" alt="b">'),
        ('<img src="//host/a.png" alt="b">', '<img class="remote-image" alt="b" title="//host/a.png">'),
        ('<img src="http://host/?a&amp;b">', '<img class="remote-image" alt="" title="http://host/?a&amp;b">'),
        ('<img alt="b">', '<span class="placeholder">b</span>'),
        ("<img>", ""),
    ],
)
def test_a_tag_is_normalised(html: str, normalised: str) -> None:
    assert normalise_html(html) == normalised


def test_tags_nested_too_deeply_go_and_their_text_stays() -> None:
    normalised = normalise_html("<div>" * (MAX_DEPTH + 5) + "x<br>" + "</div>" * (MAX_DEPTH + 5) + "<p>y</p>")
    assert normalised == "<div>" * MAX_DEPTH + "x" + "</div>" * MAX_DEPTH + "<p>y</p>"
