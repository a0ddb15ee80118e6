"""Links of the reader's own: each act does what it says, and no link does more than was offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.pages.action_links import ACT, ACTION, COPY_PERMALINK, FIGURE, FORGET_LINK, PROBLEMS, action_address
from aixreader.ui.reader.figure_viewer import FigureViewer
from aixreader.ui.window.action_link_handler import OFFERED
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import KEPT, PROBLEM_PAGE
from tests.ui.seen import address, ask, box, boxes, copied, said

SECTION = "docs/2_threats#café-ünder-the-élms"
LINK = "https://example.org/a?b=1&c=%20d"


@pytest.fixture(autouse=True)
def _open(open_built: Callable[..., None]) -> None:
    open_built("oversteep")


def do(window: MainWindow, act: str, what: str = "") -> None:
    """What the page tells when such a link is clicked."""
    window.acts.do(f"/{action_address(act, what).removeprefix(ACT)}")


def viewers(window: MainWindow) -> list[FigureViewer]:
    return [viewer for viewer in window.findChildren(FigureViewer) if viewer.isVisible()]


def test_a_permalink_is_copied(window: MainWindow) -> None:
    do(window, COPY_PERMALINK, "teapot")
    assert copied() == "https://owaspai.org/go/teapot/"
    assert copied() in said(window)


def test_names_come_percent_encoded(window: MainWindow) -> None:
    assert "%" in action_address(COPY_PERMALINK, SECTION)
    do(window, COPY_PERMALINK, SECTION)
    assert copied() == f"aix:{SECTION}"


def test_a_click_in_the_page_reaches_it(qtbot: QtBot, window: MainWindow) -> None:
    assert window.reader is not None
    with qtbot.waitSignal(window.reader.act_clicked):
        ask(qtbot, window, f"document.querySelector('a[href^=\"{ACT}{COPY_PERMALINK}/oversteep\"]').click()")
    assert copied() == "https://owaspai.org/go/oversteep/"


def test_a_figure_is_shown_on_its_own(window: MainWindow) -> None:
    do(window, FIGURE, "images/kettle.png")
    (viewer,) = viewers(window)
    assert viewer.windowTitle() == "kettle.png"
    viewer.close()


def test_a_kept_link_is_taken_off_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.state.keep_link(LINK, "")
    window.state.keep_link("https://example.org/", "")
    with qtbot.waitSignal(window.page_loaded):
        window.show_address(KEPT)
    with qtbot.waitSignal(window.page_loaded):
        do(window, FORGET_LINK, LINK)
    assert [link.address for link in window.state.desk.kept] == ["https://example.org/"]


def test_the_problems_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_loaded):
        do(window, PROBLEMS)
    assert address(window) == PROBLEM_PAGE


def test_actions_that_are_offered_are_triggered(window: MainWindow) -> None:
    done: list[str] = []
    for name in OFFERED:
        action = window.actions_table[name]
        action.triggered.disconnect()  # what it does is tested with the commands
        action.triggered.connect(lambda _checked=False, name=name: done.append(name))
        do(window, ACTION, name)
    assert done == list(OFFERED)


def test_no_other_action_is(window: MainWindow) -> None:
    before = copied()
    for action in ("quit", "online", "copy_permalink", "nonsense", ""):
        do(window, ACTION, action)
    assert window.isVisible()
    assert window.links.dialog is None
    assert copied() == before


def test_what_is_unknown_is_logged_and_passed_over(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("/nonsense/x", "/", "", "//", "/Figure/images/kettle.png"):
        caplog.clear()
        with caplog.at_level("INFO", "aix"):
            window.acts.do(path)
        assert "unknown" in caplog.text
    assert boxes(window) == []


@pytest.mark.parametrize(
    ("act", "what"),
    [(COPY_PERMALINK, "nonsense"), (COPY_PERMALINK, ""), (FIGURE, "images/lost.png"), (FIGURE, "../manifest.json")],
)
def test_what_is_not_there_is_told(window: MainWindow, act: str, what: str) -> None:
    do(window, act, what)
    box(window).close()
    assert viewers(window) == []
