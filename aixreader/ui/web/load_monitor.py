"""The end of each load of a page. QtWebEngine emits `loadFinished` once where a second load began during the first.

Signals: `finished(ok)` at the end of each load; as `QWebEnginePage.loadFinished`, or where that is missing, as soon as
the document is complete.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

POLL_MS = 150
READY_STATE = "document.readyState"


class LoadMonitor(QObject):
    """Watches one page."""

    finished = Signal(bool)

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._document = ""
        self._is_due = False  # another document is shown, and `finished` was not emitted for it
        self._is_ahead = False  # `finished` was emitted before `loadFinished`
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        page.loadStarted.connect(self._on_load_started)
        page.urlChanged.connect(self._on_url_changed)
        page.loadFinished.connect(self._on_load_finished)

    def stop(self) -> None:
        """Emit nothing more: the page is about to be destroyed."""
        self._timer.stop()
        self._page.loadFinished.disconnect(self._on_load_finished)

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        document = url.toString().partition("#")[0]
        if document != self._document:
            self._document = document
            self._is_due, self._is_ahead = True, False
            self._timer.start()

    @Slot()
    def _on_load_started(self) -> None:
        self._is_ahead = False

    @Slot(bool)
    def _on_load_finished(self, ok: bool) -> None:
        self._is_due = False
        self._timer.stop()
        if not self._is_ahead:
            self.finished.emit(ok)
        self._is_ahead = False

    @Slot()
    def _poll(self) -> None:
        self._page.runJavaScript(READY_STATE, QWebEngineScript.ScriptWorldId.ApplicationWorld, self._on_state)

    def _on_state(self, state: object) -> None:
        """Emit `finished` for a complete document; poll again while it loads."""
        if not self._is_due:
            return
        if state == "complete":
            self._is_due, self._is_ahead = False, True
            self.finished.emit(True)
        elif state:  # "" where the page is gone
            self._timer.start()
