"""The base class of views that a tab shows instead of a pane, such as the periodic table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from aixreader.ui.web.pane import Pane


class TabView(QWidget):
    """The part of a pane's interface that tabs use: address, state to save, clean-up. The base class shows nothing.

    Signals: `shown(address)` when its address has changed, `history_state_changed()` when `history_state` has changed,
    `tab_requested(address)` when an address is to be opened in a tab, `pane_closed()` when there is no page beside it
    any more. `pane` is that page, None without one.
    """

    shown = Signal(str)
    history_state_changed = Signal()
    tab_requested = Signal(str)
    pane_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane: Pane | None = None

    @property
    def address(self) -> str:
        """The address of what is shown."""
        return ""

    @property
    def history_state(self) -> str:
        """The state for `restore`, "" for none."""
        return ""

    def restore(self, history_state: str, address: str) -> None:  # noqa: ARG002  # for views with a state
        """Show `address` in a saved state, "" for none."""
        self.show_address(address)

    def show_address(self, address: str) -> None:
        """Show another address."""
        self.shown.emit(address)

    def close_down(self) -> None:
        """Destroy what has to be destroyed before the widget, such as pages of the engine."""
