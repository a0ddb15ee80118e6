"""Switching to another edition: progress, then its pages; a failure leaves the open edition as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.window.failure_page import FailurePage
from aixreader.ui.window.loading_page import LoadingPage
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from tests.ui.seen import address, box, boxes, page_text, press, said, trigger
from tests.waiting import LIMIT_SECONDS


def loading_page(controller: WindowController) -> LoadingPage:
    (page,) = controller.window.findChildren(LoadingPage)
    return page


def failure_page(controller: WindowController) -> FailurePage:
    (page,) = controller.window.findChildren(FailurePage)
    return page


@pytest.fixture
def open_nothing(qtbot: QtBot, controller: WindowController, tmp_path: Path) -> Callable[[], None]:
    """Try to open a folder that is not a source."""

    def run() -> None:
        with qtbot.waitSignal(controller.opening_failed):
            controller.open_source(tmp_path, None)

    return run


def test_progress_is_shown_while_an_edition_opens_until_the_page_is_there_or_it_is_cancelled(
    qtbot: QtBot, controller: WindowController, site: Path
) -> None:
    texts: list[str] = []
    controller._opener.progressed.connect(lambda _share, text: texts.append(text))
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site, None, "oversteep")
        assert loading_page(controller).isVisible()
    assert texts
    assert loading_page(controller).text in texts
    assert not loading_page(controller).isVisible()
    assert controller.host.reader is not None
    assert controller.host.reader.isVisible()
    assert controller.host.pane is not None
    assert controller.host.pane.isAncestorOf(controller.window.focusWidget()), "the page has the keyboard"

    before = controller.context.session
    with qtbot.waitSignal(controller._opener.cancelled):
        controller.open_source(site, None)
        press(loading_page(controller), "Cancel")
    assert controller.context.session is before
    assert controller.host.reader.isVisible()
    assert controller.context.section is not None


def test_after_a_first_opening_that_failed_or_was_cancelled_the_failure_page_says_how_to_go_on(
    qtbot: QtBot, controller: WindowController, open_nothing: Callable[[], None], site: Path
) -> None:
    open_nothing()
    assert failure_page(controller).isVisible()
    assert failure_page(controller).text
    assert not loading_page(controller).isVisible()
    press(failure_page(controller), "Open Exchange folder…")
    (dialog,) = (dialog for dialog in controller.window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.reject()

    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(site, None)
        press(loading_page(controller), "Cancel")
    assert failure_page(controller).isVisible()
    assert "cancelled" in failure_page(controller).text


def test_what_was_open_stays_under_what_went_wrong(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], open_nothing: Callable[[], None]
) -> None:
    open_built("oversteep")
    assert controller.host.reader is not None
    for action in ("next_section", "top", "home"):
        before, current_address = controller.context.session, address(controller)
        open_nothing()
        assert controller.host.reader.isVisible()
        assert (controller.context.session, address(controller)) == (before, current_address)
        box(controller.window).close()
        qtbot.waitUntil(lambda: not boxes(controller.window))
        trigger(controller, action)
        qtbot.waitUntil(lambda left=current_address: address(controller) != left)  # type: ignore[misc]  # a lambda with a default
        qtbot.waitUntil(lambda: bool(page_text(qtbot, controller)))


def test_a_section_asked_for_while_an_edition_opens_is_valid_for_that_one_only(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], built: Path
) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(None, built)
        controller.show_section("teapot")
    assert controller.context.session is not None
    assert address(controller) == controller.context.session.address("teapot")

    open_built("nonsense")
    assert "nonsense" in box(controller.window).text()
    box(controller.window).close()
    with qtbot.waitSignal(controller.opening_failed):
        controller.open_source(None, built / "nowhere", "teapot")
    box(controller.window).close()
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(None, built)
    assert address(controller) == HOME
    qtbot.waitUntil(lambda: not boxes(controller.window))


@pytest.mark.parametrize("policy", [Policy(only=True)])
def test_a_policy_can_forbid_other_sources(
    controller: WindowController, open_nothing: Callable[[], None], tmp_path: Path
) -> None:
    open_nothing()
    assert not controller.context.actions["open_folder"].isEnabled()
    assert not controller.context.actions["open_archive"].isEnabled()
    assert [button.text() for button in failure_page(controller).findChildren(QPushButton) if button.isVisible()] == []
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for target in (controller.window, controller.window.windowHandle()):
        event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, dropped, left, none)
        event.ignore()
        QCoreApplication.sendEvent(target, event)
        assert not event.isAccepted()


@pytest.mark.usefixtures("out_of_reach")
def test_a_replacement_edition_is_reported(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(None, None)
    assert "The bundled edition was opened instead" in box(controller.window).text()
    box(controller.window).accept()
    assert controller.context.session is not None
    assert controller.context.session.title == "Tiny Exchange"


def test_the_section_that_was_read_is_read_again_in_another_edition(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("oversteep")
    before = controller.context.section
    open_built("oversteep")
    assert controller.context.section is not None
    assert controller.context.section is not before
    assert controller.context.actions["next_section"].isEnabled()
    assert controller.parts.contents.outline.model().rowCount()
    place = address(controller)
    trigger(controller, "next_section")
    qtbot.waitUntil(lambda: address(controller) != place)


@pytest.mark.usefixtures("tiny_is_shipped")
def test_a_last_source_that_is_gone_or_does_not_answer_gives_way_to_the_shipped_edition(
    qtbot: QtBot, controller: WindowController, tmp_path: Path
) -> None:
    controller.state.saved = replace(controller.state.saved, source=str(tmp_path / "gone"))
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_last()
    assert controller._opener.is_shipped
    qtbot.waitUntil(lambda: "was not found" in said(controller))


@pytest.mark.usefixtures("tiny_is_shipped")
def test_a_start_that_waits_for_a_share_can_be_cut_short(qtbot: QtBot, controller: WindowController) -> None:
    answers = threading.Event()

    def find() -> Path | None:
        answers.wait(LIMIT_SECONDS)
        return None

    controller._switch.open_found(find, None)
    with qtbot.waitSignal(controller.context.page_loaded):
        press(loading_page(controller), "Cancel")
    assert controller._opener.is_shipped
    answers.set()
    qtbot.waitUntil(lambda: not controller.context.jobs._left)
