"""The end of each load of a page. QtWebEngine emits `loadFinished` once where a second load began during the first.

Signals: `finished(ok)` at the end of each load; as `QWebEnginePage.loadFinished`, or where that is missing or late, as
soon as the document is complete.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript

Status = QWebEngineLoadingInfo.LoadStatus
POLL_MS = 150
READY_STATE = """(() => {
  if (document.readyState === "complete") globalThis.aixToldComplete = true;
  return document.readyState + " " + location.href;
})()"""
IS_TOLD = "globalThis.aixToldComplete === true"


class LoadMonitor(QObject):
    """Watches one page."""

    finished = Signal(bool)

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._document = ""
        self._is_due = False  # another document is shown, and `finished` was not emitted for it
        self._is_ahead = False  # `finished` was emitted before `loadingChanged`
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        page.loadStarted.connect(self._on_load_started)
        page.urlChanged.connect(self._on_url_changed)
        page.loadingChanged.connect(self._on_loading_changed)

    def stop(self) -> None:
        """Emit nothing more: the page is about to be destroyed."""
        self._timer.stop()
        self._page.loadingChanged.disconnect(self._on_loading_changed)

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        document = _document(url)
        if document != self._document:
            self._document = document
            self._is_due, self._is_ahead = True, False
            self._timer.start()

    @Slot()
    def _on_load_started(self) -> None:
        self._is_ahead = False

    @Slot(QWebEngineLoadingInfo)
    def _on_loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        """Emit `finished` at the end of a load, unless that was done for this document: a reload that began before this
        signal came has made another one, and gets no second signal. The end of the load before comes late where it was
        stopped: the document of the next one is still looked for.
        """
        if info.status() == Status.LoadStartedStatus:
            return
        ok = info.status() == Status.LoadSucceededStatus
        if _document(info.url()) != self._document:
            self.finished.emit(ok)
            return
        self._is_due = False
        self._timer.stop()
        if self._is_ahead:
            self._run(IS_TOLD, lambda is_told: self.finished.emit(ok) if is_told is False else None)
        else:
            self.finished.emit(ok)
        self._is_ahead = False

    @Slot()
    def _poll(self) -> None:
        self._run(READY_STATE, self._on_state)

    def _run(self, script: str, on_result: Callable[[object], None]) -> None:
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld, on_result)

    def _on_state(self, told: object) -> None:
        """Emit `finished` for a complete document; poll again while it loads, or the one before is still there: the
        engine gives the new address earlier.
        """
        if not self._is_due or not isinstance(told, str) or not told:  # "" where the page is gone
            return
        state, _, href = told.partition(" ")
        if state == "complete" and _document(QUrl(href)) == self._document:
            self._is_due, self._is_ahead = False, True
            self.finished.emit(True)
        else:
            self._timer.start()


def _document(url: QUrl) -> str:
    """An address without its fragment."""
    return url.toString().partition("#")[0]
