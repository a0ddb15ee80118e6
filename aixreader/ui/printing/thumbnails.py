"""Thumbnails of the pages of a PDF. Each is rendered when it is first visible.

Signals: `page_selected(number)`, from 0.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
WIDTH, HEIGHT = 88, 125
ROOT = QModelIndex()


class _Pages(QAbstractListModel):
    def __init__(self, document: QPdfDocument, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._pixmaps: dict[int, QPixmap] = {}

    def refresh(self) -> None:
        """Show the pages of a document that was loaded since."""
        self.beginResetModel()
        self._pixmaps.clear()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._document.pageCount()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {0}").format(index.row() + 1)
        return None

    def _picture(self, row: int) -> QPixmap:
        if row not in self._pixmaps:
            shape = self._document.pagePointSize(row).scaled(QSizeF(WIDTH, HEIGHT), Qt.AspectRatioMode.KeepAspectRatio)
            size = (shape * self._view.devicePixelRatioF()).toSize()
            picture = QPixmap(size)
            picture.fill(Qt.GlobalColor.white)
            image = self._document.render(row, size)
            if not image.isNull():
                from PySide6.QtGui import QPainter

                painter = QPainter(picture)
                painter.drawImage(0, 0, image)
                painter.end()
            picture.setDevicePixelRatio(self._view.devicePixelRatioF())
            self._pixmaps[row] = picture
        return self._pixmaps[row]


class Thumbnails(QListView):
    """A column of thumbnails."""

    page_selected = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(document, self)
        self.setModel(self._pages)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(WIDTH, HEIGHT))
        self.setUniformItemSizes(True)
        self.setSpacing(6)
        self.setAccessibleName(self.tr("Pages"))
        self.selectionModel().currentChanged.connect(lambda index, _before: self.page_selected.emit(index.row()))

    def refresh(self) -> None:
        """Show the pages of a document that was loaded since."""
        self._pages.refresh()
