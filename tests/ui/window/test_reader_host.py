"""The host of the reader, before and after the reader is created."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.reader import Reader
from aixreader.ui.window.window_controller import WindowController

Open = Callable[..., None]


def test_before_the_reader_is_made_requests_do_nothing(controller: WindowController) -> None:
    host = controller.host
    assert (host.reader, host.pane, host.has_page) == (None, None, False)
    controller.context.go("aix://app/home")
    controller.context.open_tab("aix://app/home")
    controller.context.focus_page()
    host.reload()
    touched: list[Reader] = []
    host.with_reader(touched.append)()
    assert touched == []
    assert host.reader is None


def test_it_is_made_once(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller.host.reader_created):
        reader = controller.host.load()
    assert controller.host.load() is reader
    assert not controller.host.has_page
    touched: list[Reader] = []
    controller.host.with_reader(touched.append)()
    assert touched == [reader]


def test_requests_are_carried_out(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    context, host = controller.context, controller.host
    assert host.reader is not None
    assert context.page is host.pane
    context.go(context.section_address("lidlock"))
    qtbot.waitUntil(lambda: host.pane is not None and host.pane.address == context.section_address("lidlock"))
    context.open_tab("aix://app/about")
    assert host.reader.tabs.count == 2
    with qtbot.waitSignal(context.page_loaded, check_params_cb=bool):
        host.reload()


@pytest.mark.usefixtures("qapp")
def test_closed_it_shows_nothing(controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    controller.host.close()
    assert controller.host.reader is None
    assert controller.context.page is None
    controller.host.close()
