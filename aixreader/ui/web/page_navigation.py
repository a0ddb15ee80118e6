"""Where a page goes: addresses, its history, previews.

Signals: `departed()` when the reader goes elsewhere: another address was asked for, a link was followed, or the history
was gone through.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEngineHistoryItem

from aixreader.ui.web.destination import Destination
from aixreader.ui.web.history_state import restore_history, saved_heading, saved_share
from aixreader.ui.web.page import Page
from aixreader.ui.web.preview import Preview
from aixreader.ui.web.restored_heading import RestoredHeading
from aixreader.ui.web.scroll_memory import ScrollMemory
from aixreader.ui.web.scroll_position import ScrollPosition


class PageNavigation(QObject):
    """Navigates one page. `destination` knows the address that was asked for last."""

    departed = Signal()

    def __init__(self, page: Page, position: ScrollPosition) -> None:
        super().__init__(page)
        self._position = position
        self._restored = RestoredHeading(position)
        self._page = page
        self._preview = Preview(page, self._load)
        self.destination = Destination(page)
        self._memory = ScrollMemory(page)
        page.link_followed.connect(self._on_link_followed)
        page.urlChanged.connect(self._on_url_changed)

    def go(self, address: str) -> None:
        """Go to `address`."""
        self._on_link_followed()
        self.departed.emit()
        self.destination.expect(address)
        self._preview.open(address)

    def back(self) -> None:
        """Go back in the history."""
        self._return()
        self._page.triggerAction(Page.WebAction.Back)

    def forward(self) -> None:
        """Go forward in the history."""
        self._return()
        self._page.triggerAction(Page.WebAction.Forward)

    def go_to_entry(self, entry: QWebEngineHistoryItem) -> None:
        """Go to an entry of the history."""
        self._return()
        self._page.history().goToItem(entry)

    @Slot()
    def take_over(self) -> None:
        """The user has operated the page: what happens now, nobody has asked for before."""
        self.destination.forget()
        self._memory.take_over()
        self._preview.take_over()
        self._restored.expect("")

    def preview(self, address: str) -> None:
        """Show `address` until `end_preview`. `go` opens another address in its place, unless the user has operated the
        page; any other navigation makes it an entry of the history like others.
        """
        if not self._preview.is_active:
            self._memory.leave()
        self._memory.give_up()
        self.departed.emit()
        self.destination.expect(address)
        self._preview.show(address)

    def end_preview(self) -> None:
        """Go back to what was shown before the preview; nothing happens without one."""
        if self._preview.is_active:
            self._leave()
            self._preview.end()

    def restore(self, history_state: str, address: str) -> bool:
        """Go to the page of a saved history; False where that cannot be read. `address` is what it is to show."""
        self.destination.expect(address)
        is_restored = restore_history(self._page.history(), history_state)
        if is_restored:
            self._position.scroll_after_load(saved_share(history_state))
            self._restored.expect(*saved_heading(history_state))
        return is_restored

    def _load(self, address: str) -> None:
        self.destination.expect(address)
        self._page.load(QUrl(address))

    def _depart(self) -> None:
        self._preview.accept()
        self.departed.emit()

    def _return(self) -> None:
        """Depart for an entry of the history."""
        self._preview.accept()
        self._memory.leave()
        self._memory.expect_return()
        self._leave()

    @Slot()
    def _on_link_followed(self) -> None:
        self._restored.expect("")
        self._memory.leave()
        self._memory.give_up()

    def _leave(self) -> None:
        """Depart for an address that the engine knows."""
        self._restored.expect("")
        self.destination.forget()
        self.departed.emit()

    @Slot(QUrl)
    def _on_url_changed(self, url: QUrl) -> None:
        if not self.destination.was_requested(url):  # a link was followed, or the engine went through the history
            self._depart()
