"""The assessment with the edition that is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment
from aixreader.assess.items import Applicability, Control, ControlStatus
from aixreader.services.assessments.answering import answer_question
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.assessment_model import AssessmentEdit
from aixreader.ui.base.reader_context import ReaderContext


def state_lid(assessed: AssessedEdition) -> Assessment:
    return assessed.document.with_items([Control("kitchen", "lidlock", ControlStatus.ABSENT)])


def applicability(assessment: AssessmentController) -> Applicability:
    """Whether oversteeping applies to the chosen system."""
    assert assessment.model.state is not None
    return assessment.model.state.overview.threats["oversteep"].applicability


def test_its_state_follows_system_document_and_edition(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, session: Session
) -> None:
    model = assessment.model
    assert model.system == "kitchen"
    assert model.state is not None
    assert model.state is model.state, "it is derived once"
    assert applicability(assessment) is Applicability.APPLIES
    model.choose_system("garden")
    assert applicability(assessment) is Applicability.UNDECIDED
    with qtbot.waitSignal(model.changed):
        assert model.edit(lambda assessed: answer_question(assessed, "garden", "oversteep", "no"), "question answered")
    assert applicability(assessment) is Applicability.NOT
    assert model.state_of("cellar") is None
    teapot = session.find("teapot").id
    assert (model.root_of(teapot), model.root_of("nothing")) == ("teapot", "")

    context.set_session(None)
    assert [model.state, model.facts, model.is_editable] == [None, None, False]
    assert not model.edit(state_lid, "")
    context.set_session(session)
    qtbot.waitUntil(lambda: model.state is not None)
    assert model.system == "garden", "the choice stays"


def test_a_change_that_is_refused_says_why_and_changes_nothing(
    assessment: AssessmentController, context: ReaderContext
) -> None:
    before = assessment.model.document
    assert not assessment.model.edit(lambda assessed: answer_question(assessed, "kitchen", "oversteep", "tea"), "")
    (box,) = context.window.findChildren(QMessageBox)
    assert "no answer" in box.text()
    box.close()
    assert assessment.model.document is before


def test_undo_takes_back_one_change_whatever_came_after_it(
    qtbot: QtBot, assessment: AssessmentController, file: Path
) -> None:
    model, edits = assessment.model, list[AssessmentEdit]()
    model.edited.connect(lambda edit: edits.append(edit))  # noqa: PLW0108  # no slot
    assert model.edit(state_lid, "control stated")
    assert model.edit(lambda assessed: assessed.document, "nothing"), "it is done, and there is nothing to undo"
    assert [edit.text for edit in edits] == ["control stated"]
    model.edit(
        lambda assessed: assessed.document.with_items([Control("kitchen", "teapot", ControlStatus.PLANNED)]), "another"
    )
    edits[0].undo()
    assert model.document is not None
    assert "control/kitchen/lidlock" not in model.document.items
    assert model.document.control("kitchen", "teapot").status is ControlStatus.PLANNED
    edits[0].redo()
    assert model.document.control("kitchen", "lidlock").status is ControlStatus.ABSENT
    qtbot.waitUntil(lambda: assessment.repository.is_saved)
    assert '"lidlock"' in file.read_text("utf-8")
    assessment.close()
    edits[0].undo()
    assert model.document is None
