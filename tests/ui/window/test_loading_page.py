"""Progress is shown after a delay, with fraction and step, and work can be cancelled once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.window.loading_page import PROGRESS_STEPS, LoadingPage


@pytest.fixture
def page(qtbot: QtBot) -> LoadingPage:
    page = LoadingPage()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


def bar(page: LoadingPage) -> QProgressBar:
    child = page.findChild(QProgressBar)
    assert child is not None
    return child


def button(page: LoadingPage) -> QPushButton:
    child = page.findChild(QPushButton)
    assert child is not None
    return child


def shown(page: LoadingPage) -> list[bool]:
    return [part.isVisible() for part in (bar(page), button(page), *page.findChildren(QLabel))]


def test_work_that_ends_soon_shows_nothing(page: LoadingPage) -> None:
    page.begin()
    page.show_progress(0.5, "Reading")
    assert not any(shown(page))
    page.end()
    assert not page._show_delay.isActive()
    assert not any(shown(page))


def test_work_that_takes_a_moment_shows_itself(qtbot: QtBot, page: LoadingPage) -> None:
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    with qtbot.waitSignal(page.cancel_clicked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.end()


def test_new_work_begins_unseen_and_from_the_start(qtbot: QtBot, page: LoadingPage) -> None:
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    page.show_progress(0.5, "Reading")
    button(page).click()
    page.begin()
    assert not any(shown(page))
    assert (bar(page).value(), page.text) == (0, "Opening…")
    assert button(page).isEnabled()
    page.end()


@pytest.mark.parametrize(("fraction", "value"), [(0, 0), (0.25, PROGRESS_STEPS // 4), (1, PROGRESS_STEPS)])
def test_it_says_how_far_and_what(page: LoadingPage, fraction: float, value: int) -> None:
    page.show_progress(fraction, "<b>1_controls.md</b>")
    assert (bar(page).value(), page.text) == (value, "<b>1_controls.md</b>")
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert bar(page).accessibleName() == "Progress"


def test_cancel_is_emitted_once_and_confirmed_at_once(qtbot: QtBot, page: LoadingPage) -> None:
    texts: list[str] = []
    page.cancel_clicked.connect(lambda: texts.append(page.text))
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    for _ in range(2):
        qtbot.keyClick(button(page), Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # no types
    assert texts == ["Cancelling…"]
    assert not button(page).isEnabled()
    page.end()
