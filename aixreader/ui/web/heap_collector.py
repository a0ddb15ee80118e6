"""Has the engine's garbage collected after a page was left.

With page scripts off, hardly anything is allocated on the script engine's heap, and so its collector does not run: the
documents of pages that were left, some 10 MB each, are kept for hours. Asked to run, it frees them. It does so without
blocking the page, and only when the page that follows has been shown for a while.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

DELAY_MS = 300
"""From the end of a load to the collection; a load in between puts it off."""
MAX_PUT_OFF = 5
"""Loads in a row that put the collection off: while somebody leafs through pages, memory must not grow either."""
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
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.collect)
        page.loadStarted.connect(self._on_load_started)
        page.loadFinished.connect(self._timer.start)

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
        if not self._timer.isActive():
            return
        self._put_off += 1
        if self._put_off < MAX_PUT_OFF:
            self._timer.stop()
        else:
            self.collect()
