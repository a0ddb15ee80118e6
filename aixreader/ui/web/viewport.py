"""What is seen of a page: where it is in the window, and how far it is scrolled; for what is shown over it.

Signals: `moved()` when the page was scrolled, or laid out in another size, shown or hidden.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget
from typing_extensions import override

MOVEMENTS = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Viewport(QObject):
    """The part of `page` that `view` shows. Lengths are in device-independent pixels."""

    moved = Signal()

    def __init__(self, view: QWidget, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._view = view
        self._page = page
        page.scrollPositionChanged.connect(self.moved)
        page.contentsSizeChanged.connect(self.moved)
        view.installEventFilter(self)

    @property
    def area(self) -> QRect:
        """Where the page is in its window; empty while it is hidden."""
        if not self._view.isVisible():
            return QRect()
        return QRect(self._view.mapTo(self._view.window(), QPoint()), self._view.size())

    @property
    def offset(self) -> QPointF:
        """How far the page is scrolled."""
        return self._page.scrollPosition()

    @property
    def has_focus(self) -> bool:
        """Whether the page has the keyboard focus."""
        target = self._view.focusProxy()
        return target is not None and target.hasFocus()

    def pass_on(self, event: QWheelEvent) -> None:
        """Let the page be scrolled by an event that something over it has got."""
        target = self._view.focusProxy()
        if target is not None:
            place = QPointF(target.mapFromGlobal(event.globalPosition().toPoint()))
            copy = QWheelEvent(
                place,
                event.globalPosition(),
                event.pixelDelta(),
                event.angleDelta(),
                event.buttons(),
                event.modifiers(),
                event.phase(),
                event.inverted(),
            )
            QCoreApplication.sendEvent(target, copy)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVEMENTS:
            self.moved.emit()
        return super().eventFilter(watched, event)
