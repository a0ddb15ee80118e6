"""A form whose fields are saved as they are left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.editors import LineEditor
from aixreader.ui.assessment.record_form import RecordForm

ANN = {"owner": "Ann", "due": "", "status": "open"}


def form_of(qtbot: QtBot) -> RecordForm:
    form = RecordForm()
    qtbot.addWidget(form)
    form.add_heading("Who")
    form.add_line("owner", "&Owner")
    form.add_line("due", "&Due", "2026-12-31")
    form.add_choice("status", "&Status", (("open", "Open"), ("done", "Done")))
    form.add_text("risk")
    show(form, ANN)
    return form


def show(
    form: RecordForm, values: Mapping[str, str], record: str = "pot", drafts: Mapping[str, str] | None = None
) -> None:
    form.show_record(record, values, drafts or {}, is_editable=True)


def line(form: RecordForm, key: str) -> LineEditor:
    editor = form.editor(key)
    assert isinstance(editor, LineEditor)
    return editor


def test_what_differs_is_told_when_a_field_is_left(qtbot: QtBot) -> None:
    form = form_of(qtbot)
    edited: list[object] = []
    form.edited.connect(edited.append)
    QTest.keyClick(line(form, "owner"), Qt.Key.Key_Return)
    assert edited == [], "nothing was changed"
    line(form, "owner").setText("Eve")
    QTest.keyClick(line(form, "owner"), Qt.Key.Key_Return)
    assert edited == [{"owner": "Eve"}]
    show(form, ANN | {"owner": "Eve"})
    assert form.pending == {}
    assert line(form, "owner").accessibleName() == "Owner"


def test_what_cannot_be_saved_stays_with_its_reason(qtbot: QtBot) -> None:
    form = form_of(qtbot)
    edited: list[object] = []
    form.edited.connect(edited.append)
    line(form, "due").setText("soon")
    form.submit()
    form.show_problem("due", "Not saved: this is no date.")
    assert form.problem("due") == "Not saved: this is no date."
    show(form, {"owner": "Bob", "due": "", "status": "done"})
    assert form.values == {"owner": "Bob", "due": "soon", "status": "done"}, "what is typed stays, the rest is new"
    assert form.problem("due")
    line(form, "owner").setText("Eve")
    form.submit()
    assert edited == [{"due": "soon"}, {"owner": "Eve", "due": "soon"}]
    line(form, "due").setText("")
    form.submit()
    assert form.problem("due") == ""


def test_another_record_takes_the_fields_and_drafts_come_back(qtbot: QtBot) -> None:
    form = form_of(qtbot)
    line(form, "due").setText("soon")
    drafts = form.pending
    show(form, {"owner": "Bob"}, "kettle")
    assert form.values == {"owner": "Bob", "due": "", "status": "open"}
    show(form, ANN, "pot", drafts)
    assert form.pending == {"due": "soon"}


def test_esc_takes_back_what_was_typed(qtbot: QtBot) -> None:
    form = form_of(qtbot)
    form.show()
    form.activateWindow()
    line(form, "owner").setFocus()
    qtbot.waitUntil(line(form, "owner").hasFocus)
    line(form, "owner").setText("Eve")
    QTest.keyClick(line(form, "owner"), Qt.Key.Key_Escape)
    assert form.values["owner"] == "Ann"


def test_texts_and_fields_are_shown_where_there_is_something(qtbot: QtBot) -> None:
    form = form_of(qtbot)
    form.show_text("risk", "High")
    assert not form._texts["risk"].isHidden()
    form.show_text("risk", "")
    assert form._texts["risk"].isHidden()
    form.set_field_shown("due", shown=False)
    assert line(form, "due").isHidden()
    form.show_record("pot", ANN, {}, is_editable=False)
    assert line(form, "owner").isReadOnly()
