"""Dialogs on small screens."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from aixreader.ui.base.screen_fit import FRAME, fit_to_screen


def test_a_dialog_is_no_larger_than_its_screen(bare_window: QWidget) -> None:
    room = bare_window.screen().availableGeometry().size() - FRAME
    fit_to_screen(bare_window, QSize(300, 200))
    assert bare_window.size() == QSize(300, 200)
    fit_to_screen(bare_window, QSize(room.width() + 500, 200))
    assert bare_window.size() == QSize(room.width(), 200)
    fit_to_screen(bare_window, room * 2)
    assert bare_window.size() == room
