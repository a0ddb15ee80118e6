"""Prints without a window: lays a document out, waits for it, and finishes the PDF."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer

from aixreader.errors import Cancelled
from aixreader.progress import Report
from aixreader.publish.print_html import Paper
from aixreader.services.export.print_document import finish_print_pdf, make_print_document
from aixreader.services.export.section_selector import SectionSelection
from aixreader.services.session.resources import Resource
from aixreader.services.session.session import Session
from aixreader.ui.printing.paper_pictures import for_paper
from aixreader.ui.web.pdf_maker import PdfMaker

ASK_MS = 100
LAYING_OUT = 0.5, "Laying out pages"


def print_now(parent: QObject, session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """The PDF of `choice`, made by a child of `parent`; raises what it failed of, and what `report` raises."""
    publication, resources = make_print_document(session, choice, paper, report)
    resources = for_paper(resources, report)
    report(*LAYING_OUT)
    maker = PdfMaker(parent)
    try:
        printed = _laid_out(maker, resources, paper, report)
    finally:
        maker.close_down()
    return finish_print_pdf(printed, publication, report)


def _laid_out(maker: PdfMaker, resources: dict[str, Resource], paper: Paper, report: Report) -> bytes:
    """What the browser prints; `report` is asked again and again whether it is still wanted."""
    loop = QEventLoop()
    told: list[object] = []

    def take(result: object) -> None:
        told.append(result)
        loop.quit()

    def ask() -> None:
        try:
            report(*LAYING_OUT)
        except (Cancelled, KeyboardInterrupt) as error:  # Qt would not hand it on
            take(error)

    clock = QTimer(maker)
    clock.timeout.connect(ask)
    clock.start(ASK_MS)
    maker.made.connect(take)
    maker.failed.connect(take)
    maker.make(resources, paper.size, paper.margin)
    loop.exec()
    clock.stop()
    result = told[0]
    if isinstance(result, BaseException):
        raise result
    assert isinstance(result, bytes)  # noqa: S101  # it is one of these
    return result
