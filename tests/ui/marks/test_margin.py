"""The margin: notes beside what they are on, or folded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.marks.margin import GAP, MAX_WIDTH, PIN, Margin, MarginNote, margin_notes
from aixreader.ui.web.note_places import NotePlaces
from aixreader.userdata.records import Annotation

AREA = QRect(50, 40, 700, 400)
COLUMN, NARROW = QRect(500, 0, 190, 400), QRect(670, 0, 20, 400)


def notes(count: int = 3, step: int = 10) -> list[MarginNote]:
    return [
        MarginNote(str(number), number * step, number * step + 20, f"note {number}", "green", "x")
        for number in range(count)
    ]


@pytest.fixture
def margin(bare_window: QWidget) -> Margin:
    bare_window.resize(800, 600)
    return Margin(read_tokens(), QIcon(), bare_window)


def test_notes_stand_below_one_another_and_only_those_in_sight_are_made(bare_window: QWidget, margin: Margin) -> None:
    margin.arrange(notes(200, 30), AREA, 800, COLUMN, "")
    margin.arrange(notes(200, 30), AREA, 300, COLUMN, "")
    margin.arrange(notes(200, 30), AREA, 600, COLUMN, "")
    shown = sorted((card for card in margin.cards.values() if not card.isHidden()), key=lambda card: card.y())
    assert 5 < len(shown) < 15
    assert len(margin.cards) < 40
    for first, second in pairwise(shown):
        assert second.y() - first.geometry().bottom() >= GAP - 2
    assert all(card.x() == COLUMN.x() and card.width() == COLUMN.width() for card in shown)
    assert margin.geometry() == AREA
    assert not margin.pins
    shown[0].edit()
    for card in shown[1:4]:
        focused = bare_window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert card.is_edited, "in the order of the page"
    bare_window.setFocus()
    assert not margin.mask().contains(QPoint(20, 20)), "the page takes the mouse beside them"
    assert margin.mask().contains(shown[0].geometry().center())

    for scrolled in range(0, 6000, 200):
        margin.arrange(notes(200, 30), AREA, scrolled, COLUMN, "")
    assert len(margin.cards) < 50, "those out of sight are dropped in time"
    margin.arrange(notes(), QRect(), 0, COLUMN, "")
    assert not margin.isVisible(), "while the page is hidden"
    margin.arrange([], AREA, 0, COLUMN, "")
    assert not margin.isVisible()
    assert not margin.cards


def test_without_room_they_are_folded_and_one_opens_over_the_page(qtbot: QtBot, margin: Margin) -> None:
    margin.arrange(notes(), AREA, 0, NARROW, "")
    assert not margin.cards
    places = [pin.geometry() for pin in margin.pins.values()]
    assert [place.right() for place in places] == [NARROW.right() + GAP - 1] * 3
    assert not places[0].intersects(places[1])
    with qtbot.waitSignal(margin.pin_clicked) as clicked:
        margin.pins["1"].click()
    assert clicked.args == ["1"]
    assert margin.pins["1"].accessibleName() == "Note on “x”"
    with qtbot.waitSignal(margin.pin_left):
        QTest.keyClick(margin.pins["1"], Qt.Key.Key_Escape)
    margin.arrange(notes(), AREA, 0, NARROW, "1")
    (card,) = margin.cards.values()
    assert (card.name, card.width()) == ("1", MAX_WIDTH)
    assert card.geometry().right() < places[0].left()
    margin.arrange(notes(), AREA, 5000, NARROW, "1")
    assert QRect(QPoint(), AREA.size()).contains(card.geometry()), "the one that is open stays in sight"
    assert not margin.pins
    image = QIcon()
    margin.set_look(read_tokens(dark=True), image)
    margin.arrange(notes(), AREA, 0, NARROW, "")
    picture = margin.pins["0"].grab().toImage()
    assert picture.pixelColor(PIN // 2, 3).name() == read_tokens(dark=True).green.lower()


def test_the_wheel_is_passed_on_and_what_is_typed_is_told_before_all_goes(
    qtbot: QtBot, bare_window: QWidget, margin: Margin
) -> None:
    margin.arrange(notes(), AREA, 0, COLUMN, "0")
    card = margin.cards["0"]
    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, phase, False)
    with qtbot.waitSignal(margin.wheel_turned):
        QApplication.sendEvent(card.text.viewport(), event)
    card.edit()
    assert margin.edited_card is card
    card.text.setPlainText("typed")
    card.done.connect(bare_window.setFocus)
    with qtbot.waitSignal(card.edited) as edited:
        margin.clear()
    assert edited.args == ["0", "typed"]
    assert not margin.cards
    assert not margin.isVisible()


def test_what_has_a_place_is_in_order_whatever_it_is_on() -> None:
    marks = [
        Annotation("low", "tea", "Tea", "hot", note="x", colour="pink"),
        Annotation("whole", "tea", "Tea", note="y"),
        Annotation("gone", "tea", "Tea", "cold", note="z"),
    ]
    places = NotePlaces(0, 0, {"low": (50, 60)}, {"now": (10, 30)})
    made = margin_notes(marks, places, 2, lambda _mark: "now")
    assert made == [
        MarginNote("whole", 20, 60, "y", "", "Tea"),
        MarginNote("low", 100, 120, "x", "pink", "hot"),
    ]
