"""A visit by a script instead of a user: opens, waits until pages are shown, ends the application with a result.

Base of `--screenshot` and `--smoke`. Nothing waits for a fixed time; a limit ends a visit that hangs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError, EditionError, NotFoundError
from aixreader.ui.window.window_controller import WindowController

TIMEOUT_MS = 120_000


class ScriptedRun(QObject):
    """Runs in the window of `controller`; `end(code)` stops the application. `error` is what a failed visit failed of.

    Signals: `page_shown()` for each page that was loaded: what the visit came for.
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
        """End the visit with `error`."""
        if not self._is_finished:
            self.error = error
            self.finish(error.exit_code if isinstance(error, AixError) else 1)

    def finish(self, code: int) -> None:
        """End the visit."""
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
            self.fail(NotFoundError(f"The page {self._controller.host.pane.address} could not be shown."))

    @Slot(str, str)
    def _on_opening_failed(self, message: str, hint: str) -> None:
        self.fail(EditionError(message, hint))

    @Slot()
    def _on_timed_out(self) -> None:
        self.fail(EditionError(f"Nothing was shown within {TIMEOUT_MS // 1000} s."))
