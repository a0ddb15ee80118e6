"""Workbooks that are filled in: what is written, and whatever comes back."""

from __future__ import annotations

import io
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from aixreader.errors import UserDataError
from aixreader.publish.form_workbook import ID, FormColumn, FormSheet, form_xlsx, read_form

STATES = tuple(f"state number {number}" for number in range(40))
COLUMNS = (
    FormColumn("Control", 30),
    FormColumn("Status", 12, STATES, is_editable=True),
    FormColumn("Due", 12, (), is_editable=True),
)
SHEET = FormSheet(
    "Controls",
    COLUMNS,
    (("control/k/lid", ("Lid", "state number 3", "2026-01-31")), ("control/k/tap", ("=1+1", "", "@x\nline"))),
)
HEADS = {"Controls": ("Status", "Due")}


def written(*sheets: FormSheet) -> bytes:
    return form_xlsx(sheets or (SHEET,), "Kitchen", "2026-08-22")


def filled(data: bytes, **cells: str | float | date) -> bytes:
    """The workbook with cells of the first sheet changed, as by a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        book["Controls"][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(UserDataError) as raised:
        read_form(data, "a.xlsx", HEADS)
    assert "Nothing was changed" in raised.value.hint
    return raised.value.message


def test_what_is_written_is_read_again() -> None:
    assert read_form(written(), "a.xlsx", HEADS) == {
        "Controls": [
            {ID: "control/k/lid", "Status": "state number 3", "Due": "2026-01-31"},
            {ID: "control/k/tap", "Status": "", "Due": "@x\nline"},
        ]
    }


def test_ids_are_hidden_and_texts_are_no_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    page = book["Controls"]
    assert page.column_dimensions["A"].hidden
    assert (page["B3"].value, page["B3"].data_type) == ("=1+1", "s")
    assert page.freeze_panes == "C2"


def test_choices_stand_on_a_hidden_sheet() -> None:
    """All together they are longer than the 255 characters that a rule may hold."""
    again = FormSheet("Others", COLUMNS, ())
    book = openpyxl.load_workbook(io.BytesIO(written(SHEET, again)))
    assert book["lists"].sheet_state == "veryHidden"
    assert [cell.value for cell in book["lists"]["A"]] == list(STATES)
    assert book["lists"].max_column == 1
    rules = book["Controls"].data_validations.dataValidation
    assert [(str(rule.sqref), rule.formula1) for rule in rules] == [("C2:C3", "lists!$A$1:$A$40")]


def test_the_same_gives_the_same_bytes() -> None:
    assert written() == written()


def test_what_spreadsheets_make_of_texts_is_read_as_text() -> None:
    when = datetime(2026, 2, 28)  # noqa: DTZ001  # as spreadsheets have them
    data = filled(written(), D2=when, D3=date(2026, 3, 1), C2=5.0, C3=7.5)
    assert [(row["Due"], row["Status"]) for row in read_form(data, "a", HEADS)["Controls"]] == [
        ("2026-02-28", "5"),
        ("2026-03-01", "7.5"),
    ]


def test_formulas_have_no_value() -> None:
    data = filled(written(), D2='=WEBSERVICE("https://x.example")')
    assert read_form(data, "a", HEADS)["Controls"][0]["Due"] == ""


def test_sorted_rows_and_new_ones_do_not_matter() -> None:
    data = filled(written(), A2="control/k/tap", A3="control/k/lid", B9="new", C9="state number 1")
    assert [row[ID] for row in read_form(data, "a", HEADS)["Controls"]] == ["control/k/tap", "control/k/lid"]


def test_a_text_that_does_not_fit_is_refused_and_not_cut() -> None:
    with pytest.raises(UserDataError, match="does not fit into a cell"):
        written(FormSheet("Controls", COLUMNS, (("x", ("a" * 40_000, "", "")),)))


def test_a_sheet_that_is_not_there_has_no_rows() -> None:
    assert "Threats" not in read_form(written(), "a", {**HEADS, "Threats": ("Impact",)})


def test_a_column_that_is_not_there_is_named() -> None:
    assert "the sheet “Controls” lacks the column “Status”" in refused(filled(written(), C1="State"))
    assert "lacks the column “id”" in refused(filled(written(), A1="key"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", written()[:-200], written()[: len(written()) // 2]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert refused(data)


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return out.getvalue()


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from aixreader.publish import form_workbook

    monkeypatch.setattr(form_workbook, "MAX_UNPACKED_BYTES", 100_000)
    assert "more than a workbook holds" in refused(packed(a=bytes(200_000)))
    assert "more than a workbook holds" in refused(packed(**{f"part{number}": b"" for number in range(600)}))
    monkeypatch.setattr(form_workbook, "MAX_FILE_BYTES", 100)
    assert "too large" in refused(bytes(101))


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    assert "not a whole workbook" in refused(packed(a=b"x"))


@pytest.mark.parametrize(
    "xml", [b"<", b"", b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><worksheet>&c;</worksheet>', b"<a/>"]
)
def test_a_broken_part_is_refused(xml: bytes) -> None:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(written())) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    assert "cannot be read" in refused(out.getvalue())
