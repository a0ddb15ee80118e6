"""The rows and columns of the list of editions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aixreader.pages.shelf_part import MISSING, SILENT, ShelfRow
from aixreader.ui.editions.editions_model import COLUMNS, NAME, ROW, EditionsModel

OPEN = ShelfRow("a1", "Teas", "2026-01-02T10:00:00Z", "abcdef0123456", 1200, "~/tea.zip", "/users/t/tea.zip")
OPEN = replace(OPEN, is_open=True, age="3 months", problems=2, size=3 * 1024 * 1024, signed_by="Tea & Co")
OWN = ShelfRow("", "Edition that comes with the reader", sections=3)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> EditionsModel:
    model = EditionsModel()
    model.show([OPEN, OWN], can_edit=True)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    return model


def test_each_column_says_one_thing(model: EditionsModel) -> None:
    def texts(row: int) -> list[object]:
        return [model.index(row, column).data() for column in range(len(COLUMNS))]

    assert [str(model.headerData(number, Qt.Orientation.Horizontal)) for number in range(3)] == ["Name", "Date", "Age"]
    assert texts(0) == [
        "Teas (open)",
        "2026-01-02",
        "3 months",
        "abcdef0123",
        QLocale().toString(1200),
        "2",
        "3.0 MB",
        "Tea & Co",
        "~/tea.zip",
    ]
    assert texts(1) == ["Edition that comes with the reader", "", "", "", "3", "", "", "", ""]
    assert model.index(0, NAME).data(ROW) == OPEN
    assert model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole) == "/users/t/tea.zip"
    heard = model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Teas (open), Date 2026-01-02, Age 3 months")
    assert heard.endswith("Signed by Tea & Co, Opened from ~/tea.zip")
    assert model.row_of("a1") == 0
    assert model.row_of("gone") == -1


@pytest.mark.parametrize(("state", "shown"), [(MISSING, "Teas (not found)"), (SILENT, "Teas (not reachable)")])
def test_what_cannot_be_opened_says_so(model: EditionsModel, state: str, shown: str) -> None:
    model.show([replace(OPEN, state=state, is_open=False)], can_edit=True)
    assert model.index(0, NAME).data() == shown
    assert model.index(0, NAME).data(Qt.ItemDataRole.EditRole) == "Teas"


def test_the_name_of_a_kept_edition_can_be_edited(qtbot: QtBot, model: EditionsModel) -> None:
    name = model.index(0, NAME)
    with qtbot.waitSignal(model.renamed, check_params_cb=lambda *told: told == ("a1", "Audit")):
        assert model.setData(name, "  Audit ")
    with qtbot.assertNotEmitted(model.renamed):
        assert model.setData(name, "Teas")
        assert not model.setData(model.index(0, NAME + 1), "2027")
    editable = Qt.ItemFlag.ItemIsEditable
    assert name.flags() & editable
    assert not model.index(0, NAME + 1).flags() & editable
    assert not model.index(1, NAME).flags() & editable
    model.show([OPEN], can_edit=False)
    assert not model.index(0, NAME).flags() & editable
