"""Makes a PDF without a window: lays a document out, waits for it, and adds outline and metadata."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer

from aixreader.errors import Cancelled
from aixreader.progress import Report
from aixreader.publish.print_html import Paper
from aixreader.services.export.print_document import finish_print_pdf, make_print_document
from aixreader.services.export.section_selector import SectionSelection
from aixreader.services.session.resources import Resource
from aixreader.services.session.session import Session
from aixreader.ui.printing.paper_pictures import shrink_pictures
from aixreader.ui.web.pdf_maker import PdfMaker

POLL_MS = 100
LAYING_OUT = 0.5, "Laying out pages"


def print_now(parent: QObject, session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """The PDF of `choice`, made by a child of `parent`. Raises the error of the layout, and what `report` raises."""
    publication, resources = make_print_document(session, choice, paper, report)
    resources = shrink_pictures(resources, report)
    report(*LAYING_OUT)
    maker = PdfMaker(parent)
    try:
        printed = _laid_out(maker, resources, paper, report)
    finally:
        maker.close_down()
    return finish_print_pdf(printed, publication, report)


def _laid_out(maker: PdfMaker, resources: dict[str, Resource], paper: Paper, report: Report) -> bytes:
    """The PDF of the browser engine. `report` is called every `POLL_MS`, so that a cancel ends the wait."""
    loop = QEventLoop()
    results: list[object] = []

    def take(result: object) -> None:
        results.append(result)
        loop.quit()

    def ask() -> None:
        try:
            report(*LAYING_OUT)
        except (Cancelled, KeyboardInterrupt) as error:  # Qt does not propagate exceptions of slots
            take(error)

    timer = QTimer(maker)
    timer.timeout.connect(ask)
    timer.start(POLL_MS)
    maker.made.connect(take)
    maker.failed.connect(take)
    maker.make(resources, paper.size, paper.margin)
    loop.exec()
    timer.stop()
    result = results[0]
    if isinstance(result, BaseException):
        raise result
    assert isinstance(result, bytes)  # noqa: S101  # `made` emits bytes, `failed` an exception
    return result
