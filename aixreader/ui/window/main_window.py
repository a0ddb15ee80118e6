"""The frame of the main window: sidebar, splitter, and a stack for the central widgets. `window_controller` fills it.

Signals: `first_painted()` once, after the empty window was painted, so that slow imports can start;
`source_dropped(path)` when a folder or zip was dropped on it; `address_dropped(address)` when a link to a section was;
`escaped()` when Esc was pressed and nothing had a use for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from aixreader.ui.window.sidebar import Sidebar
from aixreader.ui.window.source_choice import dropped_address, dropped_source
from aixreader.ui.window.status_notice import StatusNotice


class MainWindow(QMainWindow):
    """A sidebar beside a stack of widgets of which one is visible. It has no reference to the parts that fill it.

    `on_close()` is called before the window closes; returning false prevents that. `accepts_sources` is whether folders
    and zips can be dropped on it.
    """

    first_painted = Signal()
    source_dropped = Signal(Path)
    address_dropped = Signal(str)
    escaped = Signal()

    def __init__(self, on_close: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self.on_close = on_close
        self.accepts_sources = True
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
        """Show `widget` beside the sidebar; it is added to the stack on its first use."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def bring_to_front(self) -> None:
        """Raise the window above those of other programs, and restore it if it is minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _source_in(self, data: QMimeData) -> Path | None:
        return dropped_source(data) if self.accepts_sources else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._source_in(event.mimeData()) is not None or dropped_address(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        source = self._source_in(event.mimeData())
        if source is not None:
            event.acceptProposedAction()
            self.source_dropped.emit(source)
        elif (address := dropped_address(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.address_dropped.emit(address)

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
