"""Has the engine's garbage collected after a page was left.

With page scripts off, hardly anything is allocated on the script engine's heap, and so its collector does not run: the
documents of pages that were left, some 10 MB each, are kept for hours. Asked to run, it frees them. It does so without
blocking the page, and only when the page that follows has been shown for a while.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

DELAY_MS = 500
"""From the end of a load to the collection; a load in between puts it off."""
MAX_PUT_OFF = 8
"""Loads in a row that put the collection off: while somebody leafs through pages, memory must not grow either."""
LEAFING_DELAY_MS = 50
"""From the end of the last of these loads to the collection: after what was loaded is painted, before the next load."""
COLLECT = """typeof gc === "function" && void gc({type: "major", execution: "async"})"""
"""`gc` is there by the switch `--expose-gc`; see `engine_environment`. Its promise is of no interest."""


class HeapCollector(QObject):
    """Watches the loads of one page."""

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.collect)
        page.loadStarted.connect(self._on_load_started)
        page.loadFinished.connect(self._on_load_finished)

    def stop(self) -> None:
        """Collect nothing more: the page is about to be destroyed."""
        self._timer.stop()

    @Slot()
    def collect(self) -> None:
        """Collect now."""
        self._timer.stop()
        self._put_off = 0
        self._page.runJavaScript(COLLECT, QWebEngineScript.ScriptWorldId.ApplicationWorld)

    @Slot()
    def _on_load_started(self) -> None:
        if self._timer.isActive() and self._put_off < MAX_PUT_OFF:
            self._put_off += 1
            self._timer.stop()

    @Slot()
    def _on_load_finished(self) -> None:
        self._timer.start(DELAY_MS if self._put_off < MAX_PUT_OFF else LEAFING_DELAY_MS)
