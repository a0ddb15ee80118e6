"""Sends a PDF to a printer, one page per pass of the event loop, so that the window stays responsive.

Signals: `progressed(done, count)` in pages; `ended(message)` with the outcome.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

RESOLUTION = 300
"""Dots per inch at which pages are rendered."""


class PaperPrinter(QObject):
    """Prints `document` once; a child of the dialog `owner`."""

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
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._print_next)

    def ask(self) -> None:
        """Open the system's print dialog, then print."""
        if not QPrinterInfo.availablePrinterNames():
            self.ended.emit(self.tr("No printer is installed. Save the PDF to print it elsewhere."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        size = self._document.pagePointSize(0)
        is_landscape = size.width() > size.height()
        printer.setPageSize(QPageSize(size.transposed() if is_landscape else size, QPageSize.Unit.Point))
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
        )
        dialog = QPrintDialog(printer, self._owner)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.accepted.connect(lambda: self.start(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def start(self, printer: QPrinter) -> None:
        """Print the page range of `printer`."""
        count = self._document.pageCount()
        first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        if not self._painter.begin(printer):
            self.ended.emit(
                self.tr("The printer does not respond. Nothing was printed. Save the PDF, or choose another printer.")
            )
            return
        self._printer = printer
        self._pages = list(range(first - 1, last))
        self._timer.start()

    def cancel(self) -> None:
        """Abort. A printer that receives the job only at its end prints nothing."""
        if self._printer is not None:
            self._printer.abort()
            self._finish(
                self.tr("Cancelled. At most {0} of {1} pages are printed.").format(self._done, len(self._pages))
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
            target = QRect(QPoint(), size.toSize())
            target.moveCenter(QRect(QPoint(), area.size()).center())
            self._painter.drawImage(target, self._document.render(number, (size * share).toSize()))
            self._done += 1
            self.progressed.emit(self._done, len(self._pages))
        elif self._painter.end() and self._done == len(self._pages) and is_available(printer):
            self._finish(self.tr("Sent to the printer: {0} pages.").format(self._done))
        else:
            message = self.tr(
                "The printer was lost after {0} of {1} pages. The printout may be incomplete. Save the PDF instead."
            )
            self._finish(message.format(self._done, len(self._pages)))

    def _finish(self, message: str) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
        self._printer = None
        self.ended.emit(message)


def is_available(printer: QPrinter) -> bool:
    """Whether `printer` still exists: Qt reports no error when a job is sent to one that was removed."""
    return bool(printer.outputFileName()) or not QPrinterInfo.printerInfo(printer.printerName()).isNull()
