"""The host of the reader, before and after the reader is created."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.reader.reader import Reader
from tests.ui.window.conftest import Frame


def test_before_the_reader_is_made_requests_do_nothing(frame: Frame) -> None:
    host = frame.host
    assert (host.reader, host.pane, host.has_page) == (None, None, False)
    frame.context.go("aix://app/home")
    frame.context.open_tab("aix://app/home")
    frame.context.focus_page()
    host.reload()
    touched: list[Reader] = []
    host.with_reader(touched.append)()
    assert touched == []
    assert host.reader is None


def test_it_is_made_once(qtbot: QtBot, frame: Frame) -> None:
    with qtbot.waitSignal(frame.host.reader_created):
        reader = frame.host.load()
    assert frame.host.load() is reader
    assert not frame.host.has_page
    touched: list[Reader] = []
    frame.host.with_reader(touched.append)()
    assert touched == [reader]


def test_requests_are_carried_out(qtbot: QtBot, frame: Frame) -> None:
    frame.open("teapot")
    context, host = frame.context, frame.host
    assert host.reader is not None
    assert context.page is host.pane
    context.go(context.section_address("lidlock"))
    qtbot.waitUntil(lambda: host.pane is not None and host.pane.address == context.section_address("lidlock"))
    context.open_tab(context.section_address("oversteep"))
    assert host.reader.tabs.count == 2
    with qtbot.waitSignal(context.page_loaded, check_params_cb=bool):
        host.reload()


@pytest.mark.usefixtures("qapp")
def test_closed_it_shows_nothing(frame: Frame) -> None:
    frame.open("teapot")
    frame.host.close()
    assert frame.host.reader is None
    assert frame.context.page is None
    frame.host.close()
