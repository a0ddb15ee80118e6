"""The address that a page was last asked to load. Until the engine has navigated, it still reports the former one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWebEngineCore import QWebEnginePage


class Destination(QObject):
    """Watches one page."""

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._requested = ""
        page.urlChanged.connect(self._on_url_changed)
        page.loadFinished.connect(self._on_load_finished)

    @property
    def address(self) -> str:
        """The requested address until the engine has navigated there; then that of the page."""
        return self._requested or self._page.url().toString()

    @property
    def is_ahead(self) -> bool:
        """Whether the engine has not navigated to the requested address yet."""
        return self._requested != ""

    @property
    def is_leaving(self) -> bool:
        """Whether another document was requested than the one that is shown."""
        return self.address.partition("#")[0] != self._page.url().toString().partition("#")[0]

    def expect(self, address: str) -> None:
        """The caller is about to load `address`. For the current address, the engine emits no signal."""
        self._requested = "" if QUrl(address) == self._page.url() else address

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if url == QUrl(self._requested):
            self._requested = ""

    @Slot()
    def _on_load_finished(self) -> None:
        """The request is completed, successful or not."""
        if not self._page.isLoading():
            self._requested = ""
