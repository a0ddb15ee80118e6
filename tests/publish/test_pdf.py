"""Post-processing of printed PDFs."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    Destination,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from aixreader.errors import Cancelled
from aixreader.progress import silent
from aixreader.publish.pdf import finish_pdf
from aixreader.publish.publication import Publication
from tests.publish.drawn_text import drawn


@pytest.fixture
def printed() -> bytes:
    """Three pages, anchors as the browser writes them, and a placeholder for the page of the last heading."""
    writer = PdfWriter()
    for _ in range(3):
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): two_byte_font()})}
        )
    for name, number in (("chapter-1", 1), ("s-pot", 1), ("s-tea", 2)):
        writer.add_named_destination(name, number)
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in (100, 700, 200, 712)]),
            NameObject("/Dest"): TextStringObject("s-tea"),
        }
    )
    first = writer.pages[0]
    first[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    stream = DecodedStreamObject()
    stream.set_data(b"1 0 0 -1 0 800 cm\n" + drawn(2, "00"))
    first[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def two_byte_font() -> DictionaryObject:
    """A font whose codes are those of Unicode."""
    below = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Any"),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Any"),
            NameObject("/Encoding"): NameObject("/UniGB-UTF16"),
            NameObject("/DescendantFonts"): ArrayObject([below]),
        }
    )


def test_numbers_outline_and_what_it_is(printed: bytes, publication: Publication) -> None:
    data = finish_pdf(printed, publication, silent)
    reader = PdfReader(io.BytesIO(data))
    assert reader.pages[0].extract_text().strip() == "3"
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Tea <1>", "OWASP AI Exchange")
    assert reader.metadata.subject == publication.edition_line
    assert str(reader.root_object["/Lang"]) == "en"
    titles = [
        [str(one.title) for one in entry if isinstance(one, Destination)] if isinstance(entry, list) else entry.title
        for entry in reader.outline
    ]
    assert titles == ["Pots", ["Pot & lid"], "Tea"]
    assert str(reader.root_object["/PageMode"]) == "/UseOutlines"
    last = reader.outline[-1]
    assert isinstance(last, Destination)
    assert reader.get_destination_page_number(last) == 2
    assert data.startswith(b"%PDF-1.7\n")
    assert data == finish_pdf(printed, publication, silent), "the same bytes"


def test_no_outline_is_asked_for_where_there_is_none(publication: Publication) -> None:
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    out = io.BytesIO()
    writer.write(out)
    reader = PdfReader(io.BytesIO(finish_pdf(out.getvalue(), publication, silent)))
    assert not reader.outline
    assert "/PageMode" not in reader.root_object


def test_it_can_be_cancelled(printed: bytes, publication: Publication) -> None:
    def report(fraction: float, text: str) -> None:
        assert (fraction >= 0.0, bool(text)) == (True, True)
        raise Cancelled

    with pytest.raises(Cancelled):
        finish_pdf(printed, publication, report)
