"""Sends a PDF to a printer, a page at a time, so that the window answers meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

RESOLUTION = 300
"""Dots to the inch; enough for text, and half a printer's memory of what it could take."""


class PaperPrinter:
    """Prints `document` for the dialog `owner`, and ends with it. `tell(message)` hears what comes of it."""

    def __init__(self, owner: QDialog, document: QPdfDocument, tell: Callable[[str], None]) -> None:
        self._owner = owner
        self._document = document
        self._tell = tell
        self._done = 0

    def ask(self) -> None:
        """Ask which printer, then print."""
        if not QPrinterInfo.availablePrinterNames():
            self._tell(_told("There is no printer on this computer. Save the PDF, and print it elsewhere."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._owner)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.accepted.connect(lambda: self.start(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def start(self, printer: QPrinter) -> None:
        """Print on `printer` what it was told to."""
        count = self._document.pageCount()
        first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._tell(_told("The printer does not answer. Nothing was printed; save the PDF, or choose another."))
            return
        self._turn(printer, painter, list(range(first - 1, last)))

    def _turn(self, printer: QPrinter, painter: QPainter, pages: list[int]) -> None:
        """Print the next page, and go on when the window has had its turn."""
        if self._done < len(pages) and (self._done == 0 or printer.newPage()):
            area = printer.pageLayout().fullRectPixels(printer.resolution())
            share = RESOLUTION / printer.resolution()
            image = self._document.render(pages[self._done], (area.size().toSizeF() * share).toSize())
            painter.drawImage(QRect(0, 0, area.width(), area.height()), image)
            self._done += 1
            self._tell(_told("Printing page {0} of {1}").format(self._done, len(pages)))
            QTimer.singleShot(0, self._owner, lambda: self._turn(printer, painter, pages))
        elif painter.end() and self._done == len(pages):
            self._tell(_told("{0} pages were printed.").format(self._done))
        else:
            self._tell(_told("The printer went away after {0} pages.").format(self._done))


def _told(text: str) -> str:
    return QCoreApplication.translate("PaperPrinter", text)
