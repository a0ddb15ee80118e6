"""Where each page of a history was left: the engine records a position only a while after the last scrolling, so that
going back soon would lead to the heading of the address, or somewhere near.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

TOLERANCE = 1
"""CSS pixels; the engine rounds."""
NOWHERE = -1
FRAMES = 4
"""The engine restores its own position once or twice while the page is drawn first."""
RESTORE_SCRIPT = """(() => {
  const top = %(top)f, width = %(width)f;
  if (Math.abs(document.documentElement.scrollWidth - width) > 1) return;  // another layout: the engine knows better
  globalThis.aixReturning = %(frames)d;
  const restore = () => {
    if (!(globalThis.aixReturning > 0)) return;
    if (Math.abs(scrollY - top) > %(tolerance)d) scrollTo({top, behavior: "instant"});
    globalThis.aixReturning -= 1;
    requestAnimationFrame(restore);
  };
  restore();
})()"""
STOP_SCRIPT = "globalThis.aixReturning = 0"
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


class Place(NamedTuple):
    """Where an entry of the history was left: its address, the position in CSS pixels, and the width of the page."""

    address: QUrl
    top: float
    width: float


class ScrollMemory(QObject):
    """Remembers where the entries of one page's history were left, and restores that when they are returned to."""

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._places: dict[int, Place] = {}
        self._returning_from = NOWHERE  # the index of the entry that is left for another one of the history
        self._is_restoring = False  # the script may still run
        self._is_arriving = False  # at another document, which is not loaded yet
        self._has_left = False  # since the last address was shown
        self._index = NOWHERE  # of the entry that is shown
        self._address = QUrl()
        page.urlChanged.connect(self._on_url_changed)
        page.loadFinished.connect(self._on_load_finished)

    @Slot()
    def leave(self) -> None:
        """Remember where the current entry is: the page is about to go elsewhere."""
        self._has_left = True
        if self._returning_from != NOWHERE or self._is_arriving or self._index == NOWHERE:
            return  # what is seen is not yet what is left
        zoom = self._page.zoomFactor()
        top, width = self._page.scrollPosition().y() / zoom, self._page.contentsSize().width() / zoom
        self._places[self._index] = Place(self._address, top, width)

    def expect_return(self) -> None:
        """The page is about to go to an entry of its history."""
        self._returning_from = self._index

    def give_up(self) -> None:
        """Restore nothing: the page goes to a new address."""
        self._returning_from = NOWHERE
        if self._is_restoring:
            self._is_restoring = False
            self._page.runJavaScript(STOP_SCRIPT, WORLD)

    def take_over(self) -> None:
        """Restore nothing: the user operates the page, and may follow a link."""
        self._has_left = False
        self.give_up()

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        is_same_document = _document(url) == _document(self._address) and not self._page.isLoading()
        if is_same_document and not self._has_left:  # a link inside the page, which the page is yet to scroll to
            self.leave()
        self._has_left = False
        self._is_arriving = not is_same_document
        self._index, self._address = self._page.history().currentItemIndex(), url
        if is_same_document:  # no load follows
            self._restore()

    @Slot(bool)
    def _on_load_finished(self, _ok: bool) -> None:
        if not self._page.isLoading():  # else it is the end of what was left meanwhile
            self._is_arriving = self._has_left = False
            self._restore()

    def _restore(self) -> None:
        if self._returning_from in (NOWHERE, self._index):  # the page is not there yet
            return
        self._returning_from = NOWHERE
        place = self._places.get(self._index)
        if place is not None and place.address == self._page.url():
            values = {"top": place.top, "width": place.width, "tolerance": TOLERANCE, "frames": FRAMES}
            self._is_restoring = True
            self._page.runJavaScript(RESTORE_SCRIPT % values, WORLD)


def _document(url: QUrl) -> str:
    return url.toString().partition("#")[0]
