"""A PDF of sections, without a window."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.publish.publication import Chapter, Piece, Publication
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


def test_no_heading_stands_alone_at_the_foot_of_a_page(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "<table><thead><tr><th>a</th></tr></thead><tr><td>{0}</td></tr></table>"
    bodies = [
        ("<p>{0} {1}</p>", "<hr><p>{0} {1}</p>", table)[number % 3].format(f"body{number}", "words " * number * 7)
        for number in range(60)
    ]
    pieces = tuple(
        Piece(f"s-{number}", "x", f"head{number}", 2, body, "Control", "https://x.org/")
        for number, body in enumerate(bodies)
    )
    publication = Publication("t", "e", "2026-08-22", "", "", (Chapter("chapter-1", "c", pieces),))
    choice = select_sections(session, ["all"], {})
    monkeypatch.setattr(type(choice), "publication", lambda _self, _session: publication)
    reader = PdfReader(io.BytesIO(print_now(qapp, session, choice, Paper(), silent)))
    texts = [page.extract_text() for page in reader.pages]
    pages = {word: number for number, text in enumerate(texts) for word in re.findall(r"\b(?:head|body)\d+", text)}
    assert len(reader.pages) > 10
    assert all(pages[f"head{number}"] == pages[f"body{number}"] for number in range(60))


def test_numbers_of_pages_are_text_among_text_in_embedded_fonts(qapp: QApplication, session: Session) -> None:
    data = print_now(qapp, session, select_sections(session, ["all"], {}), Paper(), silent)
    reader = PdfReader(io.BytesIO(data))
    text = "\n".join(page.extract_text() for page in reader.pages).replace("\N{NO-BREAK SPACE}", " ")
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    inside = [str(link["/Dest"]).lstrip("/") for link in links if "/Dest" in link]
    pages = {name.lstrip("/"): reader.get_destination_page_number(at) for name, at in reader.named_destinations.items()}
    for number in {pages[name] for name in inside if name.startswith("s-")}:
        assert number is not None
        assert re.search(rf"(?m)(^|p\. ){number + 1}\b", text)
    assert "0123456789" not in text
    assert "\N{WORD JOINER}" not in text
    assert data.count(b"/FontFile") >= data.count(b"/FontDescriptor ") > 0
    assert b"/Type1" not in data
    assert data == print_now(qapp, session, select_sections(session, ["all"], {}), Paper(), silent), "the same bytes"


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
