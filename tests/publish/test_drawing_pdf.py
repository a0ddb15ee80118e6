"""Links and metadata of drawn pages."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader, PdfWriter

from aixreader.publish.drawing_pdf import DrawingMetadata, LinkArea, finish_drawing

ABOUT = DrawingMetadata("Tea \u202e& leaves", "The house", "Of leaves.", "2026-08-22T15:35:59+02:00")


def drawn() -> bytes:
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(200, 100)
    writer.add_metadata({"/CreationDate": "D:20200101000000Z", "/Producer": "Somebody"})
    writer.generate_file_identifiers()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_links_and_metadata() -> None:
    link = LinkArea("https://example.org/(a)\\", "Tea", (10.0, 20.0, 30.0, 25.0))
    data = finish_drawing(drawn(), [[], [link]], 2.0, ABOUT)
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert "/Annots" not in reader.pages[0]
    entries: Any = reader.pages[1]["/Annots"]
    (annotation,) = (entry.get_object() for entry in entries)
    assert annotation["/A"]["/URI"] == link.address
    assert [float(edge) for edge in annotation["/Rect"]] == [20, 50, 60, 60]
    assert annotation["/Contents"] == "Tea"
    assert {name: str(value) for name, value in (reader.metadata or {}).items()} == {
        "/Title": "Tea & leaves",
        "/Author": "The house",
        "/Subject": "Of leaves.",
        "/Creator": "AIX Reader",
        "/CreationDate": "D:20260822133559Z",
        "/ModDate": "D:20260822133559Z",
    }
    assert (reader.pdf_header, str(reader.root_object["/Lang"])) == ("%PDF-1.7", "en")
    assert "DisplayDocTitle" in str(reader.root_object["/ViewerPreferences"])
    assert data == finish_drawing(drawn(), [[], [link]], 2.0, ABOUT), "no identifier, no time"
