"""Tables as they are collected for Word."""

from __future__ import annotations

import docx

from aixreader.publish.docx_table import MAX_COLUMNS, DocxTable, Run


def filled(*rows: list[tuple[str, str, str]]) -> DocxTable:
    """A table with rows of (element, colspan, text)."""
    table = DocxTable()
    for row in rows:
        table.begin_row()
        for name, span, text in row:
            table.begin_cell(name, {"colspan": span} if span else {})
            table.add(Run(text))
    return table


def test_rows_of_heads_are_repeated_only_at_the_top() -> None:
    document = docx.Document()
    head, plain = [("th", "", "h"), ("th", "", "i")], [("th", "", "a"), ("td", "", "b")]
    filled(head, head, plain, head).write(document)
    rows = document.tables[0].rows
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True, True, False, False]


def test_a_table_without_cells_is_none() -> None:
    document = docx.Document()
    filled().write(document)
    filled([]).write(document)
    assert not document.tables


def test_spans_are_bounded() -> None:
    document = docx.Document()
    filled([("td", "999999", "a"), ("td", "999999", "b"), ("td", "x", "c")], [("td", "0", "d")]).write(document)
    table = document.tables[0]
    assert len(table.columns) == MAX_COLUMNS
    assert table.rows[1].cells[0].text == "d"


def test_what_stands_outside_of_cells_is_left_out() -> None:
    table = DocxTable()
    table.add(Run("lost"))
    table.begin_row()
    table.add(Run("lost"))
    table.begin_cell("td", {})
    table.add(Run("kept"))
    table.break_line()
    table.break_line()
    table.add(Run("too"))
    assert [[run.text for run in line] for line in table.lines()] == [["kept"], ["too"]]
