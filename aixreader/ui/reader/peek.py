"""The peek: a section in a pane beside the page that is read, which stays where it is.

Signals: `changed()` when it was opened, closed, pinned or unpinned, or shows another address.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from aixreader.ui.web.side_page import SidePage

if TYPE_CHECKING:
    from aixreader.ui.reader.columns import Columns
    from aixreader.ui.web.pane import Pane


class Peek(QObject):
    """Opens and closes the pane in `columns`; it lives only while it is open. `buttons` are the actions of its head.

    A pinned one stays until it is closed; others end with Esc, or when another tab is in front.
    """

    changed = Signal()

    def __init__(self, columns: Columns, make_pane: Callable[[QWidget], Pane], title_of: Callable[[str], str]) -> None:
        super().__init__(columns)
        self._columns = columns
        self._make_pane = make_pane
        self._title_of = title_of
        self._is_pinned = False
        self.buttons: Sequence[QAction] = ()
        self.page: SidePage | None = None

    @property
    def pane(self) -> Pane | None:
        """The pane; None while the peek is closed."""
        return self.page.pane if self.page is not None else None

    @property
    def is_pinned(self) -> bool:
        """Whether it is open and stays so."""
        return self._is_pinned

    @property
    def address(self) -> str:
        """The address that it shows, "" while it is closed."""
        return self.page.pane.target if self.page is not None else ""

    def show(self, address: str) -> None:
        """Show `address`, in the pane that is open or in a new one."""
        if self.page is None:
            self._open()
        if self.page is not None:
            self.page.show_address(address)
        self.changed.emit()

    def _open(self) -> None:
        """Make the pane, and show it once its page is asked for: both at once would let the window stand still."""
        page = self.page = SidePage(self._make_pane, self._title_of)
        page.setAccessibleName(self.tr("Peek"))
        for action in self.buttons:
            page.add_action(action)
        page.pane.shown.connect(self.changed)
        page.set_front(on=False)
        QTimer.singleShot(0, page, lambda: self._columns.add(page) if page is self.page else None)

    def pin(self, *, on: bool) -> None:
        """Let it stay open, or not."""
        self._is_pinned = on and self.page is not None
        self.changed.emit()

    def close(self) -> None:
        """Close it, and destroy its page."""
        page, self.page, self._is_pinned = self.page, None, False
        if page is not None:
            page.hide()
            page.setParent(None)
            page.close_down()
            page.deleteLater()
            self.changed.emit()
