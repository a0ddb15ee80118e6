"""Size and state of the window at the start: those of the last run, or else a default that fits the screen."""

from __future__ import annotations

import struct

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

SIZE = QSize(1200, 800)
"""Of the first window, without its frame, in pixels."""
FRAME = QSize(16, 56)
"""Room for the frame. Its real size is known only when the window is on the screen."""
MIN_SIZE = QSize(480, 320)
"""A stored size below it is not one that a user has chosen."""
HEAD = struct.Struct(">IHH8ii??")
"""The begin of what `QWidget.saveGeometry` writes: magic number, version, two rectangles, the number of the screen, and
whether the window was maximised and full screen. Fields were only added at its end.
"""
MAGIC = 0x1D9D0CB


def restore_geometry(window: QWidget, geometry: str) -> None:
    """Apply what `saved_geometry` returned, "" at the first start.

    Qt refuses the geometry of a screen of another size. Then the window gets the default size, and stays maximised or
    full screen if it was.
    """
    data = QByteArray.fromBase64(geometry.encode("ascii"))
    if window.restoreGeometry(data) and MIN_SIZE.boundedTo(window.size()) == MIN_SIZE:
        return
    fit_to_screen(window)
    window.setWindowState(window.windowState() | _state(bytes(data.data())))


def saved_geometry(window: QWidget) -> str:
    """Geometry and state of `window` as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def fit_to_screen(window: QWidget) -> None:
    """Resize `window` to the default size, or less where it and its frame would not fit on its screen."""
    window.resize(SIZE.boundedTo(window.screen().availableGeometry().size() - FRAME))


def _state(data: bytes) -> Qt.WindowState:
    """Whether a window with the geometry `data` was maximised or full screen."""
    if len(data) >= HEAD.size:
        magic, *_, is_maximised, is_full_screen = HEAD.unpack_from(data)
        if magic == MAGIC and is_full_screen:
            return Qt.WindowState.WindowFullScreen
        if magic == MAGIC and is_maximised:
            return Qt.WindowState.WindowMaximized
    return Qt.WindowState.WindowNoState
