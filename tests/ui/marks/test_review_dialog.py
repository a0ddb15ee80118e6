"""Looking again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.review_dialog import ReviewDialog, ReviewItem

ASKED = (
    ReviewItem("a", "Tea", "reworded", "was hot", "Tea 1", "is cold"),
    ReviewItem("b", "Pot", "moved", "of clay", "Tea 0", "of clay"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ReviewDialog:
    made = ReviewDialog(ASKED, "Tea 2")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def press(dialog: ReviewDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == text).click()


def test_saved_and_current_text_are_side_by_side(dialog: ReviewDialog) -> None:
    assert (dialog.saved_text.toPlainText(), dialog.current_text.toPlainText()) == ("was hot", "is cold")
    assert {"Saved in Tea 1", "Tea 2"} <= {label.text() for label in dialog.findChildren(QLabel)}
    dialog.list.setCurrentRow(1)
    assert dialog.saved_text.toPlainText() == "of clay"


def test_accepted_marks_leave_the_list(qtbot: QtBot, dialog: ReviewDialog) -> None:
    with qtbot.waitSignal(dialog.accepted_marks) as accepted:
        press(dialog, "Accept")
    assert accepted.args == [["a"]]
    assert dialog.list.count() == 1
    assert dialog.chosen == ["b"]
    with qtbot.waitSignal(dialog.removal_requested) as removed:
        press(dialog, "Remove")
    assert removed.args == [["b"]]
    assert not dialog.isVisible()


def test_it_is_shown_in_the_page(qtbot: QtBot, dialog: ReviewDialog) -> None:
    with qtbot.waitSignal(dialog.show_requested) as asked:
        press(dialog, "Show")
    assert asked.args == ["a"]
    assert dialog.list.count() == 2


def test_all_at_once(qtbot: QtBot, dialog: ReviewDialog) -> None:
    dialog.list.selectAll()
    with qtbot.waitSignal(dialog.accepted_marks) as accepted:
        press(dialog, "Accept")
    assert accepted.args is not None
    assert sorted(accepted.args[0]) == ["a", "b"]
