"""Another edition comes: progress meanwhile, its pages then; and nothing that was open is lost if it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import HOME
from aixreader.userdata.policy import Policy
from tests.ui.seen import address, box, boxes, page_text, press, trigger


@pytest.fixture
def open_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Callable[[], None]:
    """Try to open what is no source."""

    def run() -> None:
        with qtbot.waitSignal(window.opening_failed):
            window.open_source(tmp_path, None)

    return run


def test_how_it_goes_is_shown_meanwhile(qtbot: QtBot, window: MainWindow, site: Path) -> None:
    told: list[str] = []
    window._opener.progressed.connect(lambda _share, text: told.append(text))
    with qtbot.waitSignal(window.page_loaded, timeout=20_000):
        window.open_source(site, None)
        assert window.loading.isVisible()
    assert told
    assert window.loading.text in told
    assert not window.loading.isVisible()
    assert window.reader is not None
    assert window.reader.isVisible()


def test_the_page_has_the_keyboard_once_it_is_there(window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built()
    assert window.pane is not None
    assert window.pane.isAncestorOf(window.focusWidget())


def test_what_went_wrong_is_said_with_a_way_on(window: MainWindow, open_nothing: Callable[[], None]) -> None:
    open_nothing()
    assert window.failure.isVisible()
    assert window.failure.text
    assert not window.loading.isVisible()
    press(window.failure, "Open Exchange folder…")
    (dialog,) = (dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.reject()


@pytest.mark.parametrize("action", ["home", "top", "next_section"])
def test_what_was_open_stays_under_what_went_wrong(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], open_nothing: Callable[[], None], action: str
) -> None:
    open_built("oversteep")
    before, place = window.session, address(window)
    open_nothing()
    assert window.reader is not None
    assert window.reader.isVisible()
    assert (window.session, address(window)) == (before, place)
    box(window).close()
    trigger(window, action)
    qtbot.waitUntil(lambda: address(window) != place)
    qtbot.waitUntil(lambda: bool(page_text(qtbot, window)))


def test_a_cancelled_opening_goes_back_to_what_was_shown(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], site: Path
) -> None:
    open_built("oversteep")
    before = window.session
    with qtbot.waitSignal(window._opener.cancelled, timeout=10_000):
        window.open_source(site, None)
        press(window.loading, "Cancel")
    assert window.session is before
    assert window.reader is not None
    assert window.reader.isVisible()
    assert window.section is not None


def test_a_cancelled_first_opening_says_how_to_go_on(qtbot: QtBot, window: MainWindow, site: Path) -> None:
    with qtbot.waitSignal(window.opening_failed, timeout=10_000):
        window.open_source(site, None)
        press(window.loading, "Cancel")
    assert window.failure.isVisible()
    assert "cancelled" in window.failure.text


def test_a_section_asked_for_while_it_opens_comes_first(qtbot: QtBot, window: MainWindow, built: Path) -> None:
    with qtbot.waitSignal(window.page_loaded, timeout=10_000):
        window.open_source(None, built)
        window.show_section("teapot")
    assert window.session is not None
    assert address(window) == window.session.address("teapot")


def test_a_wish_is_told_once_and_not_kept_for_the_next_edition(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None], built: Path
) -> None:
    open_built("nonsense")
    assert "nonsense" in box(window).text()
    box(window).close()
    with qtbot.waitSignal(window.opening_failed):
        window.open_source(None, built / "nowhere", "teapot")
    box(window).close()
    with qtbot.waitSignal(window.page_loaded, timeout=10_000):
        window.open_source(None, built)
    assert address(window) == HOME
    qtbot.waitUntil(lambda: not boxes(window))


@pytest.mark.parametrize("policy", [Policy(only=True)])
def test_where_nothing_else_may_open_there_is_no_way_to_choose(
    window: MainWindow, open_nothing: Callable[[], None], tmp_path: Path
) -> None:
    open_nothing()
    assert not window.actions_table["open_folder"].isEnabled()
    assert not window.actions_table["open_zip"].isEnabled()
    assert [button.text() for button in window.failure.findChildren(QPushButton) if button.isVisible()] == []
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, dropped, left, none)
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


@pytest.mark.usefixtures("out_of_reach")
def test_that_another_edition_opened_is_told(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_loaded):
        window.open_source(None, None)
    assert "The bundled edition was opened instead" in box(window).text()
    box(window).accept()
    assert window.session is not None
    assert window.session.title == "Tiny Exchange"
