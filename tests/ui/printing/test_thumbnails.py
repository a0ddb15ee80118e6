"""Thumbnails of pages."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from aixreader.ui.printing.thumbnails import Thumbnails
from tests.ui.printing.test_print_dialog import pages


def test_pages_are_drawn_when_seen_and_chosen(qtbot: QtBot) -> None:
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(pages(4))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    view = Thumbnails(document)
    qtbot.addWidget(view)
    view.refresh()
    model = view.model()
    assert model.rowCount() == 4
    index = model.index(1, 0)
    assert (index.data(), index.data(Qt.ItemDataRole.AccessibleTextRole)) == ("2", "Page 2")
    picture = index.data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(picture, QPixmap)
    assert (picture.width(), picture.height()) == (88, 125)
    with qtbot.waitSignal(view.page_selected, check_params_cb=lambda page: page == 2):
        view.setCurrentIndex(model.index(2, 0))
    document.close()
