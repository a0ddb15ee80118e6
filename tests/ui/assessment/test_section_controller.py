"""The form beside the section that is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aixreader.assess.items import Treatment
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.editors import ChoiceEditor, LineEditor
from aixreader.ui.assessment.record_form import RecordForm
from aixreader.ui.assessment.section_view import SectionView
from aixreader.ui.base.reader_context import ReaderContext
from tests.ui.assessment.test_assessment_opening import trigger


@pytest.fixture
def view(assessment: AssessmentController, context: ReaderContext, session: Session) -> SectionView:
    """The form is seen beside the teapot."""
    context.set_address(session.address(session.find("teapot").id))
    assessment.panel.show()
    trigger(context, "state_section")
    view = assessment.section._view
    assert view is not None
    return view


def type_into(form: RecordForm, key: str, text: str) -> None:
    editor = form.editor(key)
    assert isinstance(editor, LineEditor)
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def choose(form: RecordForm, key: str, value: str) -> None:
    editor = form.editor(key)
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(value)
    editor.left.emit()


def test_what_is_typed_is_saved_field_by_field(assessment: AssessmentController, view: SectionView) -> None:
    model = assessment.model
    assert view.title.text() == "Teapot watch"
    texts: list[str] = []
    model.edited.connect(lambda edit: texts.append(edit.text))
    type_into(view.control, "owner", "Ann")
    type_into(view.control, "due", "2026-10-01")
    assert model.document is not None
    stated = model.document.control("kitchen", "teapot")
    assert (stated.owner, stated.due, stated.how) == ("Ann", "2026-10-01", "A guest watches")
    assert stated.text_digest, "it is known which wording it was stated about"
    assert texts == ["control stated", "control stated"]


def test_what_is_wrong_is_said_and_kept_until_it_is_right(
    assessment: AssessmentController, view: SectionView, context: ReaderContext, session: Session
) -> None:
    form, before = view.control, assessment.model.document
    type_into(form, "due", "soon")
    assert form.problem("due")
    assert assessment.model.document is before
    context.set_address(session.address(session.find("oversteep").id))
    assert view.title.text() == "Oversteeping"
    assert assessment.panel.isVisible()
    context.set_address(session.address(session.find("teapot").id))
    assert form.values["due"] == "soon", "it was not thrown away"
    type_into(form, "due", "2026-10-01")
    assert not form.problem("due")
    saved = assessment.model.document
    assert saved is not None
    assert saved.control("kitchen", "teapot").due == "2026-10-01"


def test_an_acceptance_is_saved_once_all_of_it_is_there(
    assessment: AssessmentController, view: SectionView, context: ReaderContext, session: Session
) -> None:
    context.set_address(session.address(session.find("oversteep").id))
    form = view.threat
    choose(form, "treatment", "accept")
    type_into(form, "accepted.who", "Bob")
    type_into(form, "accepted.until", "2027-01-01")
    reason = form.editor("accepted.reason")
    reason.set_value("Tea is cheap")
    form.submit()
    document = assessment.model.document
    assert document is not None
    threat = document.threat("kitchen", "oversteep")
    assert threat.treatment is Treatment.ACCEPT
    assert threat.accepted is not None
    assert (threat.accepted.who, threat.accepted.at) == ("Bob", assessment.model.today())


def test_other_sections_have_no_form(
    assessment: AssessmentController, view: SectionView, context: ReaderContext, session: Session
) -> None:
    context.set_address("aix://app/home")
    assert view.title.text() == ""
    assert view.hint.isVisible()
    went: list[str] = []
    context.address_requested.connect(lambda address, _new_tab: went.append(address))
    view.threat.control_chosen.emit("control/kitchen/lidlock")
    assert went == [session.address(session.find("lidlock").id)]
    assessment.section.submit()
