"""A layout that places widgets side by side and wraps to the next row."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

ROW_SPACING = 3
"""Pixels."""


class FlowLayout(QLayout):
    """Rows of widgets at their size hints. `spacing` is between widgets, `ROW_SPACING` between rows, in pixels.

    A widget in `followers` never begins a row, if there is room for it beside the one that is shown before it.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.followers: set[QWidget] = set()
        self._heights: dict[int, int] = {}  # by width, until something changes: Qt asks again and again
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._heights.clear()
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, moving=True)

    def _arrange(self, rect: QRect, *, moving: bool) -> int:
        """Place the widgets if `moving`, else only compute; returns the height in pixels."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, row = room.x(), room.y(), 0
        shown = [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]
        for number, item in enumerate(shown):
            size, after = item.sizeHint(), self._follower_width(shown[number + 1 :])
            needed = size.width() + (after if size.width() + after <= room.width() else 0)
            if x > room.x() and x + needed > room.right() + 1:
                x, y, row = room.x(), y + row + ROW_SPACING, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            row = max(row, size.height())
        return y + row - rect.y() + self.contentsMargins().bottom()

    def _follower_width(self, following: list[QLayoutItem]) -> int:
        """The width that the followers need which come next, with the spacing before each."""
        followers = takewhile(lambda item: item.widget() in self.followers, following)
        return sum(self.spacing() + item.sizeHint().width() for item in followers)
