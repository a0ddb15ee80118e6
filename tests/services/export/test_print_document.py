"""Documents for printing and their resources."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from aixreader.errors import OutputError
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.services.export.print_document import STYLE, make_print_document, make_tagged_pdf
from aixreader.services.export.section_selector import select_sections
from aixreader.services.marks.annotated_publication import annotated
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation


def test_the_document_asks_for_nothing_that_is_not_there(session: Session) -> None:
    publication, resources = make_print_document(session, select_sections(session, ["all"], {}), Paper(), silent)
    html = resources["/print"].data.decode()
    asked = re.findall(r'(?:src|<link rel="stylesheet" href)="([^"]*)"', html)
    assert STYLE in asked
    assert [path for path in asked if path not in resources and path.startswith("/")] == []
    assert publication.title == session.title


def test_a_name_that_is_no_unicode(session: Session) -> None:
    choice = select_sections(session, ["teapot"], {})
    _, resources = make_print_document(session, choice, Paper(made_by="A\udcff"), silent)
    assert "A?</p>" in resources["/print"].data.decode()


def test_the_same_document_with_tags(session: Session) -> None:
    mark = Annotation("a", "teapot", "Teapot watch", "looks at the pot", note="Mind *this*")
    choice = replace(select_sections(session, ["teapot"], {}), marks=(mark,), annotate=annotated)
    try:
        data = make_tagged_pdf(session, choice, Paper("Letter"), silent)
    except OutputError as error:
        pytest.skip(str(error))
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    assert "Somebody looks at the pot" in page.extract_text()
    assert "Mind this" in page.extract_text()
    assert "Note 1" in [link.get("/Contents") for link in page.annotations or ()], "said of the link to the note"
