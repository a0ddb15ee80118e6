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
from aixreader.publish.pdf import finish_pdf, outline_of
from aixreader.publish.print_html import PAGE
from aixreader.publish.publication import Publication


@pytest.fixture
def printed() -> bytes:
    """Three pages, anchors as the browser writes them, and an empty link to the second."""
    writer = PdfWriter()
    for _ in range(3):
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject()
    for name, number in (("chapter-1", 1), ("s-pot", 1), ("s-tea", 2)):
        for anchor in (name, f"{PAGE}{name}"):
            writer.add_named_destination(anchor, number)
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in (100, 700, 200, 712)]),
            NameObject("/Dest"): TextStringObject(f"{PAGE}s-tea"),
        }
    )
    first = writer.pages[0]
    first[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    stream = DecodedStreamObject()
    stream.set_data(b"0 g")
    first[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_numbers_outline_and_what_it_is(printed: bytes, publication: Publication) -> None:
    reader = PdfReader(io.BytesIO(finish_pdf(printed, publication, silent)))
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
    last = reader.outline[-1]
    assert isinstance(last, Destination)
    assert reader.get_destination_page_number(last) == 2


def test_the_outline_is_the_tree_of_pieces(publication: Publication) -> None:
    assert list(outline_of(publication)) == [
        (1, "chapter-1", "Pots"),
        (2, "s-pot", "Pot & lid"),
        (1, "s-tea", "Tea"),
    ]


def test_it_can_be_cancelled(printed: bytes, publication: Publication) -> None:
    def report(fraction: float, text: str) -> None:
        assert (fraction >= 0.0, bool(text)) == (True, True)
        raise Cancelled

    with pytest.raises(Cancelled):
        finish_pdf(printed, publication, report)
