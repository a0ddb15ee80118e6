"""The dialog that makes a reading list of the contents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.session.session import Session
from aixreader.ui.lists.section_picker import SectionPicker


def test_a_title_and_a_section_make_a_list(qtbot: QtBot, session: Session) -> None:
    dialog = SectionPicker("Tea", session.contents())
    qtbot.addWidget(dialog)
    assert not dialog.make_button.isEnabled()
    items = {item.text(0): item for item in dialog.tree.rows()}
    for title in ("Lid lock", "Teapot watch"):
        items[title].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.make_button.isEnabled()
    dialog.title.setText("  ")
    assert not dialog.make_button.isEnabled()
    dialog.title.setText("Tea")
    with qtbot.waitSignal(
        dialog.picked, check_params_cb=lambda title, names: (title, names) == ("Tea", ["teapot", "lidlock"])
    ):
        dialog.make_button.click()
