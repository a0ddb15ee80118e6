"""Post-processes a printed PDF: page numbers in their placeholders, outline, metadata, language.

Chromium writes neither an outline nor a language, but a named destination for each anchor that is the target of a link.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aixreader.progress import Report
from aixreader.publish.print_html import PAGE
from aixreader.publish.publication import Publication

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

FONT = "/AixNumbers"
FONT_SIZE = 0.34
"""The font size of page numbers, as a share of the width of their placeholder."""
GREY = 0.25
"""The colour of page numbers: 0 is black, 1 white."""
WIDTHS = {".": 0.278, " ": 0.278}
WIDTH = 0.556
"""Advance widths of Helvetica, as shares of the font size (Adobe font metrics); digits and `p` have `WIDTH`."""


def finish_pdf(data: bytes, publication: Publication, report: Report) -> bytes:
    """The PDF with page numbers, outline and metadata; raises `Cancelled` after a cancel."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of how browsers count objects
    report(0.0, "Numbering pages")
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    anchors = dict(_anchors(reader))
    first_page = min((anchors[chapter.id][0] for chapter in publication.chapters if chapter.id in anchors), default=0)
    for number, page in enumerate(writer.pages):
        if number % 20 == 0:
            report(0.8 * number / len(writer.pages), "Numbering pages")
        _fill_placeholders(page, anchors, writer, is_contents=number < first_page)
    _add_outline(writer, publication, anchors)
    writer.add_metadata(
        {
            "/Title": publication.title,
            **({"/Author": publication.attribution.author} if publication.attribution.author else {}),
            "/Subject": publication.edition_line,
            "/Keywords": publication.keywords,
            "/Creator": "AIX Reader",
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    report(0.9, "Writing the PDF")
    out = io.BytesIO()
    writer.write(out)
    report(1.0, "Written")
    return out.getvalue()


def _anchors(reader: PdfReader) -> Iterator[tuple[str, tuple[int, float]]]:
    """The page index (from 0) and the vertical position (in points, from the bottom) of each anchor."""
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            yield name.lstrip("/"), (number, float(destination.top or 0.0))


def _fill_placeholders(
    page: PageObject, anchors: dict[str, tuple[int, float]], writer: PdfWriter, *, is_contents: bool
) -> None:
    """Write page numbers into the placeholder links of a page: right-aligned in the contents, as "p. 7" elsewhere."""
    texts = []
    for reference in page.get("/Annots", ()):
        link = reference.get_object()
        target = str(link.get("/Dest", "")).lstrip("/")
        if target.startswith(PAGE) and target in anchors:
            left, bottom, right, top = (float(edge) for edge in link["/Rect"])
            text = f"{anchors[target][0] + 1}" if is_contents else f"p. {anchors[target][0] + 1}"
            size = (right - left) * FONT_SIZE
            x = right - _text_width(text) * size if is_contents else left
            texts.append((text, size, x, bottom + (top - bottom) / 2 - size * 0.22))
    if texts:
        _write(page, texts, writer)


def _text_width(text: str) -> float:
    """The width of `text`, as a multiple of the font size."""
    return sum(WIDTHS.get(char, WIDTH) for char in text)


def _write(page: PageObject, texts: list[tuple[str, float, float, float]], writer: PdfWriter) -> None:
    """Write (text, font size, x, y) on a page, in points."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)  # noqa: S101  # every page of Chromium's has some
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    fonts[NameObject(FONT)] = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    lines = [
        f"BT {FONT} {size:.2f} Tf {GREY} g 1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj ET" for text, size, x, y in texts
    ]
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(("\nQ\nq\n" + "\n".join(lines) + "\nQ\n").encode("ascii"))
    contents = page["/Contents"]
    streams = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    parts = [writer._add_object(before), *streams, writer._add_object(after)]  # noqa: SLF001  # pypdf has no other way
    page[NameObject("/Contents")] = ArrayObject(parts)


def _add_outline(writer: PdfWriter, publication: Publication, anchors: dict[str, tuple[int, float]]) -> None:
    """Add the tree of sections as the PDF's outline."""
    from pypdf.generic import Fit, IndirectObject

    above: list[tuple[int, IndirectObject]] = []
    for level, anchor, title in outline_of(publication):
        if anchor not in anchors:
            continue
        while above and above[-1][0] >= level:
            above.pop()
        page, top = anchors[anchor]
        parent = above[-1][1] if above else None
        entry = writer.add_outline_item(
            title=title, page_number=page, parent=parent, fit=Fit.xyz(left=0, top=top, zoom=0)
        )
        above.append((level, entry))


def outline_of(publication: Publication) -> Iterator[tuple[int, str, str]]:
    """Level, anchor and title of every chapter and piece."""
    for chapter in publication.chapters:
        yield 1, chapter.id, chapter.title
        for piece in chapter.pieces:
            if piece.id != chapter.id:
                yield piece.level, piece.id, piece.title
