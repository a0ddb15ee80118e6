"""The tab bar over the page.

Signals: `close_requested(index)` by button or middle click; `tab_requested()` by a double click on the empty part;
`moved(from, to)` when the user drags a tab; `menu_requested(index, global_pos)` for a tab's menu.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget
from typing_extensions import override

MAX_BUTTONS = 20
"""Tabs from which on only those that have been in front get a close button: Qt lays out all tabs for each button."""
MIN_TAB_WIDTH, MAX_TAB_WIDTH = 110, 420
"""Pixels. Titles have the room there is between these; then the bar scrolls."""


class TabBar(QTabBar):
    """A tab bar with close buttons in the colours of the look; `Tabs` manages the pages."""

    close_requested = Signal(int)
    tab_requested = Signal()
    moved = Signal(int, int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_width: int | None = None  # of each tab, None until it is computed for the tabs there are
        self._shows_single = False
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
        self.setAutoHide(not self._shows_single)
        self.setVisible(self.count() > 1 or self._shows_single)
        self.blockSignals(False)  # Qt's setter

    def set_shows_single(self, *, on: bool) -> None:
        """Let it be shown for a single tab too, or not."""
        self._shows_single = on
        self.setAutoHide(not on)
        self.setVisible(self.count() > 1 or on)

    def set_active(self, *, on: bool) -> None:
        """Show whether it is the bar of the group in which the user works."""
        if self.property("active") != on:
            self.setProperty("active", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_title(self, index: int, title: str) -> None:
        """Change the title of a tab; ampersands are no mnemonics."""
        self._max_width = None
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabToolTip(index, title)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title, unless all tabs together need more room than there is."""
        hint = super().tabSizeHint(index)
        if self._max_width is None:
            widths = [super(TabBar, self).tabSizeHint(at).width() for at in range(self.count())]
            self._max_width = widest(widths, self.width())
        return QSize(min(hint.width(), self._max_width), hint.height())

    @override
    def tabInserted(self, index: int) -> None:
        """Add a close button, unless there are many tabs."""
        self._max_width = None
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
        self._max_width = None
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def _index_of(self, button: QToolButton) -> int:
        side = QTabBar.ButtonPosition.RightSide
        return next(index for index in range(self.count()) if self.tabButton(index, side) is button)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        """Qt cuts tabs to this before it scrolls."""
        return self.tabSizeHint(index)

    @override
    def tabRemoved(self, index: int) -> None:
        self._max_width = None
        super().tabRemoved(index)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._max_width = None
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            position = self.mapToGlobal(self.tabRect(index).bottomLeft())
        else:
            index, position = self.tabAt(event.pos()), event.globalPos()
        if index >= 0:
            self.menu_requested.emit(index, position)

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


class TabRow(QWidget):
    """The tab bar with a button for the list of all tabs: `list_requested(global_pos)`."""

    list_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TabBar(self)
        self.list_button = QToolButton(self)
        self.setObjectName("tabs")
        self.list_button.setText("⌄")
        self.list_button.setToolTip(self.tr("All tabs (Ctrl+Shift+A)"))
        self.list_button.setAccessibleName(self.tr("All tabs"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.list_button.clicked.connect(self.request_list)
        self.hide()

    @Slot()
    def request_list(self) -> None:
        """Ask for the list of all tabs, below the button."""
        self.list_requested.emit(self.list_button.mapToGlobal(self.list_button.rect().bottomLeft()))


def widest(widths: Sequence[int], room: int) -> int:
    """The width to which tabs are cut that would be `widths` wide, so that all fit into `room`: short titles stay
    whole, and long ones share what is left. Pixels, from `MIN_TAB_WIDTH` to `MAX_TAB_WIDTH`.
    """
    left, tabs = room, len(widths)
    for width in sorted(min(width, MAX_TAB_WIDTH) for width in widths):
        if width * tabs > left:
            return max(MIN_TAB_WIDTH, left // tabs)
        left -= width
        tabs -= 1
    return MAX_TAB_WIDTH
