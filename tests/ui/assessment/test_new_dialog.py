"""What a new assessment is asked for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.templates import templates
from aixreader.ui.assessment.new_dialog import NewDialog


def test_it_needs_a_name_and_offers_templates(qtbot: QtBot) -> None:
    dialog, chosen = NewDialog(), list[tuple[str, str]]()
    qtbot.addWidget(dialog)
    dialog.chosen.connect(lambda name, template: chosen.append((name, template)))
    assert not dialog.save.isEnabled()
    dialog.name.setText("  ")
    assert not dialog.save.isEnabled(), "blanks are no name"
    dialog.name.setText(" Kettle ")
    assert dialog.save.isEnabled()
    template = templates()[0]
    dialog.template.setCurrentIndex(dialog.template.findData(template.id))
    assert dialog._summary.text() == template.summary
    dialog.save.click()
    assert chosen == [("Kettle", template.id)]
