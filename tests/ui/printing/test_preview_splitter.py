"""Options, thumbnails and preview beside each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QListView, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.printing.preview_splitter import MIN_WIDTH, PreviewSplitter


def test_the_preview_keeps_its_room(qtbot: QtBot) -> None:
    options, thumbnails, preview = QWidget(), QListView(), QTextEdit()
    options.setMinimumWidth(220)
    splitter = PreviewSplitter(options, thumbnails, preview)
    qtbot.addWidget(splitter)
    splitter.show()
    for width, least, has_thumbnails in (
        (1080, 600, True),
        (MIN_WIDTH, 150, True),
        (420, 110, False),
        (1080, 300, True),
    ):
        splitter.resize(QSize(width, 400))
        QCoreApplication.processEvents()
        assert thumbnails.isVisible() == has_thumbnails, width
        assert preview.width() >= least, width


def test_options_with_long_names_leave_room_for_the_preview(qtbot: QtBot) -> None:
    options = QListWidget()
    options.setMinimumWidth(200)
    options.sizeHint = lambda: QSize(900, 300)  # type: ignore[method-assign]  # as of long names
    preview = QTextEdit()
    splitter = PreviewSplitter(options, QListView(), preview)
    qtbot.addWidget(splitter)
    for width in (1080, 600):
        splitter.resize(width, 400)
        splitter.show()
        QCoreApplication.processEvents()
        assert preview.width() >= width * 0.35, width
