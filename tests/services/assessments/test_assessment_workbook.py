"""The workbook that is filled in."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from aixreader.assess.document_changes import changes_between
from aixreader.assess.items import Acceptance, Control, ControlStatus, Treatment
from aixreader.errors import UserDataError
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.assessment_workbook import assessment_xlsx, read_assessment_xlsx
from tests.services.assessments.conftest import TODAY


def filled(assessed: AssessedEdition, sheet: str, item: str, **cells: str) -> bytes:
    """The workbook with cells of an item's row changed, by the heads of their columns (`_` for a blank)."""
    book = openpyxl.load_workbook(io.BytesIO(assessment_xlsx(assessed, assessed.systems(), TODAY)))
    page = book[sheet]
    heads = {str(cell.value): number for number, cell in enumerate(page[1], 1)}
    row = next(number for number, cell in enumerate(page["A"], 1) if cell.value == item)
    for head, value in cells.items():
        page.cell(row, heads[head.replace("_", " ")]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(assessed: AssessedEdition, data: bytes) -> list[tuple[str, str, object]]:
    changed = read_assessment_xlsx(assessed.document, data, "a.xlsx")
    return [
        (change.id, field.field, field.new)
        for change in changes_between(assessed.document, changed)
        for field in change.fields
    ]


def test_nothing_filled_in_changes_nothing(assessed: AssessedEdition) -> None:
    data = assessment_xlsx(assessed, assessed.systems(), TODAY)
    assert read_assessment_xlsx(assessed.document, data, "a.xlsx") == assessed.document


def test_cells_become_fields(assessed: AssessedEdition) -> None:
    data = filled(assessed, "Controls", "control/kitchen/teapot", Status="Partly in place", Owner="Zoe", How="")
    assert read(assessed, data) == [
        ("control/kitchen/teapot", "status", "partial"),
        ("control/kitchen/teapot", "owner", "Zoe"),
        ("control/kitchen/teapot", "how", None),
    ]


def test_what_had_no_item_gets_one(assessed: AssessedEdition) -> None:
    data = filled(assessed, "Controls", "control/garden/lidlock", Status="Absent")
    changed = read_assessment_xlsx(assessed.document, data, "a.xlsx")
    assert changed.control("garden", "lidlock") == Control("garden", "lidlock", ControlStatus.ABSENT)


def test_an_acceptance_is_filled_in_over_several_cells(assessed: AssessedEdition) -> None:
    cells = {
        "Treatment": "Accept",
        "Accepted_by": "Eve",
        "Accepted_on": "2026-05-01",
        "Accepted_until": "2027-05-01",
        "Reason_for_accepting": "Old tea",
    }
    data = filled(assessed, "Threats", "threat/garden/oversteep", **cells)
    threat = read_assessment_xlsx(assessed.document, data, "a.xlsx").threat("garden", "oversteep")
    assert threat.treatment is Treatment.ACCEPT
    assert threat.accepted == Acceptance("Eve", "2026-05-01", "2027-05-01", "Old tea")


@pytest.mark.parametrize(
    ("sheet", "item", "cells", "words"),
    [
        ("Controls", "control/kitchen/teapot", {"Status": "Half"}, "control/kitchen/teapot: status should be one of"),
        ("Controls", "control/garden/teapot", {"Status": "Not applicable"}, "needs a reason"),
        ("Controls", "control/kitchen/teapot", {"Due": "soon"}, "due should be a date"),
        ("Threats", "threat/garden/oversteep", {"Treatment": "Accept"}, "by whom, until when and why"),
        ("Controls", "control/kitchen/teapot", {"id": "control/cellar/teapot"}, "does not know"),
        ("Controls", "control/kitchen/teapot", {"id": "answer/kitchen/new"}, "does not know"),
        ("Controls", "control/kitchen/teapot", {"id": "nonsense"}, "does not know"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(
    assessed: AssessedEdition, sheet: str, item: str, cells: dict[str, str], words: str
) -> None:
    with pytest.raises(UserDataError, match=words) as raised:
        read_assessment_xlsx(assessed.document, filled(assessed, sheet, item, **cells), "a.xlsx")
    assert sheet in raised.value.message
    assert raised.value.hint == "Nothing was changed."


def test_a_workbook_of_something_else_is_refused(assessed: AssessedEdition) -> None:
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UserDataError, match="holds none of the sheets"):
        read_assessment_xlsx(assessed.document, out.getvalue(), "a.xlsx")


def test_texts_are_no_formulas_and_come_back(assessed: AssessedEdition) -> None:
    control = replace(assessed.document.control("kitchen", "teapot"), how="=HYPERLINK(1)\n+x", owner="@me")
    document = assessed.document.with_items([control])
    made = AssessedEdition(assessed.facts, document)
    assert read_assessment_xlsx(document, assessment_xlsx(made, made.systems(), TODAY), "a") == document
