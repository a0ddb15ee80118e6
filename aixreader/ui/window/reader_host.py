"""The place of the reader in the window: made after the first paint, shown addresses on request.

Signals: `made()` once the reader is there; `changed()` when something that is saved between runs has changed.
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
    """Holds the reader and carries out what the context is asked to show.

    `make_reader()` imports QtWebEngine and is therefore called late.
    """

    made = Signal()
    changed = Signal()

    def __init__(self, context: ReaderContext, make_reader: Callable[[], Reader]) -> None:
        super().__init__(context)
        self._context = context
        self._make_reader = make_reader
        self.reader: Reader | None = None
        context.set_page_source(lambda: self.pane)
        context.address_requested.connect(self._on_address_requested)
        context.page_focus_requested.connect(self.focus_page)

    @property
    def pane(self) -> Pane | None:
        """The pane in front; None before the first one, and where a table stands alone."""
        return self.reader.pane if self.reader is not None else None

    @property
    def has_page(self) -> bool:
        """Whether a tab shows something."""
        return self.reader is not None and self.reader.tabs.page is not None

    def load(self) -> Reader:
        """Make the reader, if it is not there yet."""
        if self.reader is None:
            reader = self.reader = self._make_reader()
            reader.address_changed.connect(self._context.set_address)
            reader.loaded.connect(self._context.page_loaded)
            reader.history_changed.connect(self._context.actions.refresh)
            reader.changed.connect(self.changed)
            self.made.emit()
        return self.reader

    @Slot()
    def focus_page(self) -> None:
        """Give the page the keyboard focus."""
        page = self.reader.tabs.page if self.reader is not None else None
        if page is not None:
            page.setFocus()

    @Slot()
    def reload(self) -> None:
        """Load the page in front again."""
        if self.pane is not None:
            self.pane.reload()

    def with_reader(self, act: Callable[[Reader], object]) -> Callable[[], None]:
        """A handler that acts on the reader, and does nothing before there is one."""

        def handle() -> None:
            if self.reader is not None:
                act(self.reader)

        return handle

    def close(self) -> None:
        """Destroy the pages in the order that Chromium needs."""
        if self.reader is not None:
            self.reader.close_down()
            self.reader = None

    @Slot(str, bool)
    def _on_address_requested(self, address: str, new_tab: bool) -> None:
        if self.reader is None or self._context.session is None:
            return
        if new_tab:
            self.reader.open_tab(address)
        else:
            self.reader.show_address(address)
