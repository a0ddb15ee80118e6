"""`--screenshot FILE`: saves an image of the window once its page is fully painted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QTimer, Slot
from PySide6.QtGui import QImage

from aixreader.errors import AixError
from aixreader.publish.output import write_out
from aixreader.ui.app.scripted_run import ScriptedRun
from aixreader.ui.window.window_controller import WindowController

FRAME_INTERVAL_MS = 50
STABLE_FRAMES = 3
"""How many frames in a row must equal the one before."""
MAX_BLANK_FRAMES = 60
"""How many frames to wait for while the page is blank; after them a blank page is accepted."""


class ScreenshotRun(ScriptedRun):
    """Waits for the page, then grabs the window until it no longer changes, and writes it to `file` (PNG)."""

    def __init__(self, controller: WindowController, end: Callable[[int], None], file: Path) -> None:
        super().__init__(controller, end)
        self._file = file
        self._last_frame = QImage()
        self._stable_frames = 0
        self._frames = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_INTERVAL_MS)
        self._timer.timeout.connect(self._on_frame)
        self.page_shown.connect(self._timer.start)  # a loaded page may not be painted yet

    @Slot()
    def _on_frame(self) -> None:
        reader = self._controller.host.reader
        page = reader.tabs.page if reader is not None else None
        if page is None:
            return
        self._frames += 1
        frame = self._controller.window.grab().toImage()
        self._stable_frames = self._stable_frames + 1 if frame == self._last_frame else 0
        self._last_frame = frame
        is_page_blank = self._frames < MAX_BLANK_FRAMES and is_blank(page.grab().toImage())
        if self._stable_frames >= STABLE_FRAMES and not is_page_blank:
            self._timer.stop()
            self._write(frame)

    def _write(self, picture: QImage) -> None:
        try:
            write_png(picture, self._file)
        except AixError as error:
            self.fail(error)
        else:
            self.finish(0)


def is_blank(picture: QImage) -> bool:
    """Whether all of `picture` has one colour, sampled at 160 x 120 points."""
    small = picture.scaled(160, 120).convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(small.constBits())
    return pixels == pixels[:4] * (len(pixels) // 4)


def write_png(picture: QImage, file: Path) -> None:
    """Write `picture` to `file` atomically. Raises `OutputError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    write_out(file, bytes(buffer.data().data()))
