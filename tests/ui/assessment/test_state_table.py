"""The table of threats or controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.state_columns import control_columns
from aixreader.ui.assessment.state_model import StateModel
from aixreader.ui.assessment.state_table import StateTable


def names(table: StateTable) -> list[str]:
    return [str(table.filter.index(row, 0).data()) for row in range(table.filter.rowCount())]


def test_it_is_sorted_filtered_and_opened_by_keys(qtbot: QtBot, assessment: AssessmentController) -> None:
    state = assessment.model.state
    assert state is not None
    model = StateModel(control_columns(), assessment)
    model.show_states(state.overview.needed)
    table = StateTable(model, "Controls")
    qtbot.addWidget(table)
    table.show()
    in_order = names(table)
    assert in_order == [each.name for each in state.overview.needed]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == sorted(in_order, key=str.casefold, reverse=True)
    table.filter.show_text("IN place teapot")
    assert names(table) == ["Teapot watch"]
    table.setCurrentIndex(table.filter.index(0, 0))
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["control/kitchen/teapot"]
    with qtbot.waitSignal(table.opened):
        table.doubleClicked.emit(table.filter.index(0, 0))
