"""Base of the automated runs `--screenshot` and `--smoke`: reacts to loaded pages, then exits with a code.

A run waits for signals, not for fixed times; a timeout ends one that hangs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError, EditionError, NotFoundError
from aixreader.ui.window.window_controller import WindowController

TIMEOUT_MS = 120_000


class ScriptedRun(QObject):
    """An automated run in the window of `controller`; `end(code)` exits the application. `error` is why the run failed.

    Signals: `page_shown()` after each page that was loaded.
    """

    page_shown = Signal()

    def __init__(self, controller: WindowController, end: Callable[[int], None]) -> None:
        super().__init__(controller)
        self.error: Exception | None = None
        self._controller = controller
        self._end = end
        self._is_finished = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_timed_out)
        self._limit.start(TIMEOUT_MS)
        controller.context.page_loaded.connect(self._on_page_loaded)
        controller.opening_failed.connect(self._on_opening_failed)

    def fail(self, error: Exception) -> None:
        """End the run with `error` and its exit code (1 for a bug); the first error wins."""
        if not self._is_finished:
            self.error = error
            self.finish(error.exit_code if isinstance(error, AixError) else 1)

    def finish(self, code: int) -> None:
        """End the run with the exit code `code`."""
        self._is_finished = True
        self._limit.stop()
        self._end(code)

    @Slot(bool)
    def _on_page_loaded(self, ok: bool) -> None:
        if self._is_finished:
            return
        if ok:
            self.page_shown.emit()
        elif self._controller.host.pane is not None:
            self.fail(NotFoundError(f"The page {self._controller.host.pane.address} could not be loaded."))

    @Slot(str, str)
    def _on_opening_failed(self, message: str, hint: str) -> None:
        self.fail(EditionError(message, hint))

    @Slot()
    def _on_timed_out(self) -> None:
        self.fail(EditionError(f"No page was loaded within {TIMEOUT_MS // 1000} s."))
