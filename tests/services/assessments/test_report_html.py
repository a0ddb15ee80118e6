"""Tables of a report."""

from __future__ import annotations

from collections import Counter

from aixreader.services.assessments.report_html import cell_text, counted, data_table, facts_table


def test_columns_that_are_empty_in_all_rows_are_left_out() -> None:
    html = data_table(("a", "b", "c"), [("1", "", "3"), ("", "", "4")])
    assert html == (
        "<table><thead><tr><th>a</th><th>c</th></tr></thead>"
        "<tbody><tr><td>1</td><td>3</td></tr><tr><td></td><td>4</td></tr></tbody></table>"
    )
    assert data_table(("a",), []) == ""


def test_facts_without_a_text_are_left_out() -> None:
    assert facts_table([("a", "1"), ("b", "")]) == "<table><tbody><tr><th>a</th><td>1</td></tr></tbody></table>"
    assert facts_table([("b", "")]) == ""


def test_typed_text_is_escaped_with_its_line_ends() -> None:
    assert cell_text(" <a>\n&b ") == "&lt;a&gt;<br>&amp;b"


def test_counts() -> None:
    assert counted(Counter({"High": 2, "Low": 1})) == "high: 2, low: 1"
