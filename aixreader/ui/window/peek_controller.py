"""The peek of the window: opened where parts ask for it, with its actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.ui.reader.peek import Peek
    from aixreader.ui.reader.reader import Reader

BUTTONS = ("peek_here", "peek_in_tab", "peek_pin", "peek_close")


class PeekController(QObject):
    """Opens, pins and closes the peek of the reader."""

    def __init__(self, context: ReaderContext, host: ReaderHost) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        context.peek_requested.connect(self.show)
        context.set_peek_end(self.end)
        host.reader_created.connect(self._on_reader_created)
        with_reader = host.with_reader
        context.actions.bind(
            {
                "peek": with_reader(self._peek_from_page),
                "peek_pin": with_reader(lambda reader: reader.peek.pin(on=not reader.peek.is_pinned)),
                "peek_here": with_reader(self._open_here),
                "peek_in_tab": with_reader(self._open_in_tab),
                "peek_close": with_reader(lambda reader: reader.area.close_peek()),
            },
            checks={"peek_pin": lambda: self._peek is not None and self._peek.is_pinned},
            conditions=lambda: ("peek",) if self._peek is not None and self._peek.page is not None else (),
        )

    @property
    def _peek(self) -> Peek | None:
        return self._host.reader.peek if self._host.reader is not None else None

    @Slot(str)
    def show(self, address: str) -> None:
        """Show `address` beside the page."""
        if self._host.reader is not None and self._context.session is not None and address:
            self._host.reader.show_beside(address)

    def end(self) -> bool:
        """Close the peek unless it is pinned; whether there was one to close."""
        reader = self._host.reader
        if reader is None or reader.peek.page is None or reader.peek.is_pinned:
            return False
        reader.area.close_peek()
        return True

    def _peek_from_page(self, reader: Reader) -> None:
        """Peek at the link that has the keyboard focus in the page, or without one at the section that is read."""
        address, pane = self._context.address, reader.pane
        edition = reader.area.edition if reader.area.is_in_edition else None
        show = edition.show_address if edition is not None else self.show  # its links lead to its own pages

        if pane is not None and pane.viewport.has_focus:
            from aixreader.ui.web.focus_entry import FOCUSED_LINK

            pane.run_script(FOCUSED_LINK, lambda link: show(str(link or address)) if link or address else None)
        else:
            self.show(address)

    def _open_here(self, reader: Reader) -> None:
        self._leave(reader, reader.show_address)

    def _open_in_tab(self, reader: Reader) -> None:
        self._leave(reader, reader.tabs.open)

    def _leave(self, reader: Reader, show: Callable[[str], None]) -> None:
        """Show what is peeked at with `show`, and close the peek unless it is pinned."""
        address = reader.peek.address
        if not reader.peek.is_pinned:
            reader.area.close_peek()
        show(address)
        self._context.focus_page()

    @Slot()
    def _on_reader_created(self) -> None:
        if self._host.reader is not None:
            self._host.reader.peek.buttons = [self._context.actions[name] for name in BUTTONS]
