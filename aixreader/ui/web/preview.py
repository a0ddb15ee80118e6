"""Previews in a page: addresses are shown one after the other, with one entry of the history for all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineScript

from aixreader.ui.web.page import Page

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
KEEP_POSITION_SCRIPT = "globalThis.aixPreviewedFrom = [scrollX, scrollY]"
RESTORE_POSITION_SCRIPT = "globalThis.aixPreviewedFrom && scrollTo(...aixPreviewedFrom)"
"""For the document in which the preview began, where the engine restores only what the user has scrolled."""


class Preview:
    """The preview in `page`; `load(address)` loads an address there."""

    def __init__(self, page: Page, load: Callable[[str], None]) -> None:
        self._page = page
        self._load = load
        self._index: int | None = None
        self._is_read = False

    @property
    def is_active(self) -> bool:
        """Whether what is shown is a preview."""
        return self._index is not None

    def show(self, address: str) -> None:
        """Preview `address`, instead of another one that is previewed."""
        current = self._page.history().currentItemIndex()
        if self._index is None:
            self._page.runJavaScript(KEEP_POSITION_SCRIPT, WORLD)
            self._index, self._is_read = current, False
        if self._index == current:  # nothing was previewed yet, or the page has not got there
            self._load(address)
        else:
            self._page.replace(address)

    def take_over(self) -> None:
        """The user operates what is previewed: it is read, and stays in the history when another address is opened."""
        self._is_read = True

    def open(self, address: str) -> None:
        """Open `address`, in place of what was only glanced at."""
        is_glance = self._index not in (None, self._page.history().currentItemIndex()) and not self._is_read
        self._index = None
        if is_glance:
            self._page.replace(address)
        else:
            self._load(address)

    def accept(self) -> None:
        """What is shown is no preview any more."""
        self._index = None

    def end(self) -> None:
        """Go back to what was shown before the preview, at its scroll position."""
        index, self._index = self._index, None
        history = self._page.history()
        if index is None:
            return
        if history.currentItemIndex() == index:
            self._page.triggerAction(Page.WebAction.Stop)
            self._restore_position()
            return
        self._page.urlChanged.connect(self._on_back)
        history.goToItem(history.itemAt(index))

    def _on_back(self, _url: QUrl) -> None:
        self._page.urlChanged.disconnect(self._on_back)
        self._restore_position()

    def _restore_position(self) -> None:
        self._page.runJavaScript(RESTORE_POSITION_SCRIPT, WORLD)
