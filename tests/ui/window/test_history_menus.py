"""A long press on Back or Forward lists the history; an entry navigates to its page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QTimer
from pytestqt.qtbot import QtBot

from aixreader.ui.window.history_menus import HistoryMenus
from tests.ui.seen import address
from tests.ui.window.conftest import Frame


@pytest.fixture
def menus(frame: Frame) -> HistoryMenus:
    def title_of(address: str) -> str:
        section = frame.context.section_at(address)
        return frame.context.name_of(section) if section is not None else ""

    return HistoryMenus(frame.context, frame.host, title_of)


def test_they_list_the_nearest_first_and_go_there(qtbot: QtBot, frame: Frame, menus: HistoryMenus) -> None:
    for menu in menus.menus.values():
        menu.aboutToShow.emit()
        assert menu.isEmpty(), "there is no page yet"

    frame.open("lidlock")
    for slug in ("oversteep", "teapot", "overview"):
        with qtbot.waitSignal(frame.context.page_loaded):
            frame.context.show_section(slug)
    back, forward = menus.menus["back"], menus.menus["forward"]
    button = frame.context.actions.toolbar.widgetForAction(frame.context.actions["back"])
    opened: list[bool] = []
    back.aboutToHide.connect(lambda: opened.append(True))
    QTimer.singleShot(0, back.close)
    button.customContextMenuRequested.emit(QPoint(1, 1))
    assert opened == [True], "a right click opens it too"
    back.aboutToShow.emit()
    assert [action.text() for action in back.actions()] == ["Teapot watch", "2.1 Oversteeping", "Lid lock"]
    with qtbot.waitSignal(frame.context.page_loaded):
        back.actions()[1].trigger()
    assert address(frame) == frame.context.section_address("oversteep")
    forward.aboutToShow.emit()
    assert [action.text() for action in forward.actions()] == ["Teapot watch", "0. Overview"]

    untitled = HistoryMenus(frame.context, frame.host, lambda _address: "").menus["back"]
    untitled.aboutToShow.emit()
    assert [action.text() for action in untitled.actions()] == [frame.context.section_address("lidlock")]
