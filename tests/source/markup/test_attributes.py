"""Attributes in braces."""

from __future__ import annotations

import pytest

from aixreader.source.markup.attributes import file_name, split_attributes


@pytest.mark.parametrize(
    ("heading", "text", "own"),
    [
        ('A {#my-id .a key="v w"}', "A", "my-id"),
        ("A {.b}", "A", ""),
        ("A {id=x}", "A", "x"),
        ("{#x}", "", "x"),
        ("A {#m1} {#m2}", "A {#m1}", "m2"),
        ("A {#x y}", "A {#x y}", ""),
        ("A {not attr}", "A {not attr}", ""),
        ("A \\{#x}", "A \\{#x}", ""),
        ("A `{#x}`", "A `{#x}`", ""),
        ("A {}", "A {}", ""),
    ],
)
def test_headings(heading: str, text: str, own: str) -> None:
    assert split_attributes(heading) == (text, own)


def test_file_names() -> None:
    assert file_name('python {filename="a b.py",hl_lines=[1]}') == "a b.py"
    assert file_name("python") == file_name('filename="x"') == file_name("{filename=x}") == ""


def test_hostile_headings_take_no_time() -> None:
    for text in ("{" * 1_000_000, "{#a" * 300_000, "{a=" * 300_000 + "}", "{" + ".a " * 300_000):
        assert split_attributes(text) == (text, "")
        assert file_name(text) == ""
