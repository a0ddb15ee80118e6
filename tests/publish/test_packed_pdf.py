"""Objects of a PDF in one stream."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, NameObject

from aixreader.publish.packed_pdf import packed_pdf


def test_the_same_document_in_fewer_bytes() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 100)
    stream = DecodedStreamObject()
    stream.set_data(b"0 0 10 10 re f")
    page[NameObject("/Contents")] = writer._add_object(stream)
    for number in range(300):
        writer.add_annotation(0, Link(rect=(number, 0, number + 1, 5), url=f"https://example.org/{number}"))
    writer.add_metadata({"/Title": "Tea"})
    out = io.BytesIO()
    writer.write(out)
    data = packed_pdf(out.getvalue())
    assert len(data) < len(out.getvalue()) / 4
    reader = PdfReader(io.BytesIO(data), strict=True)
    (page,) = reader.pages
    contents = page.get_contents()
    assert contents is not None
    assert contents.get_data().strip() == b"0 0 10 10 re f"
    entries: Any = page["/Annots"]
    addresses = [entry.get_object()["/A"]["/URI"] for entry in entries]
    assert addresses == [f"https://example.org/{number}" for number in range(300)]
    assert reader.metadata is not None
    assert reader.metadata.title == "Tea"
    assert packed_pdf(data) == packed_pdf(data), "packed again, it is still read"
