"""What is selected in the page in front."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.services.marks.text_selection import Selection
from aixreader.services.session.resources import Resource
from aixreader.ui.web.page_selection import PageSelection
from tests.ui.conftest import Reading
from tests.ui.seen import ask, said


def test_the_selection_or_its_absence_is_reported(qtbot: QtBot, reading: Reading) -> None:
    reading.open("teapot")
    selection = PageSelection(reading.context)
    found: list[Selection] = []
    nothing: list[bool] = []
    selection.request(found.append, lambda: nothing.append(True))
    qtbot.waitUntil(lambda: bool(nothing))
    selection.request(found.append)
    qtbot.waitUntil(lambda: "Select some text" in said(reading))
    ask(qtbot, reading, "getSelection().selectAllChildren(document.querySelector('#lid-lock'))")
    selection.request(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert (found[0].section, found[0].quote) == ("lidlock", "Lid lock #LID LOCK")


def test_own_pages_have_no_selection(qtbot: QtBot, reading: Reading) -> None:
    reading.reader.serve_own(lambda _path: Resource("text/html", b"<body><p>Some words of the reader."))
    with qtbot.waitSignal(reading.context.page_loaded, check_params_cb=bool):
        reading.context.go("aix://app/home")
    ask(qtbot, reading, "getSelection().selectAllChildren(document.body)")
    found: list[Selection] = []
    PageSelection(reading.context).request(found.append)
    qtbot.waitUntil(lambda: "Select some text" in said(reading))
    assert found == []
