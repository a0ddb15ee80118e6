"""Editors of cells."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.state_columns import control_columns
from aixreader.ui.assessment.state_model import StateModel
from aixreader.ui.assessment.state_table import StateTable


def test_a_cell_is_chosen_or_typed(qtbot: QtBot, assessment: AssessmentController) -> None:
    state = assessment.model.state
    assert state is not None
    model = StateModel(control_columns(), assessment)
    model.show_states(state.overview.needed)
    table = StateTable(model, "Controls")
    qtbot.addWidget(table)
    table.show()
    table.filter.show_text("teapot")
    edited: list[tuple[str, str, str]] = []
    model.edited.connect(lambda *change: edited.append(change))
    table.edit(table.filter.index(0, 1))
    (box,) = table.viewport().findChildren(QComboBox)
    assert box.currentData() == "implemented"
    box.setCurrentIndex(box.findData("planned"))
    box.activated.emit(box.currentIndex())
    table.edit(table.filter.index(0, 3))
    (field,) = table.viewport().findChildren(QLineEdit)
    field.setText(" Ann ")
    table.commitData(field)
    assert edited == [("control/kitchen/teapot", "status", "planned"), ("control/kitchen/teapot", "owner", "Ann")]
