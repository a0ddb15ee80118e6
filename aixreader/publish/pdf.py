"""Finishes a printed publication: page numbers where they were left room, an outline, title, language.

The browser writes no outline and no language, but a named destination for every anchor that a link leads to.
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
SIZE = 7.5
INK = 0.25
"""How light numbers are, from black."""


def finish_pdf(data: bytes, publication: Publication, report: Report) -> bytes:
    """The PDF with all of it; raises `Cancelled` after a cancel."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of how browsers count objects
    report(0.0, "Numbering pages")
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    places = dict(_places(reader))
    for number, page in enumerate(writer.pages):
        if number % 20 == 0:
            report(0.8 * number / len(writer.pages), "Numbering pages")
        _number(page, places, writer)
    _outline(writer, publication, places)
    writer.add_metadata(
        {
            "/Title": publication.title,
            "/Author": "OWASP AI Exchange",
            "/Subject": publication.told,
            "/Keywords": "AI security, threats, controls, OWASP AI Exchange",
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


def _places(reader: PdfReader) -> Iterator[tuple[str, tuple[int, float]]]:
    """The page (from 0) and the height on it of each anchor."""
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            yield name.lstrip("/"), (number, float(destination.top or 0.0))


def _number(page: PageObject, places: dict[str, tuple[int, float]], writer: PdfWriter) -> None:
    """Write the numbers of pages into the links that were left empty for them."""
    marks = []
    for reference in page.get("/Annots", ()):
        link = reference.get_object()
        target = str(link.get("/Dest", "")).lstrip("/")
        if target.startswith(PAGE) and target in places:
            left, bottom, right, top = (float(edge) for edge in link["/Rect"])
            marks.append((f"{places[target][0] + 1}", left, bottom, right, top))
    if marks:
        _write(page, marks, writer)


def _write(page: PageObject, marks: list[tuple[str, float, float, float, float]], writer: PdfWriter) -> None:
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)  # noqa: S101  # the browser gives every page some
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    fonts[NameObject(FONT)] = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    lines = []
    for text, left, bottom, right, top in marks:
        wide = len(text) * SIZE * 0.556
        x = right - wide if right - left > 3 * wide else left + 1.5
        y = bottom + (top - bottom - SIZE) / 2 + SIZE * 0.15
        lines.append(f"BT {FONT} {SIZE} Tf {INK} g 1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj ET")
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(("\nQ\nq\n" + "\n".join(lines) + "\nQ\n").encode("ascii"))
    there = page["/Contents"]
    inside = list(there) if isinstance(there, ArrayObject) else [page.raw_get("/Contents")]
    parts = [writer._add_object(before), *inside, writer._add_object(after)]  # noqa: SLF001  # pypdf has no other way
    page[NameObject("/Contents")] = ArrayObject(parts)


def _outline(writer: PdfWriter, publication: Publication, places: dict[str, tuple[int, float]]) -> None:
    """The tree of sections as bookmarks of the PDF."""
    from pypdf.generic import Fit, IndirectObject

    above: list[tuple[int, IndirectObject]] = []
    for level, anchor, title in outline_of(publication):
        if anchor not in places:
            continue
        while above and above[-1][0] >= level:
            above.pop()
        page, top = places[anchor]
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
