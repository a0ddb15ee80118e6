"""The dock with the periodic table, beside the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from aixreader.ui.table.panel import TablePanel

WIDTH_PERCENT = 45  # initial width, in per cent of the window's


class TableDock(QObject):
    """Shows and hides the dock; `make_panel(parent)` creates the table on first use."""

    def __init__(self, context: ReaderContext, window: MainWindow, make_panel: Callable[[QWidget], TablePanel]) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._make_panel = make_panel
        self._dock: QDockWidget | None = None
        context.session_changed.connect(self._on_session_changed)
        context.actions.bind({"table_beside": self.toggle}, checks={"table_beside": lambda: self.is_shown})

    @property
    def is_shown(self) -> bool:
        """Whether the dock is shown."""
        return self._dock is not None and not self._dock.isHidden()

    def toggle(self) -> None:
        """Show the dock if it is hidden, else hide it."""
        self.set_shown(shown=not self.is_shown)

    def set_shown(self, *, shown: bool) -> None:
        """Show the dock and give it the keyboard focus, or hide it; no effect before an edition is open."""
        if self._context.session is None:
            return
        if self._dock is None and shown:
            self._dock = self._make_dock()
        if self._dock is not None:
            self._dock.setVisible(shown)
            if shown:
                self._dock.widget().setFocus()
        self._context.actions.refresh()

    @Slot()
    def _on_session_changed(self) -> None:
        """Replace the table: it shows the data of one edition."""
        dock, self._dock = self._dock, None
        if dock is not None:
            was_shown = not dock.isHidden()
            dock.close()
            dock.deleteLater()
            if was_shown:
                self.set_shown(shown=True)

    def _make_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Periodic table"), self._window)
        dock.setObjectName("table")
        panel = self._make_panel(dock)
        panel.address_requested.connect(self._on_address_requested)
        dock.setWidget(panel)
        dock.topLevelChanged.connect(lambda: self._window.drops.watch(dock.windowHandle()))  # a window of its own
        dock.visibilityChanged.connect(self._context.actions.refresh)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._window.resizeDocks([dock], [self._window.width() * WIDTH_PERCENT // 100], Qt.Orientation.Horizontal)
        return dock

    @Slot(str, bool)
    def _on_address_requested(self, address: str, new_tab: bool) -> None:
        """Open a section in the current tab, or in a new one; a tab with a table is not replaced by `go`."""
        if new_tab:
            self._context.open_tab(address)
        else:
            self._context.go(address)
