"""The failure page shows message and hint as plain text, and a button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.window.failure_page import FailurePage


@pytest.fixture
def page(qtbot: QtBot) -> FailurePage:
    page = FailurePage()
    qtbot.addWidget(page)
    page.show()
    return page


def labels(page: FailurePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_message_and_hint_are_shown_and_accessible(page: FailurePage) -> None:
    page.show_failure("It is no site.", "Choose another folder.")
    assert labels(page) == ["It is no site.", "Choose another folder."]
    assert page.text == "It is no site.\nChoose another folder."
    assert page.accessibleName() == "It is no site."


def test_no_hint_takes_no_room_and_the_next_one_is_back(page: FailurePage) -> None:
    page.show_failure("It is no site.", "")
    assert labels(page) == ["It is no site."]
    assert page.text == "It is no site."
    page.show_failure("The disk is full.", "Make room.")
    assert labels(page) == ["The disk is full.", "Make room."]


def test_names_of_files_are_no_markup_and_can_be_copied(page: FailurePage) -> None:
    page.show_failure("<b>evil</b><img src=x>", "<a href='file:///'>here</a>")
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert label.wordWrap()


def test_the_button_answers_to_mouse_and_keyboard(qtbot: QtBot, page: FailurePage) -> None:
    button = page.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(page.open_clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]  # no types
    with qtbot.waitSignal(page.open_clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # no types
