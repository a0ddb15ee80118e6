"""A PDF of sections, without a window."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.session import Session
from aixreader.ui.printing import headless_pdf
from aixreader.ui.printing.headless_pdf import print_now


def test_sections_with_numbers_outline_and_links(qapp: QApplication, session: Session) -> None:
    choice = select_sections(session, ["all"], {})
    reader = PdfReader(io.BytesIO(print_now(qapp, session, choice, Paper(), silent)))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Somebody looks at the pot", "opens only for its owner", f"2 / {len(reader.pages)}", "Contents"):
        assert words in text
    names = set(reader.named_destinations)
    links = [
        str(annotation.get_object()["/Dest"])
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if "/Dest" in annotation.get_object()
    ]
    assert links
    assert {f"/{link.lstrip('/')}" for link in links} <= names
    outline = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry.title for entry in outline] == [page.title for page in session.edition.pages.values()]


@pytest.mark.parametrize("words", ["Collecting", "Laying out", "Numbering", "Writing"])
def test_cancelled_on_the_way(qapp: QApplication, session: Session, words: str) -> None:
    seen: list[str] = []

    def report(fraction: float, text: str) -> None:  # noqa: ARG001  # a report has both
        seen.append(text)
        if words in text:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_now(qapp, session, select_sections(session, ["all"], {}), Paper(), report)
    assert words in seen[-1]


def test_cancelled_while_the_browser_lays_out(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headless_pdf, "POLL_MS", 0)  # a quick machine lays out in less than the usual
    seen: list[str] = []

    def report(fraction: float, text: str) -> None:  # noqa: ARG001  # a report has both
        seen.append(text)
        if seen.count(headless_pdf.LAYING_OUT[1]) > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_now(qapp, session, select_sections(session, ["all"], {}), Paper(), report)
    assert seen[-2:] == [headless_pdf.LAYING_OUT[1]] * 2
