"""The base of views that stand in a tab in place of a pane, such as the periodic table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from aixreader.ui.web.pane import Pane


class TabView(QWidget):
    """A view that the tabs treat as a pane: its own address, saved position and end. By itself it shows nothing.

    Signals: `shown(address)` when its address has changed, `rested()` when its `memory` has changed,
    `tab_requested(address)` when an address is to be opened in a tab. `pane` is the page beside the view, None without
    one.
    """

    shown = Signal(str)
    rested = Signal()
    tab_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane: Pane | None = None

    @property
    def address(self) -> str:
        """The address of what is shown."""
        return ""

    @property
    def memory(self) -> str:
        """What `restore` needs to show the same again, "" for nothing."""
        return ""

    def restore(self, memory: str, address: str) -> None:  # noqa: ARG002  # for views that have a `memory`
        """Show `address` as it was when `memory` was taken, "" for the first time."""
        self.show_address(address)

    def show_address(self, address: str) -> None:
        """Show another address."""
        self.shown.emit(address)

    def close_down(self) -> None:
        """Release what has to go before the widget, such as pages of the engine."""
