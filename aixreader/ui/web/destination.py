"""Where a page was asked to go last, from that moment on: the engine shows another one for a while yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWebEngineCore import QWebEnginePage


class Destination(QObject):
    """Watches one page."""

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._asked = ""
        page.urlChanged.connect(self._on_url_changed)
        page.loadFinished.connect(self._on_load_finished)

    @property
    def address(self) -> str:
        """The address that was asked for, until the engine is there; else that of the page."""
        return self._asked or self._page.url().toString()

    @property
    def is_ahead(self) -> bool:
        """Whether the engine is not yet where it was asked to go."""
        return self._asked != ""

    @property
    def is_leaving(self) -> bool:
        """Whether another document was asked for than the one that is shown."""
        return self.address.partition("#")[0] != self._page.url().toString().partition("#")[0]

    def expect(self, address: str) -> None:
        """The engine is asked by the caller to go to `address`. Where it is already, it tells of nothing."""
        self._asked = "" if QUrl(address) == self._page.url() else address

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if url == QUrl(self._asked):
            self._asked = ""

    @Slot()
    def _on_load_finished(self) -> None:
        """The engine is through with what was asked of it, whether or not it went there."""
        if not self._page.isLoading():
            self._asked = ""
