"""A page whose process died is shown anew: once by itself, after that when the user asks.

Signals: `gave_up()` when the process died again on the same page: that page itself is to blame.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

from aixreader.log import topic

LOG = topic("web")
Status = QWebEnginePage.RenderProcessTerminationStatus


class Reviver(QObject):
    """Watches the process of `page`."""

    gave_up = Signal()

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._revived = QUrl()
        page.renderProcessTerminated.connect(self._on_terminated)
        page.urlChanged.connect(self._on_url_changed)

    @Slot("RenderProcessTerminationStatus", int)
    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if status == Status.NormalTerminationStatus:
            return
        LOG.warning("the page's process ended: %s (%s)", status.name, code)
        if self._revived == self._page.url():
            self.gave_up.emit()
            return
        self._revived = QUrl(self._page.url())
        QTimer.singleShot(0, self._page, lambda: self._page.triggerAction(QWebEnginePage.WebAction.Reload))

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if url != self._revived:
            self._revived = QUrl()
