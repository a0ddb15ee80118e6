"""The status line over the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.base.saved_file import SavedButtons
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.legend import Legend
from aixreader.ui.window.status_notice import StatusNotice


@pytest.fixture
def notice(bare_window: QWidget) -> StatusNotice:
    bare_window.resize(600, 400)
    return StatusNotice(bare_window)


def offered(notice: StatusNotice) -> list[str]:
    return [button.text() for button in notice.findChildren(QToolButton) if button.isVisible()]


def test_it_lies_above_the_strip_of_a_table(bare_window: QWidget, notice: StatusNotice) -> None:
    area = QWidget(bare_window)
    area.setGeometry(100, 50, 500, 300)
    strip = Legend(read_tokens(), area)
    strip.setGeometry(0, 240, 300, 60)
    area.show()
    notice.lie_on(area)
    notice.showMessage("Copied")
    assert notice.geometry().bottomLeft() == QPoint(100, 50 + 239)
    strip.move(250, 240)
    notice.showMessage("Cut")
    assert notice.geometry().bottomLeft() == QPoint(100, 349), "it is not in the way"


def test_it_takes_room_only_while_it_has_something_to_say(
    qtbot: QtBot, bare_window: QWidget, notice: StatusNotice
) -> None:
    assert notice.isHidden()
    page = QWidget(bare_window)
    page.setGeometry(200, 50, 400, 300)
    page.show()
    notice.lie_on(page)
    notice.showMessage("Copied")
    assert notice.isVisible()
    assert notice.geometry().bottomLeft() == QPoint(200, 349)
    assert notice.width() < 200
    assert notice.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents), "the page below can be clicked"

    page.setGeometry(100, 50, 500, 250)
    assert notice.geometry().bottomLeft() == QPoint(100, 299)
    notice.showMessage("long " * 200)
    assert notice.geometry().right() <= bare_window.width()
    notice.showMessage("")
    assert notice.isHidden()
    page.resize(300, 200)
    assert notice.isHidden()
    notice.showMessage("Soon gone", 20)
    qtbot.waitUntil(notice.isHidden)


def test_what_was_saved_can_be_opened_while_it_is_told(notice: StatusNotice, tmp_path: Path) -> None:
    notice.showMessage("Written: a.pdf")
    before = notice.width()
    notice.offer(tmp_path / "a.pdf")
    assert offered(notice) == ["Open", "Show folder"]
    assert notice.width() > before
    buttons = notice.findChild(SavedButtons)
    assert buttons is not None
    assert notice.width() - buttons.width() >= before - 20, "the text is not cut"
    assert not notice.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    notice.showMessage("Something else")
    assert offered(notice) == []
