"""A view that stands in a tab in place of a pane."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.web.tab_view import TabView


def test_the_base_class_has_an_address_and_no_state(qtbot: QtBot, bare_window: QWidget) -> None:
    view = TabView(bare_window)
    assert view.pane is None
    assert (view.address, view.history_state) == ("", "")
    with qtbot.waitSignal(view.shown) as blocker:
        view.restore("", "aix:table")
    assert blocker.args == ["aix:table"]
    view.close_down()
