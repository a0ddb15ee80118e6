"""What is selected in the page in front."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.services.marks.text_selection import Selection
from aixreader.ui.web.page_selection import PageSelection
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask, said


def test_it_is_taken_or_something_else_is_done(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("teapot")
    make_selection = PageSelection(controller.context)
    found: list[Selection] = []
    nothing: list[bool] = []
    make_selection.take(found.append, lambda: nothing.append(True))
    qtbot.waitUntil(lambda: bool(nothing))
    make_selection.take(found.append)
    qtbot.waitUntil(lambda: "Select some text" in said(controller))
    ask(qtbot, controller, "getSelection().selectAllChildren(document.querySelector('#lid-lock'))")
    make_selection.take(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert (found[0].section, found[0].quote) == ("lidlock", "Lid lock #LID LOCK")


def test_on_a_page_of_ours_nothing_is_taken(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built()
    ask(qtbot, controller, "getSelection().selectAllChildren(document.body)")
    found: list[Selection] = []
    PageSelection(controller.context).take(found.append)
    qtbot.waitUntil(lambda: "Select some text" in said(controller))
    assert found == []
