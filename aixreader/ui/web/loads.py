"""The end of each load. The engine tells of one load only where a second was begun before the first was through.

Signals: `finished(ok)` at the end of each load, as `QWebEnginePage.loadFinished`; where the engine keeps silent, once
the page is there.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

PAUSE_MS = 150
THERE = "document.readyState"


class Loads(QObject):
    """Watches one page."""

    finished = Signal(bool)

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._document = ""
        self._is_due = False  # another document is shown, and its end has not been told
        self._is_ahead = False  # its end was told before the engine did
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self._look)
        page.loadStarted.connect(self._on_load_started)
        page.urlChanged.connect(self._on_url_changed)
        page.loadFinished.connect(self._on_load_finished)

    def stop(self) -> None:
        """Tell nothing any more: the page is about to go."""
        self._clock.stop()
        self._page.loadFinished.disconnect(self._on_load_finished)

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        document = url.toString().partition("#")[0]
        if document != self._document:
            self._document = document
            self._is_due, self._is_ahead = True, False
            self._clock.start()

    @Slot()
    def _on_load_started(self) -> None:
        self._is_ahead = False

    @Slot(bool)
    def _on_load_finished(self, ok: bool) -> None:
        self._is_due = False
        self._clock.stop()
        if not self._is_ahead:
            self.finished.emit(ok)
        self._is_ahead = False

    @Slot()
    def _look(self) -> None:
        self._page.runJavaScript(THERE, QWebEngineScript.ScriptWorldId.ApplicationWorld, self._on_looked)

    def _on_looked(self, state: object) -> None:
        """Where the page is there and nobody has said so, say it; where it is still loading, look again."""
        if not self._is_due:
            return
        if state == "complete":
            self._is_due, self._is_ahead = False, True
            self.finished.emit(True)
        elif state:  # nothing at all, where the page is gone
            self._clock.start()
