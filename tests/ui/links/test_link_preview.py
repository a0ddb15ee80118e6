"""The card beside the pointer: when it comes, what it says, and that it never stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QGuiApplication, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.links.link_preview import (
    FADE_MS,
    LEAVE_MS,
    POINTER_DISTANCE,
    SHOW_DELAY_MS,
    WIDTH,
    LinkPreview,
    card_position,
)

PLACE = QPoint(200, 150)
SENTENCE = "Somebody changes the tea while it is drawn, so that it tastes of something else than what was ordered. " * 2


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit(window))
    window.resize(700, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.centralWidget().setFocus()
    return window


@pytest.fixture
def card(window: QMainWindow) -> Iterator[LinkPreview]:
    card = LinkPreview(window, read_tokens())
    card._delay.setInterval(0)
    yield card
    card.dismiss()


def shown(qtbot: QtBot, card: LinkPreview, *, role: str | None = "threat", sentence: str = SENTENCE) -> None:
    card.show_later("Oversteeping by a <b>stranger</b>", role, sentence, PLACE)
    qtbot.waitUntil(card.isVisible)


def texts(card: LinkPreview) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_it_waits_until_the_pointer_rests(window: QMainWindow) -> None:
    card = LinkPreview(window, read_tokens())
    assert card._delay.interval() == SHOW_DELAY_MS == 600
    card.show_later("A", None, "", PLACE)
    assert card._delay.isActive()
    assert not card.isVisible()
    card.dismiss()
    assert not card._delay.isActive()


def test_it_says_title_role_and_sentence_as_plain_text(card: LinkPreview, qtbot: QtBot) -> None:
    shown(qtbot, card)
    assert texts(card) == ["Oversteeping by a <b>stranger</b>", "Threat", SENTENCE]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel))


@pytest.mark.parametrize(("role", "sentence", "lines"), [(None, "S.", 2), ("control", "", 2), (None, "", 1)])
def test_what_there_is_not_takes_no_room(
    card: LinkPreview, qtbot: QtBot, role: str | None, sentence: str, lines: int
) -> None:
    shown(qtbot, card)
    full = card.height()
    shown(qtbot, card, role=role, sentence=sentence)
    assert len(texts(card)) == lines
    assert card.height() < full
    assert card.width() <= WIDTH


@pytest.mark.parametrize("sentence", ["Short.", SENTENCE, "x" * 4000, "word " * 2000])
def test_it_is_never_larger_than_a_card(card: LinkPreview, qtbot: QtBot, sentence: str) -> None:
    shown(qtbot, card, sentence=sentence)
    assert card.width() <= WIDTH
    assert card.height() < WIDTH


def test_all_of_a_sentence_can_be_read(card: LinkPreview, qtbot: QtBot) -> None:
    for role in ("threat", None, "threat"):  # a card with a role after one without, such as that of a term
        shown(qtbot, card, role=role)
        for label in card.findChildren(QLabel):
            assert label.isHidden() or not label.wordWrap() or label.height() >= label.heightForWidth(label.width())
            assert label.isHidden() or label.geometry().bottom() < card.height()


def test_it_takes_no_focus(window: QMainWindow, card: LinkPreview, qtbot: QtBot) -> None:
    shown(qtbot, card)
    assert window.focusWidget() is window.centralWidget()
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.windowType() == Qt.WindowType.ToolTip


def wheel() -> QEvent:
    place = QPointF(5, 5)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(place, place, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, phase, False)


@pytest.mark.parametrize(
    "make",
    [
        wheel,
        lambda: QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        lambda: QFocusEvent(QEvent.Type.FocusOut),
    ],
    ids=["wheel", "key", "other window"],
)
def test_other_input_hides_the_card(
    window: QMainWindow, card: LinkPreview, qtbot: QtBot, make: Callable[[], QEvent]
) -> None:
    shown(qtbot, card)
    QGuiApplication.sendEvent(window.windowHandle(), make())
    assert not card.isVisible()


def test_the_pointer_can_go_from_the_link_to_the_card(window: QMainWindow, card: LinkPreview, qtbot: QtBot) -> None:
    shown(qtbot, card)
    place = QPointF(5, 5)
    for leave in (card.leave, lambda: QGuiApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.Leave))):
        leave()
        assert card._leave.isActive()
        assert card._leave.interval() == LEAVE_MS == 300
        QGuiApplication.sendEvent(card, QEnterEvent(place, place, place))
        assert card.isVisible()
        assert not card._leave.isActive()
    card._leave.setInterval(0)
    QGuiApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_pointer_that_leaves_early_sees_no_card(card: LinkPreview) -> None:
    card.show_later("A", None, "", PLACE)
    card.leave()
    assert not card._delay.isActive()
    assert not card._leave.isActive()


def test_a_hint_stands_at_its_end(window: QMainWindow, qtbot: QtBot) -> None:
    card = LinkPreview(window, read_tokens(), "Click me")
    card._delay.setInterval(0)
    shown(qtbot, card)
    assert texts(card)[-1] == "Click me"
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.isVisible()


def test_it_goes_with_its_window_and_does_not_come_back(window: QMainWindow, card: LinkPreview, qtbot: QtBot) -> None:
    shown(qtbot, card)
    window.hide()
    assert not card.isVisible()
    with qtbot.waitSignal(card._delay.timeout):
        card.show_later("A", None, "", PLACE)
    assert not card.isVisible()


def test_the_next_link_replaces_the_card(card: LinkPreview, qtbot: QtBot) -> None:
    shown(qtbot, card)
    card.show_later("Another", None, "", PLACE)
    assert not card.isVisible()
    qtbot.waitUntil(card.isVisible)
    assert texts(card) == ["Another"]


@pytest.mark.parametrize("is_animated", [True, False])
def test_it_fades_in_only_where_things_may_move(card: LinkPreview, qtbot: QtBot, *, is_animated: bool) -> None:
    card.setStyleSheet(f"* {{ widget-animation-duration: {100 * is_animated} }}")
    shown(qtbot, card)
    assert (card._fade.state() == card._fade.State.Running) is is_animated
    assert card._fade.duration() <= FADE_MS == 120


@pytest.mark.parametrize("dark", [False, True])
def test_its_colours_are_those_of_the_look(card: LinkPreview, qtbot: QtBot, *, dark: bool) -> None:
    tokens = read_tokens(dark=dark)
    card.set_tokens(tokens)
    shown(qtbot, card)
    picture: QImage = card.grab().toImage()
    assert picture.pixelColor(4, 4).name() == tokens.raised.lower()
    assert picture.pixelColor(0, 40).name() == tokens.muted.lower()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert str(tokens.role("threat")).lower() in colours
    assert tokens.ink.lower() in colours


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (QPoint(100, 100), QPoint(100, 100 + POINTER_DISTANCE)),
        (QPoint(100, 580), QPoint(100, 580 - POINTER_DISTANCE - 90)),
        (QPoint(790, 100), QPoint(499, 100 + POINTER_DISTANCE)),
        (QPoint(-5, -50), QPoint(0, 0)),
    ],
)
def test_it_stays_on_the_screen_and_off_the_link(pointer: QPoint, expected: QPoint) -> None:
    assert card_position(pointer, QRect(0, 0, 300, 90), QRect(0, 0, 800, 600)) == expected
