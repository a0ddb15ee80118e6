"""Addresses out of their wrapping."""

from __future__ import annotations

import pytest

from aixreader.addresses.brackets import unwrapped


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("https://a.example/", "https://a.example/"),
        ("(https://a.example/)", "https://a.example/"),
        ("((https://a.example/))", "https://a.example/"),
        ("[[https://a.example/]]", "https://a.example/"),
        ("[https://a.example/](https://b.example/)", "https://b.example/"),
        ("[[x]](https://b.example/)", "https://b.example/"),
        ("[https://a.example/]()", "https://a.example/"),
        ("[x](https://b.example/a_(b))", "https://b.example/a_(b)"),
        ("<https://a.example/>", "https://a.example/"),
        ("%3Chttps://a.example/%3E", "https://a.example/"),
        ("“https://a.example/”", "https://a.example/"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("https://a.example/b)", "https://a.example/b"),
        ("https://a.example/%5D%5D", "https://a.example/"),
        ("https://a.example/b.", "https://a.example/b"),
        ("", ""),
        ("(", "("),
        ("()", "()"),
    ],
)
def test_unwrapped(written: str, bare: str) -> None:
    assert unwrapped(written) == bare


def test_punctuation_may_belong_to_an_address() -> None:
    assert unwrapped("https://a.example/Inc.", punctuation=False) == "https://a.example/Inc."
    assert unwrapped("https://a.example/Inc)", punctuation=False) == "https://a.example/Inc"


def test_many_layers_end() -> None:
    assert unwrapped("(" * 4_000 + "x" + ")" * 4_000).count("(") == 4_000 - 16
    assert unwrapped("[x](" * 2_000)
