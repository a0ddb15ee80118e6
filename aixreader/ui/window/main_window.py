"""The frame of the main window: sidebar, splitter, and a stack for the central widgets. `window_controller` fills it.

Signals: `first_painted()` once, after the empty window was painted, so that slow imports can start; `escaped()` when
Esc was pressed and nothing had a use for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from aixreader.ui.window.drops import Drops
from aixreader.ui.window.sidebar import Sidebar
from aixreader.ui.window.status_notice import StatusNotice


class MainWindow(QMainWindow):
    """A sidebar beside a stack of widgets of which one is visible. It has no reference to the parts that fill it.

    `on_close()` is called before the window closes; returning false prevents that. `drops` tells what is dropped on it.
    """

    first_painted = Signal()
    escaped = Signal()

    def __init__(self, on_close: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self.on_close = on_close
        self.drops = Drops(self)
        self.sidebar = Sidebar(self)
        self.splitter = QSplitter(self)
        self._stack = QStackedWidget(self)
        self.notice = StatusNotice(self)
        self._painted = False
        self._build()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("AIX Reader"))
        self.setAcceptDrops(True)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self._stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.setCentralWidget(self.splitter)
        self.notice.lie_on(self._stack)

    def show_widget(self, widget: QWidget) -> None:
        """Show `widget` beside the sidebar; it is added to the stack on its first use.

        Only the one that is shown counts for how narrow the window can be.
        """
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        before = self._stack.currentWidget()
        for shown, width in ((before, QSizePolicy.Policy.Ignored), (widget, QSizePolicy.Policy.Preferred)):
            if shown is not None:
                shown.setSizePolicy(width, shown.sizePolicy().verticalPolicy())
        self._stack.setCurrentWidget(widget)

    def bring_to_front(self) -> None:
        """Raise the window above those of other programs, and restore it if it is minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch(self.windowHandle())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.on_close():
            super().closeEvent(event)
        else:
            event.ignore()
