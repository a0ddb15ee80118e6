"""Destinations and definitions."""

from __future__ import annotations

import pytest

from aixreader.source.markup.link_targets import References, encoded, inline_target, label_key, plain, take_definitions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(/a)", ("/a", "", 4)),
        ("( /a\n 'b' )x", ("/a", "b", 11)),
        (r"(/a\)b)", ("/a)b", "", 7)),
        ("(<a b>)", ("a b", "", 7)),
        ("()", ("", "", 2)),
        ("(a(b)", None),
        ("(a b)", None),
        ("(<a\nb>)", None),
        ("(" + "(" * 40 + ")" * 41, None),
    ],
)
def test_inline_targets(text: str, expected: tuple[str, str, int] | None) -> None:
    assert inline_target(text, 0) == expected


def test_definitions_are_taken_off_the_start_of_a_paragraph() -> None:
    references: References = {}
    left = take_definitions("[A  b]: /x 'T'\n[c]: <y z>\n[a B]: /late\ntext [d]: /e", references)
    assert left == "text [d]: /e"
    assert references == {"a b": ("/x", "T"), "c": ("y z", "")}


@pytest.mark.parametrize("text", ["[a]: ", "[a]: /b c", "[]: /b", "[a] : /b", "[a]\n: /b"])
def test_what_is_no_definition_stays(text: str) -> None:
    assert take_definitions(text, {}) == text


def test_spelling_of_addresses_and_labels() -> None:
    assert plain(r"a\*b&amp;c\&amp;") == "a*b&c&amp;"
    assert encoded("/é b%20c?d=[e]") == "/%C3%A9%20b%20c?d=[e]"
    assert label_key(" Straße \n X ") == "strasse x"
