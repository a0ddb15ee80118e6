"""What is edited in the overview is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QMessageBox

from aixreader.assess.items import Control, ControlStatus
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.overview_window import OverviewWindow
from aixreader.ui.base.reader_context import ReaderContext
from tests.ui.assessment.test_assessment_opening import box, trigger

POT = "control/kitchen/teapot"


def shown(assessment: AssessmentController) -> OverviewWindow:
    assert assessment.overview.dialog is not None
    return assessment.overview.dialog


def pot(assessment: AssessmentController) -> Control:
    assert assessment.model.document is not None
    return assessment.model.document.control("kitchen", "teapot")


def test_edits_are_saved_and_refused_ones_told(
    assessment: AssessmentController, context: ReaderContext, session: Session
) -> None:
    trigger(context, "assessment_overview")
    window = shown(assessment)
    assert window.board.columns[ControlStatus.IMPLEMENTED].count() == 1
    window.moved.emit(POT, "partial")
    assert pot(assessment).status is ControlStatus.PARTIAL
    assert window.board.columns[ControlStatus.PARTIAL].count() == 1
    window.edited.emit(POT, "due", "soon")
    assert isinstance(box(context), QMessageBox)
    box(context).close()
    assert pot(assessment).due == ""
    window.edited.emit(POT, "due", "2026-10-01")
    window.edited.emit("threat/kitchen/oversteep", "impact", "high")
    assert pot(assessment).due == "2026-10-01"
    window.edited.emit(POT, "status", "not-applicable")
    (asked,) = window.findChildren(QInputDialog)
    asked.textValueSelected.emit("No pot")
    asked.close()
    assert (pot(assessment).status, pot(assessment).reason) == (ControlStatus.NOT_APPLICABLE, "No pot")
    went: list[str] = []
    context.address_requested.connect(lambda address, _new_tab: went.append(address))
    window.opened.emit(POT)
    assert went == [session.address(session.find("teapot").id)]
    assert context.actions["undo"] in window.actions()
    assessment.close()
    assert assessment.overview.dialog is None, "there is nothing to show any more"
