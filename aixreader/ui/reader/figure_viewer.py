"""The figure viewer: shows one picture, fitted to the window or at actual size, with drag and zoom."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImageReader, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtSvgWidgets import QGraphicsSvgItem
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsItem,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from aixreader.control_characters import one_line
from aixreader.ui.base.screen_fit import fit_to_screen
from aixreader.ui.reader.drawing import may_draw

SVG = "image/svg+xml"
SCALE_STEP = 1.25
MIN_SCALE, MAX_SCALE = 0.05, 16.0
MAX_PIXELS = 64_000_000
"""Qt's own limit for an image is little more."""
WHEEL_STEP = 120
"""Eighths of a degree: one notch of a wheel."""


class FigureView(QGraphicsView):
    """Shows one picture on white, the background that figures are made for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits = True
        self._item: QGraphicsItem | None = None
        self._renderer: QSvgRenderer | None = None
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(QColor("#FFFFFF"))
        self.setAccessibleName(self.tr("Figure"))

    @property
    def zoom(self) -> float:
        """The scale; 1.0 is the actual size."""
        return self.transform().m11()

    def show_data(self, data: bytes, mime: str) -> bool:
        """Show a picture of type `mime`; False if it cannot be decoded."""
        item = self._svg(data) if mime == SVG else self._pixels(data)
        if item is None:
            return False
        self.scene().clear()
        self._item = item
        self.scene().addItem(item)
        self.scene().setSceneRect(item.boundingRect())
        self.fit()
        return True

    @Slot()
    def fit(self) -> None:
        """Fit the picture into the view, at most at actual size."""
        self._fits = True
        if self._item is None:
            return
        self.resetTransform()
        room, size = self.viewport().size(), self._item.boundingRect().size()
        if size.width() > 0 and size.height() > 0:
            share = min(room.width() / size.width(), room.height() / size.height(), 1.0)
            self.scale(share, share)

    @Slot()
    def show_real_size(self) -> None:
        """Reset the zoom to 100 %."""
        self._fits = False
        self.resetTransform()

    def zoom_by(self, steps: float) -> None:
        """Zoom in (positive) or out by steps of `SCALE_STEP`."""
        smallest = min(MIN_SCALE, self.zoom)  # `fit` may have scaled a huge picture below the minimum
        wanted = min(max(self.zoom * SCALE_STEP**steps, smallest), MAX_SCALE)
        self._fits = False
        self.scale(wanted / self.zoom, wanted / self.zoom)

    def _svg(self, data: bytes) -> QGraphicsItem | None:
        """Qt's SVG renderer runs no scripts; files it would read and endless rendering are refused by `may_draw`."""
        if not may_draw(data):
            return None
        renderer = QSvgRenderer(QByteArray(data), self)
        if not renderer.isValid():
            renderer.deleteLater()
            return None
        renderer.setAnimationEnabled(False)
        if self._renderer is not None:
            self._renderer.deleteLater()
        self._renderer = renderer
        item = QGraphicsSvgItem()
        item.setSharedRenderer(renderer)
        return item

    @staticmethod
    def _pixels(data: bytes) -> QGraphicsItem | None:
        array = QByteArray(data)  # the buffer points into it, the reader at the buffer
        buffer = QBuffer(array)
        reader = QImageReader(buffer)
        size = reader.size()
        if size.width() * size.height() > MAX_PIXELS:
            return None
        image = reader.read()
        if image.isNull():
            return None
        item = QGraphicsPixmapItem(QPixmap.fromImage(image))
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        return item

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(event.angleDelta().y() / WHEEL_STEP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()


class FigureViewer(QDialog):
    """A dialog with a figure and its title. Keys: F fits, 1 and Ctrl+0 are actual size, + and - zoom, Esc
    closes.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = FigureView(self)
        self._title = one_line(title)
        self._build()

    def _build(self) -> None:
        self.setWindowTitle(self._title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self, QSize(1000, 720))
        hint = QLabel(self.tr("Wheel or + and - to zoom, drag to move"), self)
        hint.setObjectName("hint")
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(hint)
        row.addStretch(1)
        for text, act in ((self.tr("Fit (F)"), self.view.fit), (self.tr("100 % (1)"), self.view.show_real_size)):
            button = QToolButton(self)
            button.setText(text)
            button.clicked.connect(act)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "="):
            self.view.zoom_by(1)
        elif event.text() == "-":
            self.view.zoom_by(-1)
        elif event.text().lower() == "f":
            self.view.fit()
        elif event.text() == "1" or event.key() == Qt.Key.Key_0:  # Ctrl+0 as in the window
            self.view.show_real_size()
        else:
            super().keyPressEvent(event)
