"""PDFs to printers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.paper_printer import PaperPrinter
from tests.ui.test_print_dialog import pages


def test_all_pages_are_printed_one_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QDialog()
    qtbot.addWidget(owner)
    document = QPdfDocument(owner)
    buffer = QBuffer()
    buffer.setData(pages(3))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    told: list[str] = []
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    PaperPrinter(owner, document, told.append).start(printer)
    qtbot.waitUntil(lambda: bool(told) and told[-1] == "3 pages were printed.", timeout=20_000)
    assert told[0] == "Printing page 1 of 3"
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 3
    document.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QDialog()
    qtbot.addWidget(owner)
    document = QPdfDocument(owner)
    told: list[str] = []
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    PaperPrinter(owner, document, told.append).start(printer)
    assert "does not answer" in told[0]
