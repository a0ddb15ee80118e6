"""Owns the reader widget of the window: creates it after the first paint and forwards requests of the context to it.

Signals: `reader_created()` once; `changed()` when something that is saved in the session state has changed; `closing()`
before the reader is destroyed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.web.pane import Pane


class ReaderHost(QObject):
    """Owns the reader (None before `load` and after `close`) and shows the addresses that the context requests.

    `make_reader()` imports QtWebEngine, which takes long; it is called by `load`.
    """

    reader_created = Signal()
    changed = Signal()
    closing = Signal()

    def __init__(self, context: ReaderContext, make_reader: Callable[[], Reader]) -> None:
        super().__init__(context)
        self._context = context
        self._make_reader = make_reader
        self.reader: Reader | None = None
        context.set_page_source(lambda: self.pane)
        context.set_seen_pages(lambda: self.reader.area.seen_panes if self.reader is not None else ())
        context.address_requested.connect(self._on_address_requested)
        context.page_focus_requested.connect(self.focus_page)
        context.preview_requested.connect(self._on_preview_requested)
        context.preview_end_requested.connect(self.with_reader(lambda reader: reader.end_preview()))

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None without a tab, and for a tab that shows only a table."""
        return self.reader.pane if self.reader is not None else None

    @property
    def has_page(self) -> bool:
        """Whether there is a current tab with a page or table."""
        return self.reader is not None and self.reader.tabs.page is not None

    def load(self) -> Reader:
        """Create the reader if it does not exist yet, and return it."""
        if self.reader is None:
            reader = self.reader = self._make_reader()
            reader.address_changed.connect(self._context.set_address)
            reader.loaded.connect(self._context.page_loaded)
            reader.selection_changed.connect(self._context.selection_changed)
            reader.page_moved.connect(self._context.page_moved)
            reader.departed.connect(self._context.page_departed)
            reader.page_changed.connect(self._context.page_changed)
            reader.escaped.connect(self._context.page_escaped)
            reader.beside_loaded.connect(self._context.beside_loaded)
            reader.page_clicked.connect(self._context.page_clicked)
            reader.pointer_moved.connect(self._context.pointer_moved)
            reader.history_changed.connect(self._context.actions.refresh)
            reader.changed.connect(self.changed)
            self.reader_created.emit()
        return self.reader

    @Slot()
    def focus_page(self) -> None:
        """Give the page the keyboard focus."""
        if self.reader is not None:
            self.reader.area.focus_front()

    @Slot()
    def reload(self) -> None:
        """Reload the current page."""
        if self.pane is not None:
            self.pane.reload()

    def with_reader(self, act: Callable[[Reader], object]) -> Callable[[], None]:
        """A handler that calls `act` with the reader, and does nothing while there is none."""

        def handle() -> None:
            if self.reader is not None:
                act(self.reader)

        return handle

    def start_over(self, address: str) -> None:
        """Show `address` in the only tab, and forget the others and the closed ones, with where the user has been."""
        if self.reader is not None:
            self.reader.area.close_peek()
            self.reader.tabs.clear()
            self.reader.tabs.open(address)

    def close(self) -> None:
        """Destroy the reader: pages first, then their profile, as QtWebEngine requires."""
        self.closing.emit()
        if self.reader is not None:
            self.reader.close_down()
            self.reader = None

    @Slot(str)
    def _on_preview_requested(self, address: str) -> None:
        if self.reader is not None and self._context.session is not None:
            self.reader.preview(address)

    @Slot(str, bool)
    def _on_address_requested(self, address: str, new_tab: bool) -> None:
        if self.reader is None or self._context.session is None:
            return
        if new_tab:
            self.reader.open_tab(address)
        else:
            self.reader.show_address(address)
