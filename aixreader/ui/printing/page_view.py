"""The pages of a PDF below each other, as wide as the view.

Each page is rendered at the size in which it is shown, in the pixels of its screen. `QPdfView` scales the picture of
another size when it is resized, and leaves out rows of pixels, with the feet of letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

SPACING = 10
"""Around pages, in device-independent pixels."""
MAX_IMAGES = 6
"""Pages whose images are kept, at least those that are seen."""


class PageView(QAbstractScrollArea):
    """Shows `document`; call `refresh` when it has other pages."""

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._renderer = QPdfPageRenderer(self)
        self._images: dict[int, QImage] = {}
        self._requested: dict[int, QSize] = {}
        self._rects: list[QRect] = []  # of the pages, from the top of the first
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @Slot()
    def refresh(self) -> None:
        """Show the pages of the document from the first on."""
        self._images.clear()
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    @Slot(int)
    def go_to_page(self, number: int) -> None:
        """Scroll to a page, from 0."""
        if 0 <= number < len(self._rects):
            self.verticalScrollBar().setValue(self._rects[number].top() - SPACING)

    def image(self, number: int) -> QImage | None:
        """The picture of a page that is shown, None while it is rendered."""
        image = self._images.get(number)
        return image if image is not None and image.size() == self._size_in_pixels(number) else None

    def _lay_out(self) -> None:
        self._requested.clear()
        self._rects, top, width = [], SPACING, max(self.viewport().width() - 2 * SPACING, 1)
        for number in range(self._document.pageCount()):
            size = self._document.pagePointSize(number)
            height = round(width * size.height() / max(size.width(), 1))
            self._rects.append(QRect(SPACING, top, width, height))
            top += height + SPACING
        bar = self.verticalScrollBar()
        bar.setRange(0, max(top - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        self.viewport().update()

    def _size_in_pixels(self, number: int) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(round(self._rects[number].width() * ratio), round(self._rects[number].height() * ratio))

    def _seen(self) -> Iterator[int]:
        top = self.verticalScrollBar().value()
        area = QRect(0, top, self.viewport().width(), self.viewport().height())
        return (number for number, rect in enumerate(self._rects) if rect.intersects(area))

    @Slot(int, QSize, QImage)
    def _on_rendered(self, number: int, _size: QSize, image: QImage) -> None:
        self._requested.pop(number, None)
        kept = {*self._seen(), number}
        for other in list(self._images):
            if len(self._images) >= MAX_IMAGES and other not in kept:
                del self._images[other]
        self._images[number] = image
        self.viewport().update()

    def _request(self, number: int) -> None:
        size = self._size_in_pixels(number)
        if self._requested.get(number) != size:
            self._requested[number] = size
            self._renderer.requestPage(number, size)

    def _ground(self) -> QColor:
        """The colour around the pages; in high contrast a grey, as lines are black or white there."""
        palette = self.palette()
        line = palette.color(QPalette.ColorRole.Mid)
        is_high_contrast = line == palette.color(QPalette.ColorRole.Text)
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) if is_high_contrast else line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio, offset = self.devicePixelRatioF(), self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground())
        for number in self._seen():
            painter.fillRect(self._rects[number].translated(0, -offset), Qt.GlobalColor.white)
            image = self.image(number)
            if image is None:
                self._request(number)
                continue
            image.setDevicePixelRatio(ratio)
            place = self._rects[number].topLeft()
            painter.drawImage(QPointF(round(place.x() * ratio), round((place.y() - offset) * ratio)) / ratio, image)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
