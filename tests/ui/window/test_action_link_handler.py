"""Action links: each one has its effect, and none triggers more than the allowed actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.pages.action_links import ACT, ACTION, COPY_PERMALINK, FIGURE, FORGET_LINK, PROBLEMS, action_address
from aixreader.ui.reader.figure_viewer import FigureViewer
from aixreader.ui.window.action_link_handler import ALLOWED_ACTIONS, ActionLinkHandler
from aixreader.ui.window.own_pages import PROBLEM_PAGE, SAVED_LINKS
from aixreader.ui.window.window_controller import WindowController
from tests.ui.conftest import MakeContext
from tests.ui.seen import address, ask, box, boxes, copied, said

SECTION = "docs/2_threats#café-ünder-the-élms"
LINK = "https://example.org/a?b=1&c=%20d"


@pytest.fixture
def controller(controller: WindowController, open_built: Callable[..., None]) -> WindowController:
    """A window on a section of the tiny site."""
    open_built("oversteep")
    return controller


def click(controller: WindowController, path: str) -> None:
    """Emit the signal of a click on the action link with `path`."""
    assert controller.host.reader is not None
    controller.host.reader.act_clicked.emit(path)


def handle_link(controller: WindowController, name: str, argument: str = "") -> None:
    """Handle a link as if it were clicked in the page."""
    click(controller, f"/{action_address(name, argument).removeprefix(ACT)}")


def viewers(controller: WindowController) -> list[FigureViewer]:
    return [viewer for viewer in controller.window.findChildren(FigureViewer) if viewer.isVisible()]


def test_permalinks_and_figures_are_copied_and_opened_and_missing_targets_reported(
    qtbot: QtBot, controller: WindowController
) -> None:
    handle_link(controller, COPY_PERMALINK, "teapot")
    assert copied() == "https://owaspai.org/go/teapot/"
    assert copied() in said(controller)
    assert "%" in action_address(COPY_PERMALINK, SECTION), "names are percent-encoded"
    handle_link(controller, COPY_PERMALINK, SECTION)
    assert controller.context.session is not None
    assert copied() == controller.context.session.find(SECTION).web_address
    assert copied().startswith("https://owaspai.org/docs/2_threats/#caf%C3%A9-")
    assert controller.host.reader is not None
    with qtbot.waitSignal(controller.host.reader.act_clicked):
        ask(qtbot, controller, f"document.querySelector('a[href^=\"{ACT}{COPY_PERMALINK}/oversteep\"]').click()")
    assert copied() == "https://owaspai.org/go/oversteep/"

    for name, argument in (
        (COPY_PERMALINK, "nonsense"),
        (COPY_PERMALINK, ""),
        (FIGURE, "images/lost.png"),
        (FIGURE, "../manifest.json"),
    ):
        handle_link(controller, name, argument)
        box(controller.window).close()
        qtbot.waitUntil(lambda: not boxes(controller.window))
        assert viewers(controller) == []

    handle_link(controller, FIGURE, "images/kettle.png")
    (viewer,) = viewers(controller)
    assert viewer.windowTitle() == "kettle.png"
    viewer.close()


def test_allowed_actions_are_triggered_and_no_others(controller: WindowController) -> None:
    before = copied()
    for action in ("quit", "online", "copy_permalink", "nonsense", ""):
        handle_link(controller, ACTION, action)
    assert controller.window.isVisible()
    assert controller.parts.external_links.dialog is None
    assert copied() == before

    done: list[str] = []
    for name in ALLOWED_ACTIONS:
        allowed = controller.context.actions[name]
        allowed.triggered.disconnect()  # what it does is tested with the commands
        allowed.triggered.connect(lambda _checked=False, name=name: done.append(name))
        handle_link(controller, ACTION, name)
    assert done == list(ALLOWED_ACTIONS)


def test_problems_are_shown_and_saved_links_removed(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        handle_link(controller, PROBLEMS)
    assert address(controller) == PROBLEM_PAGE

    controller.parts.saved_links.add(LINK)
    controller.parts.saved_links.add("https://example.org/")
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.go(SAVED_LINKS)
    with qtbot.waitSignal(controller.context.page_loaded):
        handle_link(controller, FORGET_LINK, LINK)
    assert [link.address for link in controller.parts.saved_links.links] == ["https://example.org/"]


def test_an_unknown_name_is_logged_and_ignored(
    bare_window: QWidget, make_context: MakeContext, caplog: pytest.LogCaptureFixture
) -> None:
    handler = ActionLinkHandler(make_context(bare_window), {FIGURE: pytest.fail})
    for path in ("/nonsense/x", "/", "", "//", "/Figure/images/kettle.png"):
        caplog.clear()
        with caplog.at_level("INFO", "aix"):
            handler.handle_link(path)
        assert "unknown" in caplog.text
    assert boxes(bare_window) == []


def test_a_handler_gets_the_decoded_argument_and_its_errors_are_shown(
    bare_window: QWidget, make_context: MakeContext
) -> None:
    def fail(argument: str) -> None:
        raise NotFoundError(f"no {argument}")

    handler = ActionLinkHandler(make_context(bare_window), {"test": fail})
    handler.handle_link("/test/a%2Fb%20%C3%BC/c")
    assert box(bare_window).text() == "no a/b ü/c"
