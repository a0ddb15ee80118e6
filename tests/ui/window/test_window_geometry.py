"""The window comes back as it was, and fits the screen where that is another one."""

from __future__ import annotations

import base64
import struct

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_geometry import FRAME, fit_to_screen, restore_geometry, saved_geometry

WIDE, NARROW = 10_000, 200
"""Widths of screens that differ from any that the tests run on."""


def stored(width: int, height: int, *, maximised: bool = False, full_screen: bool = False) -> str:
    """What Qt writes of a window that fills a screen of another size."""
    frame, normal = (0, 0, width - 1, height - 1), (40, 40, width // 2, height // 2)
    head = struct.pack(">IHH8ii??", 0x1D9D0CB, 3, 0, *frame, *normal, 0, maximised, full_screen)
    return base64.b64encode(head + struct.pack(">i4i", width, *frame)).decode()


def fits(window: QWidget) -> bool:
    """Whether the window and its frame fit on the screen, and it has a size to read in."""
    room = window.screen().availableGeometry().size()
    size = window.size() + FRAME
    return size.boundedTo(room) == size and window.width() > room.width() * 0.8


@pytest.mark.parametrize(
    "geometry",
    [
        *("", "AAAA", "AdnQywAD", "not base64", "AdnQywADAAA" + "A" * 84),
        *(stored(width, 900) for width in (WIDE, NARROW)),
        stored(WIDE, 900)[:40],
        base64.b64encode(b"\xff" * 66).decode(),
    ],
)
def test_a_geometry_that_is_of_no_use_leads_to_a_window_that_fits(qtbot: QtBot, geometry: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    restore_geometry(window, geometry)
    assert fits(window)
    assert not window.isMaximized()
    assert not window.isFullScreen()


def test_a_window_stays_maximised_or_full_screen_on_another_screen(qtbot: QtBot) -> None:
    for width in (WIDE, NARROW):
        for maximised, full_screen in ((True, False), (False, True), (True, True)):
            window = QWidget()
            qtbot.addWidget(window)
            restore_geometry(window, stored(width, 900, maximised=maximised, full_screen=full_screen))
            assert (window.isMaximized(), window.isFullScreen()) == (maximised and not full_screen, full_screen)
            assert fits(window), "it has a size to go back to"


def test_size_and_state_of_the_same_screen_come_back(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for window in (before, after):
        qtbot.addWidget(window)
    before.resize(611, 433)
    before.show()
    restore_geometry(after, saved_geometry(before))
    assert after.size() == QSize(611, 433)
    before.showMaximized()
    restore_geometry(after, saved_geometry(before))
    assert after.isMaximized()


def test_the_first_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit_to_screen(window)
    assert fits(window)
