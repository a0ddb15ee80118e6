"""Tables as lines."""

from __future__ import annotations

import pytest

from aixreader.html.text_lines import columns
from aixreader.html.to_text import plain_text


def text(html: str, width: int | None = None) -> str:
    return plain_text(html, lambda address: address, width)


TABLE = "<table><tr><th>cup</th><th>minutes</th></tr><tr><td>black, strong</td><td>4</td></tr></table>"


def test_columns_are_aligned() -> None:
    assert text(TABLE) == "cup           | minutes\n--------------+--------\nblack, strong | 4"


def test_what_does_not_fit_is_wrapped_inside_its_column() -> None:
    assert text(TABLE, 20) == "cup        | minutes\n===========+========\nblack,     | 4\nstrong     |"
    html = "<table><tr><td>aa bb cc dd</td><td>e</td></tr><tr><td>f</td><td>gg hh ii jj kk</td></tr></table>"
    assert text(html, 20) == "aa bb   | e\ncc dd   |\n\nf       | gg hh ii\n        | jj kk"


def test_a_word_that_is_wider_than_its_column_is_broken() -> None:
    html = f"<table><tr><td>{'a' * 30}</td><td>{'見出し' * 10}</td></tr></table>"
    lines = text(html, 40).split("\n")
    assert max(columns(line) for line in lines) <= 40
    assert "".join(line.replace("|", "").replace(" ", "") for line in lines).count("a") == 30


def test_rows_are_lists_where_the_words_of_all_columns_do_not_fit() -> None:
    head, row = (
        f"<tr>{''.join(f'<{tag}>{name}{number}</{tag}>' for number in range(6))}</tr>"
        for tag, name in (("th", "heading"), ("td", "some words of cell "))
    )
    lines = text(f"<table>{head}{row}{row}</table>", 24).split("\n")
    assert lines[:3] == ["heading0: some words", "  of cell 0", "heading1: some words"]
    assert lines.count("") == 1
    assert max(map(len, lines)) <= 24


def test_tables_without_a_width_keep_each_row_in_a_line() -> None:
    html = f"<table><tr><th>a</th></tr><tr><td>{'b ' * 200}</td><td>c</td></tr></table>"
    assert len(text(html).split("\n")) == 2


def test_a_cell_that_reaches_down_leaves_its_place_empty() -> None:
    html = (
        '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'
        '<tr><td colspan="2">d</td></tr><tr><td>e</td><td>f</td></tr></table>'
    )
    assert text(html) == "a | b\n  | c\nd |\ne | f"


def test_lines_and_lists_in_a_cell_stay_on_one() -> None:
    html = "<table><tr><td><p>a</p><p>b</p></td><td>c<br>d/</td><td><ul><li>e</li><li>f</li></ul></td></tr></table>"
    assert text(html) == "a / b | c / d/ | - e / - f"


def test_links_in_a_cell_are_noted() -> None:
    assert text('<table><tr><td><a href="u">a</a></td></tr></table>') == "a[1]\n\n[1] u"


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "99999999", "９"])
def test_odd_spans_are_one_or_bounded(span: str) -> None:
    html = f'<table><tr><td rowspan="{span}" colspan="{span}">a</td><td>b</td></tr><tr><td>c</td></tr></table>'
    assert "a" in text(html)
    assert len(text(html)) < 100_000


@pytest.mark.parametrize("html", ["<table></table>", "<td>a</td>", "<table><td>a</td>", "<table><tr></tr></table>"])
def test_broken_tables_are_no_harm(html: str) -> None:
    assert text(html) in ("", "a")


def test_a_table_in_a_cell_is_part_of_it() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    assert text(html) == "a / b | c | d"
