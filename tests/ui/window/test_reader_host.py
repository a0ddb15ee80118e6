"""The host of the reader, before and after the reader is created."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.reader.reader import Reader
from tests.ui.window.conftest import Frame


def test_it_is_made_once_and_before_that_requests_do_nothing(qtbot: QtBot, frame: Frame) -> None:
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

    with qtbot.waitSignal(host.reader_created):
        reader = host.load()
    assert host.load() is reader
    assert not host.has_page
    host.with_reader(touched.append)()
    assert touched == [reader]


def test_requests_are_carried_out_until_it_is_closed(qtbot: QtBot, frame: Frame) -> None:
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

    reader = host.reader
    host.start_over(context.section_address("lidlock"))
    assert (reader.tabs.count, reader.tabs.closed) == (1, ())
    host.close()
    host.start_over("aix://app/home")
    assert (frame.host.reader, frame.context.page) == (None, None)
    host.close()
