"""Reloads a page whose renderer process has crashed, once per address.

Signals: `crashed_again()` when the renderer crashed on the reloaded page as well.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

from aixreader.log import topic

LOG = topic("web")
Status = QWebEnginePage.RenderProcessTerminationStatus


class CrashRecovery(QObject):
    """Watches the renderer process of `page`."""

    crashed_again = Signal()

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._reloaded_url = QUrl()
        page.renderProcessTerminated.connect(self._on_terminated)
        page.urlChanged.connect(self._on_url_changed)

    @Slot("RenderProcessTerminationStatus", int)
    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if status == Status.NormalTerminationStatus:
            return
        LOG.warning("the renderer process ended: %s (%s)", status.name, code)
        if self._reloaded_url == self._page.url():
            self.crashed_again.emit()
            return
        self._reloaded_url = QUrl(self._page.url())
        QTimer.singleShot(0, self._page, lambda: self._page.triggerAction(QWebEnginePage.WebAction.Reload))

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if url != self._reloaded_url:
            self._reloaded_url = QUrl()
