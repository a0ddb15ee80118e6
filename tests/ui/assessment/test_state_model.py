"""The model of threats and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.state_columns import control_columns
from aixreader.ui.assessment.state_model import CHOICES, ITEM, SORT, StateModel

STATUS, OWNER = 1, 3


def test_only_rows_that_changed_are_drawn_again(qtbot: QtBot, assessment: AssessmentController) -> None:
    model = StateModel(control_columns(), assessment)
    assessed = assessment.model
    assert assessed.state is not None
    model.show_states(assessed.state.overview.needed)
    pot = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "Teapot watch")
    assert model.index(pot, 0).data(ITEM) == "control/kitchen/teapot"
    assert dict(model.index(pot, STATUS).data(CHOICES))["absent"] == "Absent"
    assert model.index(pot, STATUS).data(Qt.ItemDataRole.EditRole) == "implemented"
    assert model.index(pot, STATUS).data(SORT) == list(ControlStatus).index(ControlStatus.IMPLEMENTED)
    assert model.headerData(STATUS, Qt.Orientation.Horizontal) == "Status"
    changed: list[tuple[int, int]] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.modelReset.connect(lambda: resets.append(True))
    assessed.edit(
        lambda each: each.document.with_items([Control("kitchen", "teapot", ControlStatus.PARTIAL)]), "stated"
    )
    assert assessed.state is not None
    model.show_states(assessed.state.overview.needed)
    assert (changed, resets) == ([(pot, pot)], [])
    assert model.index(pot, STATUS).data() == "Partly in place"

    assert not model.flags(model.index(pot, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(pot, OWNER)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.edited) as edited:
        assert model.setData(model.index(pot, OWNER), "Ann")
    assert edited.args == ["control/kitchen/teapot", "owner", "Ann"]
    assert model.index(pot, OWNER).data() == "", "it is shown once it is saved"
    assert not model.setData(model.index(pot, OWNER), ""), "nothing was changed"
    model.is_editable = False
    assert not model.flags(model.index(pot, OWNER)) & Qt.ItemFlag.ItemIsEditable
