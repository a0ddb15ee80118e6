"""Quotes, dashes and dots."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"a\" 'b'", "“a” ‘b’"),
        ("don't the '90s", "don’t the ‘90s"),
        ('("a")', "(“a”)"),
        ('"*a*"', "“<em>a</em>”"),
        ("a -- b --- c - d", "a – b — c - d"),
        ("a... b.. (c)", "a… b.. (c)"),
        ("<<a>>", "«a»"),
        ('`"a" -- ...`', '<code>"a" -- ...</code>'),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert render(text).html == f"<p>{expected}</p>"


def test_addresses_keep_their_dashes() -> None:
    assert 'href="https://a.example/b--c"' in render("https://a.example/b--c").html
    assert 'href="/b--c..."' in render("[x](/b--c...)").html
