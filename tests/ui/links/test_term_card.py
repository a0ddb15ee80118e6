"""The card that explains a term: by mouse, by keyboard, for screen readers, and always on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.links.term_card import TermCard


@pytest.fixture
def card(qtbot: QtBot, bare_window: QWidget) -> TermCard:
    card = TermCard(bare_window, read_tokens())
    qtbot.addWidget(card)
    card.explain("LBT", "Loose <b>black</b> tea", "Teas", can_step=True)
    card.show_at(QRect(100, 100, 40, 20))
    return card


def test_it_says_what_a_term_is_and_where_that_is_told(card: TermCard) -> None:
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert texts == ["LBT", "Loose <b>black</b> tea", "Defined in: Teas"]
    assert card.accessibleName() == "LBT: Loose <b>black</b> tea"
    go, further = card.findChildren(QPushButton)
    assert go.accessibleDescription() == card.accessibleName()
    assert further.isVisible()
    assert card.geometry().top() > 120
    assert go.hasFocus()
    assert card.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange), "the style draws the focus"
    card.explain("A", "B", "C", can_step=False)
    assert not further.isVisible()
    screen = card.screen().availableGeometry()
    for place in (screen.bottomRight(), screen.topLeft()):
        card.show_at(QRect(place.x() - 9, place.y() - 9, 10, 10))
        assert screen.contains(card.geometry())


def test_keys_step_leave_and_close(qtbot: QtBot, card: TermCard) -> None:
    go, further = card.findChildren(QPushButton)
    steps: list[int] = []
    card.step_requested.connect(steps.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(card, key)
    further.click()
    assert steps == [1, -1, 1, -1, 1]
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(go, Qt.Key.Key_Escape)
    assert not card.isVisible()
    card.show_at(QRect(100, 100, 40, 20))
    with qtbot.waitSignals([card.closed, card.definition_requested]):
        QTest.keyClick(go, Qt.Key.Key_Return)
    assert not card.isVisible()
