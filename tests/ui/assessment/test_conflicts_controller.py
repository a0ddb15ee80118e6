"""Fields that others have changed at the same time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.assess.assessment_file import AssessmentFile
from aixreader.assess.items import Control, ControlStatus
from aixreader.ui.assessment.assessment_controller import AssessmentController

POT, LID = "teapot", "lidlock"


def test_theirs_can_be_taken_where_yours_were_kept(
    qtbot: QtBot, assessment: AssessmentController, file: Path, tmp_path: Path
) -> None:
    theirs = AssessmentFile(file, tmp_path / "other")
    stated = [Control("kitchen", name, ControlStatus.PLANNED, owner="Eve") for name in (POT, LID)]
    theirs.save(theirs.open().with_items(stated))
    ours = [Control("kitchen", name, ControlStatus.ABSENT, how="No") for name in (POT, LID)]
    model, conflicts = assessment.model, assessment.conflicts
    model.edit(lambda assessed: assessed.document.with_items(ours), "stated")
    qtbot.waitUntil(lambda: conflicts.dialog is not None)
    dialog = conflicts.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert dialog.ids == [], "nothing is taken unasked"
    assert model.document is not None
    assert model.document.control("kitchen", POT).status is ControlStatus.ABSENT
    rows = [dialog.tree.topLevelItem(index) for index in range(dialog.tree.topLevelItemCount())]
    found = [row for row in rows if row is not None and row.text(0) == "Kitchen: Teapot watch"]
    status = next(row for row in found if row.child(0).text(0) == "status")
    assert [status.child(0).text(column) for column in (1, 2)] == ["absent", "planned"]
    assert dialog.tree.headerItem().text(2) == "Theirs"
    status.setCheckState(0, Qt.CheckState.Checked)
    dialog.accept_button.click()
    taken = model.document.control("kitchen", POT)
    assert (taken.status, taken.owner) == (ControlStatus.PLANNED, "Eve")
    assert model.document.control("kitchen", LID).status is ControlStatus.ABSENT
    assert conflicts.dialog is None
