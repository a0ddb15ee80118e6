"""PDFs to printers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from typing_extensions import override

from aixreader.ui.printing import paper_printer
from aixreader.ui.printing.paper_printer import PaperPrinter
from tests.ui.printing.test_print_dialog import pages


@pytest.fixture
def paper(qtbot: QtBot) -> Iterator[PaperPrinter]:
    """Three pages for a printer."""
    owner = QDialog()
    qtbot.addWidget(owner)
    document = QPdfDocument(owner)
    buffer = QBuffer(owner)
    buffer.setData(pages(3))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    yield PaperPrinter(owner, document)
    document.close()


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are drawn coarsely, where it does not matter what is on them."""
    monkeypatch.setattr(paper_printer, "RESOLUTION", 72)


@pytest.fixture
def outcomes(paper: PaperPrinter) -> list[object]:
    """Arguments of the signals, in order."""
    found: list[object] = []
    paper.progressed.connect(lambda done, count: found.append((done, count)))
    paper.ended.connect(found.append)
    return found


def to_file(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(file))
    return printer


def test_all_pages_are_printed_one_at_a_time(
    qtbot: QtBot, tmp_path: Path, paper: PaperPrinter, outcomes: list[object]
) -> None:
    with qtbot.waitSignal(paper.ended):
        paper.start(to_file(tmp_path / "out.pdf"))
    assert outcomes == [(1, 3), (2, 3), (3, 3), "Sent to the printer: 3 pages."]
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 3


@pytest.mark.usefixtures("coarse")
def test_pages_can_be_chosen(qtbot: QtBot, tmp_path: Path, paper: PaperPrinter, outcomes: list[object]) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setFromTo(2, 9)
    with qtbot.waitSignal(paper.ended):
        paper.start(printer)
    assert outcomes[-1] == "Sent to the printer: 2 pages."


@pytest.mark.usefixtures("coarse")
def test_cancelled_between_two_pages(qtbot: QtBot, tmp_path: Path, paper: PaperPrinter, outcomes: list[object]) -> None:
    paper.cancel()
    assert outcomes == [], "there is nothing to cancel"
    paper.progressed.connect(lambda done, _count: paper.cancel() if done == 2 else None)
    with qtbot.waitSignal(paper.ended):
        paper.start(to_file(tmp_path / "out.pdf"))
    assert not paper._timer.isActive()
    assert outcomes == [(1, 3), (2, 3), "Cancelled. At most 2 of 3 pages are printed."]


@pytest.mark.usefixtures("coarse")
def test_a_removed_printer_is_reported(qtbot: QtBot, paper: PaperPrinter, outcomes: list[object]) -> None:
    class Gone(QPrinter):
        @override
        def outputFileName(self) -> str:
            return ""  # so that it is looked for among the system's, where it is not

    printer = Gone(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName("/dev/null")
    with qtbot.waitSignal(paper.ended):
        paper.start(printer)
    assert str(outcomes[-1]).startswith("The printer was lost after 3 of 3 pages.")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_respond_is_reported(
    tmp_path: Path, paper: PaperPrinter, outcomes: list[object]
) -> None:
    paper.start(to_file(tmp_path / "gone" / "out.pdf"))
    assert "does not respond" in str(outcomes[0])


def test_without_a_printer_a_message_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, paper: PaperPrinter, outcomes: list[object]
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    paper.ask()
    assert outcomes == ["No printer is installed. Save the PDF to print it elsewhere."]
