"""The address that a page was last asked to load. Until the engine has navigated, it still reports the former one.

Where requests follow each other fast, the engine reports each address twice, when it is asked for and when it is there,
and so former ones after the last one: A, B, A, B. It reports the end of a load late, too: that of A when B was asked
for and has not begun.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript

Status = QWebEngineLoadingInfo.LoadStatus
MAX_RECENT = 50


class Destination(QObject):
    """Watches one page."""

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._requested = ""
        self._requests = 0
        self._recent: list[str] = []
        page.urlChanged.connect(self._on_url_changed)
        page.loadingChanged.connect(self._on_loading_changed)

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
        self._requests += 1
        self._recent = [*self._recent[-MAX_RECENT:], address]

    def was_requested(self, url: QUrl) -> bool:
        """Whether `url` was asked for since `forget`."""
        return any(QUrl(address) == url for address in self._recent)

    @Slot()
    def forget(self) -> None:
        """Whatever the engine reports from now on, nobody has asked for it before: the user may follow a link."""
        self._recent.clear()

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if url == QUrl(self._requested):
            self._requested = ""
        elif not self._requested and self.was_requested(url) and url != QUrl(self._recent[-1]):
            self._requested = self._recent[-1]  # the engine is still on its way to it

    @Slot(QWebEngineLoadingInfo)
    def _on_loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        """A load has ended. It completes the request if it was for it, successful or not.

        That of another address is the end of the load before, or else of both: a request that was rejected during that
        has no end of its own. Which it is, is known when the renderer has answered a script: by then, the request has
        begun or never will.
        """
        if not self._requested or self._page.isLoading() or info.status() == Status.LoadStartedStatus:
            return
        if info.url() == QUrl(self._requested):
            self._requested = ""
            return
        request, world = self._requests, QWebEngineScript.ScriptWorldId.ApplicationWorld
        self._page.runJavaScript("true", world, lambda alive: self._give_up(request) if alive else None)

    def _give_up(self, request: int) -> None:
        if request == self._requests and not self._page.isLoading():
            self._requested = ""
