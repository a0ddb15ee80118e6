"""What is asked of a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_files import REPORT_FORMATS
from aixreader.ui.assessment.report_dialog import WHOLE, ReportDialog


def test_parts_and_formats_are_chosen(qtbot: QtBot) -> None:
    dialog = ReportDialog()
    qtbot.addWidget(dialog)
    assert dialog.parts == tuple(PART_TITLES)
    for index in range(dialog.parts_list.count()):
        dialog.parts_list.item(index).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.save_button.isEnabled(), "a report without parts says nothing"
    dialog.parts_list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.parts == (next(iter(PART_TITLES)),)
    assert dialog.save_button.isEnabled()
    dialog.set_logo(Path("tea.png"))
    assert dialog._logo_name.text() == "tea.png"
    dialog._no_logo.click()
    assert dialog.logo is None
    for row, known in enumerate(REPORT_FORMATS):
        dialog.formats.setCurrentRow(row)
        assert dialog.parts_list.isEnabled() == (known.suffix not in WHOLE), known.id
    with qtbot.waitSignal(dialog.save_requested):
        dialog.save_button.click()
