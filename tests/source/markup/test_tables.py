"""GFM tables."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render
from aixreader.source.markup.tables import cells, table_start


def html(text: str) -> str:
    return render(text).html.replace("\n", "")


def test_a_table_with_alignment_and_inline_markup() -> None:
    assert html("| a | b |\n|:--|--:|\n| *c* | [d](/e) |\nf") == (
        '<table><thead><tr><th align="left">a</th><th align="right">b</th></tr></thead><tbody>'
        '<tr><td align="left"><em>c</em></td><td align="right"><a href="/e">d</a></td></tr>'
        '<tr><td align="left">f</td><td align="right"></td></tr></tbody></table>'
    )


def test_a_table_follows_text_and_ends_at_a_blank_line() -> None:
    assert html("before\n|a|\n|-|\n|b|c|\n\nafter") == (
        "<p>before</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><p>after</p>"
    )


@pytest.mark.parametrize("text", ["a|b\n-|-|-", "a\n-\n", "|a|\n|x|", "| a |"])
def test_what_is_no_table(text: str) -> None:
    assert "<table>" not in html(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("a|b", ["a", "b"]),
        (r"| a \| b | `c` |", ["a | b", "`c`"]),
        ("||", [""]),
        ("| a | |", ["a", ""]),
    ],
)
def test_cells(line: str, expected: list[str]) -> None:
    assert cells(line) == expected


def test_a_wide_head_does_not_make_much_of_little() -> None:
    found = html("|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|b|\n" * 1_000)
    assert found.count("<td>") < 25_000
    assert found.count("<td>b</td>") == 1_000


def test_where_a_table_starts() -> None:
    assert table_start(["text", "|a|b|", "|-|-|"]) == 1
    assert table_start(["|a|b|", "|-|"]) is None


def test_cells_beyond_the_columns_are_told() -> None:
    left = render("a\n\n| a | b |\n|---|---|\n| c | d | e | |\n| f |\n").left_out
    assert [(cell.kind, cell.name, cell.line) for cell in left] == [("cell", "e", 4)]
