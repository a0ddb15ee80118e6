"""Bare addresses."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render


def html(text: str) -> str:
    return render(text).html.removeprefix("<p>").removesuffix("</p>")


def link(address: str, shown: str = "") -> str:
    return f'<a href="{address}">{shown or address}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/b.", link("https://a.example/b") + "."),
        ("(https://a.example/b)", f"({link('https://a.example/b')})"),
        ("https://a.example/b_(c)", link("https://a.example/b_(c)")),
        ("https://a.example/x*y_z", link("https://a.example/x*y_z")),
        ("www.a.example, b", link("http://www.a.example", "www.a.example") + ", b"),
        ("mail a.b+c@d.example.", f"mail {link('mailto:a.b+c@d.example', 'a.b+c@d.example')}."),
        ("owaspai.org and predictions.In and a@b", "owaspai.org and predictions.In and a@b"),
        ("xhttps://a.example", "xhttps://a.example"),
        ("https://nodots", "https://nodots"),
        ("`https://a.example`", "<code>https://a.example</code>"),
        ("[see https://a.example](/b)", '<a href="/b">see https://a.example</a>'),
        ("[open[(https://a.example)", "[open[(https://a.example)"),
        ("*https://a.example*", f"<em>{link('https://a.example')}</em>"),
        (
            "https://a.example?b=1&amp;c",
            '<a href="https://a.example?b=1&amp;amp;c">https://a.example?b=1&amp;amp;c</a>',
        ),
    ],
)
def test_what_is_an_address(text: str, expected: str) -> None:
    assert html(text) == expected
