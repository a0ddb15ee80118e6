"""The changes of a section, chosen by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.services.comparison.known_history import History
from aixreader.services.comparison.section_history import HistoryEntry
from aixreader.ui.editions.history_dialog import HistoryDialog

CHANGE = SectionChange(None, None, "Pot", "Pots", TextClass.REWORDED, 12)
NEWEST = HistoryEntry("2025-09-02", "b" * 40, "/c@b", "Pots", CHANGE, "Name pots")
OLDEST = HistoryEntry("2025-09-01", "a" * 40, "/c@a", "Pots", None, "Begin")


@pytest.fixture
def dialog(qtbot: QtBot) -> HistoryDialog:
    dialog = HistoryDialog("Pots")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_change_is_shown_by_enter_but_not_the_oldest_state(qtbot: QtBot, dialog: HistoryDialog) -> None:
    dialog.show_progress(0.5, "Reading the history")
    assert dialog.progress.isVisible()
    assert not dialog.show_button.isEnabled()
    dialog.show_history(History((NEWEST, OLDEST), is_cut=True))
    assert not dialog.progress.isVisible()
    assert dialog.status.text() == "Changes: 1. There are more, older changes."
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert not dialog.show_button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    with qtbot.waitSignal(dialog.change_requested, check_params_cb=lambda entry: entry is NEWEST):
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_why_there_is_none_is_told(dialog: HistoryDialog) -> None:
    dialog.show_failure("There is no history.", "Open another edition first.")
    assert dialog.status.text() == "There is no history. Open another edition first."
    assert not dialog.show_button.isEnabled()
