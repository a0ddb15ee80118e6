"""Workbooks, read back by openpyxl."""

from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from aixreader.publish.sheets import PrintedColumn, Sheet
from aixreader.publish.workbook import LINE_HEIGHT, MAX_ROW_HEIGHT, PAGE_WIDTH, PIXELS_PER_EM, sheets_xlsx

TEA = Sheet("tea", ("name", "says"), (("Green", 'a, "b"\nc'), ("=1+1", "https://example.org/a?b=1#c"), ("42", "日本")))
NOTED = Sheet(
    "noted",
    ("key", "name", "count", "note", "address"),
    (
        ("a", "Assam", 3, "Of leaves.", "https://example.org/assam"),
        ("b", "A name that is long enough to be wrapped", 12, "", "javascript:alert(1)"),
        ("c", "Ceylon", -1, "Of leaves.", ""),
        ("d", "Darjeeling", 0, "Of the first flush.", "https://example.org/" + "x" * 3000),
    ),
    (PrintedColumn("name", 2), PrintedColumn("count", 1), PrintedColumn("note", 1, is_note=True)),
)
EMPTY = Sheet("empty", ("name",), ())
ABOUT = {
    "title": "Tea & leaves",
    "author": "The house",
    "date": "2026-08-22T01:00:00Z",
    "address": "https://example.org",
}


def opened(*sheets: Sheet, about: dict[str, str] = ABOUT) -> Workbook:
    return load_workbook(io.BytesIO(sheets_xlsx(sheets, about)))


def test_cells_are_text_numbers_and_links_never_formulas() -> None:
    book = opened(TEA, EMPTY)
    assert book.sheetnames == ["tea", "empty", "about"]
    page = book["tea"]
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    assert cells == [["name", "says"], ["Green", 'a, "b"\nc'], ["=1+1", "https://example.org/a?b=1#c"], ["42", "日本"]]
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}, "neither formula nor number"
    links = {cell.coordinate: cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert {at: (link.target, link.location) for at, link in links.items()} == {
        "B3": ("https://example.org/a?b=1", "c")
    }
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B4"
    values = [[cell.value for cell in row] for row in book["about"].iter_rows(min_row=2)]
    assert values == [list(pair) for pair in ABOUT.items()]
    assert book["about"]["B5"].hyperlink.target == "https://example.org"


def test_what_is_read_is_printed_and_the_rest_follows() -> None:
    book = opened(NOTED)
    page = book["noted"]
    assert [cell.value for cell in page[1]] == ["name", "count", "note no.", "key", "note", "address"]
    assert page.print_area == "'noted'!$A$1:$C$5"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2, max_col=5)]
    assert rows[0] == ["Assam", 3, 1, "a", "Of leaves."]
    assert [row[1:3] for row in rows] == [[3, 1], [12, None], [-1, 1], [0, 2]]
    assert [page.cell(row, 6).hyperlink is not None for row in range(2, 6)] == [True, False, False, False]
    notes = [[cell.value for cell in row] for row in book["about"].iter_rows(min_row=len(ABOUT) + 2)]
    assert notes == [["note 1", "Of leaves."], ["note 2", "Of the first flush."]]


def test_pages() -> None:
    for name in ("noted", "about"):
        page = opened(NOTED)[name]
        fit, footer = page.sheet_properties.pageSetUpPr, page.oddFooter
        assert fit is not None
        assert footer is not None
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToHeight, fit.fitToPage) == (0, True)
        assert page.print_title_rows == "$1:$1"
        assert footer.left.text == "Tea && leaves, 2026-08-22"
        assert (footer.center.text, footer.right.text) == (name, "&P / &N")


def test_what_is_printed_is_as_wide_as_the_page() -> None:
    columns = opened(NOTED)["noted"].column_dimensions.values()
    widths = [column.width for column in columns for _ in range(column.min or 0, (column.max or 0) + 1)][:3]
    assert abs(sum(widths) * 7 - PAGE_WIDTH * PIXELS_PER_EM) < 3, widths
    assert widths[0] > 1.9 * widths[1]


def test_rows_are_as_high_as_what_is_printed() -> None:
    long = Sheet(
        "long", ("a", "b"), (("word " * 60, "x"), ("x", "word " * 60), ("w" * 40_000, "")), (PrintedColumn("a", 1),)
    )
    page = opened(long)["long"]
    assert page.sheet_format.defaultRowHeight == 12.75
    assert abs(float(page.row_dimensions[2].height or 0) - 2 * LINE_HEIGHT - 1) < 0.75
    assert page.row_dimensions[3].height is None
    assert MAX_ROW_HEIGHT - 1 < float(page.row_dimensions[4].height or 0) <= MAX_ROW_HEIGHT
    assert len(str(page["A4"].value)) == 32_000, "the format takes no more"


def test_title_author_and_dates_are_those_of_the_edition() -> None:
    properties = opened(TEA).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == (
        "Tea & leaves",
        "The house",
        "The house",
    )
    assert properties.created == properties.modified == datetime(2026, 8, 22, 1)  # noqa: DTZ001  # as it is stored


def test_the_same_again() -> None:
    assert sheets_xlsx((TEA, NOTED), ABOUT) == sheets_xlsx((TEA, NOTED), ABOUT)


def test_no_characters_that_act() -> None:
    sheet = Sheet("s", ("a",), (("\u202e=x\u2066\x1b[31m",), ("https://example.org/\u202ex",)))
    with ZipFile(io.BytesIO(sheets_xlsx([sheet], {"title": "\u202etea"}))) as book:
        for name in book.namelist():
            assert "\u202e" not in book.read(name).decode(), name
