"""The sidebar: a tab bar and a stack of panels.

Signals: `panel_changed(id)` when another panel has become the current one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Sidebar(QWidget):
    """Shows one panel at a time; the tab bar is hidden while there is only one panel."""

    panel_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ids: list[str] = []
        self._bar = QTabBar(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._bar.currentChanged.connect(self._on_current_changed)

    def _build(self) -> None:
        self._bar.setAccessibleName(self.tr("Panels"))
        self._bar.setAutoHide(True)
        self._bar.setUsesScrollButtons(False)
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    @property
    def panel(self) -> str:
        """The id of the current panel, "" without panels."""
        return self._ids[self._bar.currentIndex()] if self._ids else ""

    @property
    def wanted_width(self) -> int:
        """The width in pixels at which no title of a tab is cut."""
        return self._bar.sizeHint().width()

    def add_panel(self, panel: str, title: str, widget: QWidget, tooltip: str = "", *, shown: bool = True) -> None:
        """Append a panel with the id `panel`; `title` and `tooltip` are those of its tab, which may not be `shown` yet.
        The first one is current.
        """
        self._ids.append(panel)
        self._stack.addWidget(widget)
        index = self._bar.addTab(title)
        self._bar.setTabToolTip(index, tooltip)
        self._bar.setTabVisible(index, shown)

    def show_panel(self, panel: str) -> None:
        """Make a panel the current one; an unknown id (saved by another version) is ignored."""
        if panel in self._ids and self._bar.isTabVisible(self._ids.index(panel)):
            self._bar.setCurrentIndex(self._ids.index(panel))

    def set_panel_shown(self, panel: str, *, shown: bool) -> None:
        """Show or hide the tab of a panel."""
        self._bar.setTabVisible(self._ids.index(panel), shown)

    def focus_panel(self) -> None:
        """Give the current panel the keyboard focus."""
        widget = self._stack.currentWidget()
        if widget is not None:
            (widget.focusProxy() or widget).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        if 0 <= index < len(self._ids):
            self.panel_changed.emit(self._ids[index])
