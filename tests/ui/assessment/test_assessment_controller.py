"""Opening, making and closing assessments, and what is said of their files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import document_text
from aixreader.assess.items import Control, ControlStatus
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import PANEL, AssessmentController
from aixreader.ui.assessment.gaps_view import GapsView
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.userdata.session_state import SessionState


def trigger(context: ReaderContext, action: str) -> None:
    context.actions.refresh()
    assert context.actions[action].isEnabled()
    context.actions[action].trigger()


def box(context: ReaderContext) -> QMessageBox:
    (found,) = (box for box in context.window.findChildren(QMessageBox) if box.isVisible())
    return found


def press(box: QMessageBox, text: str) -> None:
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    button.click()


def test_the_panel_follows_the_document(
    assessment: AssessmentController, context: ReaderContext, session: Session
) -> None:
    asked: list[str] = []
    context.panel_requested.connect(asked.append)
    trigger(context, "assessment")
    assert asked == [PANEL]
    panel = assessment.panel
    panel.show()
    view = panel.show_view("gaps")
    assert isinstance(view, GapsView)
    before = view.tree.topLevelItemCount()
    assert before > 0
    panel.system_chosen.emit("garden")
    assert assessment.model.system == "garden"
    assert view.tree.topLevelItemCount() != before
    went: list[str] = []
    context.address_requested.connect(lambda address, _new_tab: went.append(address))
    for item in ("threat/garden/oversteep", "control/garden/teapot", "threat/garden/nothing", ""):
        assessment.show_item(item)
    assert went == [session.address(session.find(slug).id) for slug in ("oversteep", "teapot")]
    panel.hide()


def test_the_last_one_is_opened_again(
    qtbot: QtBot, assessment: AssessmentController, closed: AssessmentController, context: ReaderContext, file: Path
) -> None:
    state = assessment.save(SessionState(), private=False)
    assert (state.assessment, state.assessments) == (str(file), (str(file),))
    assert assessment.save(SessionState(), private=True) == SessionState()
    assessment.close()
    assert assessment.save(SessionState(), private=False) == SessionState(assessments=(str(file),))
    session = context.session
    context.set_session(None)
    closed.restore(state)
    assert closed.save(SessionState(), private=False) == state, "not opened yet, and not forgotten"
    with qtbot.waitSignal(closed.repository.opened):
        context.set_session(session)


def test_one_that_is_named_is_opened_as_soon_as_there_is_an_edition(
    qtbot: QtBot, closed: AssessmentController, context: ReaderContext, file: Path
) -> None:
    session = context.session
    context.set_session(None)
    closed.expect(file)
    assert closed.model.document is None
    with qtbot.waitSignal(closed.repository.opened):
        context.set_session(session)
    closed.close()
    with qtbot.waitSignal(closed.repository.opened):
        closed.expect(file)


def test_what_could_not_be_saved_is_told_and_closing_asks(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, file: Path, document: Assessment
) -> None:
    def state_lid(status: ControlStatus) -> None:
        changed = document.with_items([Control("kitchen", "lidlock", status)])
        assessment.model.edit(lambda _assessed: changed, "")

    file.unlink()
    file.mkdir()
    state_lid(ControlStatus.ABSENT)
    qtbot.waitUntil(lambda: assessment.repository.has_failed)
    box(context).close()
    assert assessment.panel.status.text().startswith("Not saved")
    assert not assessment.end()
    boxes = [each for each in context.window.findChildren(QMessageBox) if each.isVisible()]
    for each in boxes:
        if each.icon() is QMessageBox.Icon.Question:
            with qtbot.waitSignal(assessment.close_requested):
                press(each, "Close without saving")
        else:
            each.close()
    assert assessment.model.document is None
    assert assessment.end()
    file.rmdir()
    file.write_text(document_text(document), "utf-8")
    with qtbot.waitSignal(assessment.repository.opened):
        assessment.open(file)
    press(box(context), "Restore")
    qtbot.waitUntil(lambda: "absent" in file.read_text("utf-8"))
    assert isinstance(assessment.panel.save_button, QPushButton)
