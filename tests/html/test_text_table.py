"""Tables as lines."""

from __future__ import annotations

import pytest

from aixreader.html.to_text import plain_text


def text(html: str, width: int | None = None) -> str:
    return plain_text(html, lambda address: address, width)


TABLE = "<table><tr><th>cup</th><th>minutes</th></tr><tr><td>black, strong</td><td>4</td></tr></table>"


def test_columns_are_aligned() -> None:
    assert text(TABLE) == "cup           | minutes\n--------------+--------\nblack, strong | 4"


def test_what_does_not_fit_is_not_aligned() -> None:
    assert text(TABLE, 20) == "cup | minutes\nblack, strong | 4"


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
