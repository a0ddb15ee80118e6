"""Work shows itself only after a moment, says how far it is, and can be stopped once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.window.loading_page import STEPS, LoadingPage


@pytest.fixture
def page(qtbot: QtBot) -> LoadingPage:
    page = LoadingPage()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


def bar(page: LoadingPage) -> QProgressBar:
    found = page.findChild(QProgressBar)
    assert found is not None
    return found


def button(page: LoadingPage) -> QPushButton:
    found = page.findChild(QPushButton)
    assert found is not None
    return found


def shown(page: LoadingPage) -> list[bool]:
    return [part.isVisible() for part in (bar(page), button(page), *page.findChildren(QLabel))]


def test_work_that_ends_soon_shows_nothing(page: LoadingPage) -> None:
    page.begin()
    page.tell(0.5, "Reading")
    assert not any(shown(page))
    page.end()
    assert not page._quiet.isActive()
    assert not any(shown(page))


def test_work_that_takes_a_moment_shows_itself(qtbot: QtBot, page: LoadingPage) -> None:
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    page.end()


def test_new_work_begins_unseen_and_from_the_start(qtbot: QtBot, page: LoadingPage) -> None:
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    page.tell(0.5, "Reading")
    button(page).click()
    page.begin()
    assert not any(shown(page))
    assert (bar(page).value(), page.text) == (0, "Opening…")
    assert button(page).isEnabled()
    page.end()


@pytest.mark.parametrize(("share", "value"), [(0, 0), (0.25, STEPS // 4), (1, STEPS)])
def test_it_says_how_far_and_what(page: LoadingPage, share: float, value: int) -> None:
    page.tell(share, "<b>1_controls.md</b>")
    assert (bar(page).value(), page.text) == (value, "<b>1_controls.md</b>")
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert bar(page).accessibleName() == "Progress"


def test_cancel_is_told_once_and_answered_at_once(qtbot: QtBot, page: LoadingPage) -> None:
    told: list[str] = []
    page.cancel_clicked.connect(lambda: told.append(page.text))
    page.begin()
    qtbot.waitUntil(lambda: all(shown(page)))
    for _ in range(2):
        qtbot.keyClick(button(page), Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # no types
    assert told == ["Stopping…"]
    assert not button(page).isEnabled()
    page.end()
