"""Prints without a window: lays a document out, waits for it, and finishes the PDF."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop

from aixreader.errors import AixError
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.services.choosing import Choice
from aixreader.services.printing import finished, printable
from aixreader.services.session import Session
from aixreader.ui.paper_pictures import for_paper
from aixreader.ui.web.pdf_maker import PdfMaker


def print_now(application: QCoreApplication, session: Session, choice: Choice, paper: Paper) -> bytes:
    """The PDF of `choice`; raises what it failed of."""
    publication, resources = printable(session, choice, paper, silent)
    maker = PdfMaker(application)
    loop = QEventLoop()
    told: list[object] = []
    for signal in (maker.made, maker.failed):
        signal.connect(told.append)
        signal.connect(loop.quit)
    maker.make(for_paper(resources, silent), paper.size, paper.margin)
    loop.exec()
    maker.close_down()
    result = told[0]
    if isinstance(result, AixError):
        raise result
    assert isinstance(result, bytes)  # noqa: S101  # it is one of the two
    return finished(result, publication, silent)
