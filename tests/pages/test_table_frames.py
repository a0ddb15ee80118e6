"""Tables in their frames."""

from __future__ import annotations

import pytest

from aixreader.pages.table_frames import frame_tables


def table(rows: int, columns: int, cell: str = "x", attribute: str = "") -> str:
    head = "<tr>" + "".join(f"<th>Head {number} &amp;</th>" for number in range(columns)) + "</tr>"
    row = "<tr>" + f"<td{attribute}>{cell}</td>" * columns + "</tr>"
    return f"<table><thead>{head}</thead><tbody>{row * (rows - 1)}</tbody></table>"


def test_a_table_is_framed_and_its_html_stays() -> None:
    plain = table(2, 2)
    frame = '<div class="table" tabindex="0" role="region" aria-label="Table: Head 0 &amp;, Head 1 &amp;">'
    assert frame_tables(f"<p>a</p>{plain}<p>b</p>{plain}") == (
        f"<p>a</p>{frame}{plain}</div><p>b</p>{frame}{plain}</div>"
    )


def test_a_table_in_a_table_has_no_frame_of_its_own() -> None:
    found = frame_tables(table(2, 2, table(1, 1)))
    assert found.count('<div class="table') == 1
    assert found.endswith("</table></div>")


@pytest.mark.parametrize(
    ("html", "classes"),
    [
        (table(4, 3), "table"),
        (table(12, 2), "table tall"),
        (table(2, 2, "word " * 800), "table tall"),
        (table(4, 5), "table broad wide"),
        (table(4, 4, "word " * 30), "table broad"),
        (table(4, 5, "x", ' rowspan="2"'), "table broad spanned"),
    ],
)
def test_a_frame_knows_what_it_holds(html: str, classes: str) -> None:
    assert frame_tables(html).startswith(f'<div class="{classes}" ')


@pytest.mark.parametrize(
    "html", ["</table>", "<table>", "<p>table</p>", "<table><table></table>", "", "</table><table>"]
)
def test_loose_ends_stay_as_they_are(html: str) -> None:
    assert frame_tables(html) == html


def test_a_table_without_a_head_is_just_a_table() -> None:
    assert 'aria-label="Table">' in frame_tables("<table><tbody><tr><td>a</td></tr></tbody></table>")


def test_tables_that_only_arrange_have_no_frame_and_those_in_them_do() -> None:
    data = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    html = frame_tables(f'<table class="layout"><tbody><tr><td>{data}</td></tr></tbody></table>')
    assert html.startswith('<table class="layout"><tbody><tr><td><div class="table"')
    assert html.count("<div") == 1
