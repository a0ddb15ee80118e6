"""`--screenshot FILE`: a picture of the whole window once its page has settled."""

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
STABLE_FRAMES = 3  # so many looks in a row must show the same
MAX_BLANK_FRAMES = 60  # after so many looks a page without marks on it is taken as it is


class Screenshot(ScriptedRun):
    """Waits for the page, then looks at the window until it has stopped changing and writes what it saw to `file`."""

    def __init__(self, controller: WindowController, end: Callable[[int], None], file: Path) -> None:
        super().__init__(controller, end)
        self._file = file
        self._last = QImage()
        self._same = 0
        self._frames = 0
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_INTERVAL_MS)
        self._clock.timeout.connect(self._on_frame)
        self.page_shown.connect(self._clock.start)  # the page is loaded; now it has to be painted

    @Slot()
    def _on_frame(self) -> None:
        reader = self._controller.host.reader
        page = reader.tabs.page if reader is not None else None
        if page is None:
            return
        self._frames += 1
        now = self._controller.window.grab().toImage()
        self._same = self._same + 1 if now == self._last else 0
        self._last = now
        blank = self._frames < MAX_BLANK_FRAMES and is_blank(page.grab().toImage())
        if self._same >= STABLE_FRAMES and not blank:
            self._clock.stop()
            self._write(now)

    def _write(self, picture: QImage) -> None:
        try:
            write_png(picture, self._file)
        except AixError as error:
            self.fail(error)
        else:
            self.finish(0)


def is_blank(picture: QImage) -> bool:
    """Whether `picture` is one colour all over (looked at in a grid of some 20,000 points)."""
    small = picture.scaled(160, 120).convertToFormat(QImage.Format.Format_RGB32)
    dots = bytes(small.constBits())
    return dots == dots[:4] * (len(dots) // 4)


def write_png(picture: QImage, file: Path) -> None:
    """Write `picture` to `file`: wholly or not at all. Raises `OutputError`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    write_out(file, bytes(buffer.data().data()))
