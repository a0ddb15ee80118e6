"""The relations panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.relations.relations_panel import RelationsPanel

ROWS = (RelatedSection("A", "a", "aix://content/a"), RelatedSection("B", "b", "aix://content/b"))


@pytest.fixture
def panel(qtbot: QtBot) -> RelationsPanel:
    panel = RelationsPanel(read_tokens())
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    panel.show_groups("Tea", (RelatedGroup("links", ROWS),))
    panel.show()
    return panel


def position(panel: RelationsPanel, row: int) -> QPoint:
    return panel.list.visualRect(panel.list.model().index(row, 0)).center()


def test_rows_open_by_click_key_and_middle_button(qtbot: QtBot, panel: RelationsPanel) -> None:
    port = panel.list.viewport()
    with qtbot.waitSignal(panel.activated, check_params_cb=lambda row, tab: (row, tab) == (ROWS[0], False)):
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position(panel, 1))
    with qtbot.waitSignal(panel.activated, check_params_cb=lambda row, tab: (row, tab) == (ROWS[1], True)):
        QTest.mouseClick(port, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, position(panel, 2))
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.activated, check_params_cb=lambda row, tab: (row, tab) == (ROWS[1], False)):
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.activated, check_params_cb=lambda row, tab: (row, tab) == (ROWS[1], True)):
        QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_headings_open_nothing_and_have_no_menu(qtbot: QtBot, panel: RelationsPanel) -> None:
    with qtbot.assertNotEmitted(panel.activated), qtbot.assertNotEmitted(panel.menu_requested):
        QTest.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position(panel, 0)
        )
        panel.list.customContextMenuRequested.emit(position(panel, 0))
    with qtbot.waitSignal(panel.menu_requested):
        panel.list.customContextMenuRequested.emit(position(panel, 1))
