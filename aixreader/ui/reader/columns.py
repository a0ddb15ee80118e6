"""Two parts of the reader beside each other, or below each other where the window is too narrow for two columns.

Signals: `share_changed()` when the user has moved the divider.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

MIN_WIDTH = 640
"""Pixels of both columns together; in less, lines of text would have fewer than some 35 characters."""
MIN_SHARE, MAX_SHARE = 20, 80
SHARE = 45


class Columns(QSplitter):
    """`share` is the part of the room that the last widget has, in per cent."""

    share_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._share = SHARE
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    @property
    def share(self) -> int:
        """The part of the room that the last widget has or will have, `MIN_SHARE` to `MAX_SHARE` per cent."""
        return self._share

    @share.setter
    def share(self, share: int) -> None:
        self._share = min(max(share, MIN_SHARE), MAX_SHARE)
        self._arrange()

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end. It is shown once it is there: a page would be laid out for each size on the way."""
        widget.hide()
        self.addWidget(widget)
        widget.show()
        self._arrange()

    def _arrange(self) -> None:
        """Share the room: what was hidden or is new has no size yet, and another orientation has another room."""
        is_wide = self.width() >= MIN_WIDTH
        self.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        if self.count() == 2:
            room = self.width() if is_wide else self.height()
            last = room * self._share // 100
            self.setSizes([room - last, last])

    @Slot()
    def _on_moved(self) -> None:
        sizes = self.sizes()
        if len(sizes) == 2 and any(sizes):
            self._share = min(max(round(100 * sizes[1] / sum(sizes)), MIN_SHARE), MAX_SHARE)
            self.share_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
