"""The preview: what is painted is what is rendered at that size, pixel for pixel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.base.style import palette
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.printing.page_view import MAX_IMAGES, SPACING, PageView
from tests.ui.printing.test_print_dialog import pages


@pytest.fixture
def document() -> Iterator[QPdfDocument]:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(pages(12))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    yield document
    document.close()


@pytest.fixture
def view(qtbot: QtBot, document: QPdfDocument) -> PageView:
    view = PageView(document)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.refresh()
    return view


def on_white(document: QPdfDocument, page: int, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return image


def test_no_row_of_pixels_is_lost_at_any_size(qtbot: QtBot, document: QPdfDocument, view: PageView) -> None:
    for width in (500, 517, 340):
        view.resize(width, 400)
        qtbot.waitUntil(lambda: view.image(0) is not None)
        size = QSize(view.viewport().width() - 2 * SPACING, round((view.viewport().width() - 2 * SPACING) * 842 / 595))
        image = view.image(0)
        assert image is not None
        assert image.width() == size.width()
        painted = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        seen = painted.copy(SPACING, SPACING, size.width(), 400 - 2 * SPACING)
        assert seen == on_white(document, 0, image.size()).copy(0, 0, seen.width(), seen.height())


def test_ways_through_the_pages(qtbot: QtBot, document: QPdfDocument, view: PageView) -> None:
    bar = view.verticalScrollBar()
    for number in range(document.pageCount()):
        view.go_to_page(number)
        qtbot.waitUntil(lambda number=number: view.image(number) is not None)  # type: ignore[misc]  # a default
    assert len(view._images) <= MAX_IMAGES
    before = bar.value()
    view.go_to_page(99)
    assert bar.value() == before
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() == view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    view.resize(300, 300)
    assert bar.value() == bar.maximum(), "the place is kept"

    document.close()
    view.refresh()
    assert (bar.value(), bar.maximum()) == (0, 0)
    grey = view.viewport().grab().toImage().pixelColor(QPoint(40, 40))
    assert grey != Qt.GlobalColor.white, "no page is left"


def test_the_ground_is_neither_black_nor_white(view: PageView) -> None:
    for dark in (False, True):
        for contrast in (False, True):
            view.setPalette(palette(read_tokens(dark=dark, contrast=contrast)))
            ground = view.viewport().grab().toImage().pixelColor(1, 1)
            assert 30 < ground.lightness() < 240, (dark, contrast)
