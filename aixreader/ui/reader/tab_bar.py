"""The tab bar over the page.

Signals: `close_requested(index)` by button or middle click; `tab_requested()` by a double click on the empty part;
`moved(from, to)` when the user drags a tab.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget
from typing_extensions import override

MAX_BUTTONS = 20
"""Tabs from which on only those that have been in front get a close button: Qt lays out all tabs for each button."""


class TabBar(QTabBar):
    """A tab bar with close buttons in the colours of the look; `Tabs` manages the pages."""

    close_requested = Signal(int)
    tab_requested = Signal()
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tabs"))
        self.setAutoHide(True)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.tabMoved.connect(self.moved)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Change many tabs at once: no signals are emitted, and the bar is laid out once. Qt lays out a visible bar
        with each change.
        """
        self.blockSignals(True)  # Qt's setter
        self.setAutoHide(False)  # which shows the bar
        self.hide()
        yield
        self.setAutoHide(True)
        self.setVisible(self.count() > 1)
        self.blockSignals(False)  # Qt's setter

    @override
    def tabInserted(self, index: int) -> None:
        """Add a close button, unless there are many tabs."""
        super().tabInserted(index)
        if self.count() <= MAX_BUTTONS:
            self.add_close_button(index)

    def add_close_button(self, index: int) -> None:
        """Add a close button of our own to a tab, if it has none: the style's does not follow the look."""
        if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is not None:
            return
        button = QToolButton(self)
        button.setObjectName("close")
        button.setText("✕")
        button.setToolTip(self.tr("Close tab"))
        button.setAccessibleName(self.tr("Close tab"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_requested.emit(self._index_of(button)))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def _index_of(self, button: QToolButton) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next(index for index in range(self.count()) if self.tabButton(index, side) is button)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tabAt(event.position().toPoint()) < 0:
            self.tab_requested.emit()
            return
        super().mouseDoubleClickEvent(event)
