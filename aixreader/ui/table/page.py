"""The periodic table in a tab of its own, with a page beside it once a section was opened.

While that is open, it shows what is picked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget
from typing_extensions import override

from aixreader.json_codec import between, decode, parse
from aixreader.services.tables.table_state import is_table_link, read_table_link, table_link
from aixreader.ui.table.panel import TablePanel
from aixreader.ui.web.side_page import SidePage
from aixreader.ui.web.tab_view import TabView

if TYPE_CHECKING:
    from aixreader.ui.web.pane import Pane

Width = Annotated[int, between(0, 100_000)]
"""Pixels."""
FOLLOW_DELAY_MS = 150
"""After a tile was picked: of several that are picked in a row, the page beside shows the last."""
SHARES = (55, 45)
"""Of the width in percent, for table and page."""


class TablePage(TabView):
    """The table as a tab; `pane` is the page beside it, if there is one."""

    def __init__(
        self,
        panel: TablePanel,
        make_pane: Callable[[QWidget], Pane],
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.panel = panel
        self._make_pane = make_pane
        self._title_of = title_of
        self._beside: SidePage | None = None
        self._picked = ""  # the section of what is picked
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(FOLLOW_DELAY_MS)
        self._follow_timer.timeout.connect(self._follow)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(panel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        panel.state_changed.connect(self._on_state_changed)
        panel.address_requested.connect(self._on_address_requested)
        panel.close_beside_requested.connect(self.close_beside)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the table. A focus proxy would be a step of Tab behind the table, which is made before this
        widget, and lead back into it for ever.
        """
        self.panel.setFocus(event.reason())

    @property
    @override
    def address(self) -> str:
        """The link to what the table shows."""
        return table_link(self.panel.state)

    @property
    @override
    def history_state(self) -> str:
        """State of the page beside the table, to be saved."""
        if self.pane is None:
            return ""
        return json.dumps([self.pane.address, self.pane.history_state, self._splitter.sizes()])

    @override
    def restore(self, history_state: str, address: str) -> None:
        """Show what was shown before: `history_state` is a saved one, "" for none."""
        self.panel.show_state(read_table_link(address))
        page_address, history, sizes = _read_history_state(history_state)
        if page_address:
            self._open_beside().restore(history, page_address)
            self._splitter.setSizes(sizes)
        self.shown.emit(self.address)

    @override
    def show_address(self, address: str) -> None:
        """Show another view of the table, or a page beside it."""
        if is_table_link(address):
            self.panel.show_state(read_table_link(address))
            self.shown.emit(self.address)
        else:
            self._follow_timer.stop()
            self._open_beside().show_address(address)

    @Slot()
    def close_beside(self) -> None:
        """Close the page beside the table, which gets the room and the keyboard focus."""
        pane, self.pane = self.pane, None
        if pane is not None and self._beside is not None:
            pane.close_down()
            self._beside.hide()
            self._beside.deleteLater()
            self._beside = None
            self.panel.is_beside_page = False
            self.panel.setFocus()
            self.pane_closed.emit()
            self.history_state_changed.emit()

    @override
    def close_down(self) -> None:
        """Destroy the page beside the table."""
        if self.pane is not None:
            self.pane.close_down()

    def _open_beside(self) -> Pane:
        if self.pane is None:
            self._beside = SidePage(self._make_pane, self._title_of, self._splitter)
            self._beside.add_close_button(self.tr("Close the page beside the table"), self.close_beside)
            self.pane = self._beside.pane
            self.pane.history_state_changed.connect(self.history_state_changed)
            self._splitter.addWidget(self._beside)
            self.panel.is_beside_page = True
            room = self._splitter.width()
            self._splitter.setSizes([room * share // 100 for share in SHARES])
        return self.pane

    @Slot(str, bool)
    def _on_address_requested(self, address: str, new_tab: bool) -> None:
        if new_tab:
            self.tab_requested.emit(address)
        else:
            self.show_address(address)

    @Slot()
    def _on_state_changed(self) -> None:
        self.shown.emit(self.address)
        picked, self._picked = self._picked, self.panel.picked_address
        if self.pane is not None and self._picked not in ("", picked):
            self._follow_timer.start()

    @Slot()
    def _follow(self) -> None:
        """Show what is picked in the page that is open beside the table; the focus stays in the table."""
        address = self.panel.picked_address
        if self.pane is not None and address not in ("", self.pane.target):
            self.show_address(address)


def _read_history_state(history_state: str) -> tuple[str, str, list[int]]:
    """Address, history of the page and widths; empty for text of another format."""
    try:
        address, history, sizes = decode(tuple[object, ...], parse(history_state))
        widths = decode(tuple[Width, ...], sizes)  # 0 where the window was never shown
        return decode(str, address), decode(str, history), [width for width in widths if width]
    except ValueError:  # `DecodeError` is one, and so is another number of parts
        return "", "", []
