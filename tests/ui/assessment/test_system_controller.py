"""Systems of an assessment."""

from __future__ import annotations

from aixreader.assess.templates import templates
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.assessment_model import AssessmentEdit
from aixreader.ui.assessment.new_dialog import NewDialog
from aixreader.ui.assessment.system_view import SystemView
from aixreader.ui.base.reader_context import ReaderContext


def test_systems_are_described_added_and_removed(assessment: AssessmentController, context: ReaderContext) -> None:
    model, edits = assessment.model, list[AssessmentEdit]()
    model.edited.connect(lambda edit: edits.append(edit))  # noqa: PLW0108  # no slot
    assessment.panel.show()
    view = assessment.panel.show_view("system")
    assert isinstance(view, SystemView)
    form = view.form
    assert form.values["name"] == "Kitchen"
    form.editor("suppliers").set_value("Tea, Milk and Sons\nSugar")
    form.submit()
    assert model.document is not None
    assert model.document.systems[0].suppliers == ("Tea, Milk and Sons", "Sugar")
    form.editor("review_due").set_value("soon")
    form.submit()
    assert form.problem("review_due")
    model.choose_system("garden")
    assert (form.values["name"], form.values["review_due"]) == ("Garden", "")
    model.choose_system("kitchen")
    assert form.values["review_due"] == "soon", "it is kept with its system"
    form.editor("review_due").set_value("")
    form.submit()

    form.add_button.click()
    (dialog,) = context.window.findChildren(NewDialog)
    assert dialog.windowTitle() == "Add system"
    dialog.name.setText("Cellar")
    dialog.template.setCurrentIndex(dialog.template.findData(templates()[0].id))
    dialog.save.click()
    assert model.system == "cellar"
    document = assessment.model.document
    assert document is not None
    assert any(document.of("cellar"))
    form.remove_button.click()
    assert model.system == "kitchen"
    edits[-1].undo()
    restored = assessment.model.document
    assert restored is not None
    assert any(restored.of("cellar"))
