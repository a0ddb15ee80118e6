"""Sends a PDF to a printer, a page at a time, so that the window answers meanwhile.

Signals: `progressed(done, count)` in pages; `ended(message)` with what came of it.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

RESOLUTION = 300
"""Dots to the inch; enough for text, and half a printer's memory of what it could take."""


class PaperPrinter(QObject):
    """Prints `document` once for the dialog `owner`, and ends with it."""

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, owner: QDialog, document: QPdfDocument) -> None:
        super().__init__(owner)
        self._owner = owner
        self._document = document
        self._printer: QPrinter | None = None
        self._painter = QPainter()
        self._pages: list[int] = []
        self._done = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._print_next)

    def ask(self) -> None:
        """Ask which printer, then print."""
        if not QPrinterInfo.availablePrinterNames():
            self.ended.emit(self.tr("There is no printer on this computer. Save the PDF, and print it elsewhere."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = self._document.pagePointSize(0)
        lies = size.width() > size.height()
        printer.setPageSize(QPageSize(size.transposed() if lies else size, QPageSize.Unit.Point))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
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
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        if not self._painter.begin(printer):
            self.ended.emit(
                self.tr("The printer does not answer. Nothing was printed; save the PDF, or choose another.")
            )
            return
        self._printer = printer
        self._pages = list(range(first - 1, last))
        self._turn.start()

    def cancel(self) -> None:
        """Print no more. A printer to which all is sent in the end gets nothing."""
        if self._printer is not None:
            self._printer.abort()
            self._finish(
                self.tr("Cancelled. No more than {0} of {1} pages come out.").format(self._done, len(self._pages))
            )

    @Slot()
    def _print_next(self) -> None:
        """Print the next page."""
        printer = self._printer
        if printer is None:
            return
        if self._done < len(self._pages) and (self._done == 0 or printer.newPage()):
            area = printer.pageLayout().fullRectPixels(printer.resolution())
            share = RESOLUTION / printer.resolution()
            number = self._pages[self._done]
            size = self._document.pagePointSize(number).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(), size.toSize())
            place.moveCenter(QRect(QPoint(), area.size()).center())
            self._painter.drawImage(place, self._document.render(number, (size * share).toSize()))
            self._done += 1
            self.progressed.emit(self._done, len(self._pages))
        elif self._painter.end() and self._done == len(self._pages) and is_there(printer):
            self._finish(self.tr("Sent to the printer: {0} pages.").format(self._done))
        else:
            told = self.tr(
                "The printer went away after {0} of {1} pages. What it printed may not be whole; save the PDF."
            )
            self._finish(told.format(self._done, len(self._pages)))

    def _finish(self, message: str) -> None:
        self._turn.stop()
        if self._painter.isActive():
            self._painter.end()
        self._printer = None
        self.ended.emit(message)


def is_there(printer: QPrinter) -> bool:
    """Whether `printer` still is: Qt does not say that what it sent to one that was taken away was lost."""
    return bool(printer.outputFileName()) or not QPrinterInfo.printerInfo(printer.printerName()).isNull()
