"""Finishes a printed publication: page numbers where they were left room, an outline, title, language.

The browser writes no outline and no language, but a named destination for every anchor that a link leads to.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aixreader.progress import Report
from aixreader.publish.print_html import AUTHOR, KEYWORDS, PAGE
from aixreader.publish.publication import Publication

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

FONT = "/AixNumbers"
SIZE = 0.34
"""How high numbers are, of the width of the room that `paper.css` leaves for them."""
INK = 0.25
"""How light numbers are, from black."""
WIDTHS = {".": 0.278, " ": 0.278}
WIDTH = 0.556
"""How wide Helvetica's signs are, of their height; digits and `p` are alike."""


def finish_pdf(data: bytes, publication: Publication, report: Report) -> bytes:
    """The PDF with all of it; raises `Cancelled` after a cancel."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of how browsers count objects
    report(0.0, "Numbering pages")
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    places = dict(_places(reader))
    begin = min((places[chapter.id][0] for chapter in publication.chapters if chapter.id in places), default=0)
    for number, page in enumerate(writer.pages):
        if number % 20 == 0:
            report(0.8 * number / len(writer.pages), "Numbering pages")
        _number(page, places, writer, is_list=number < begin)
    _outline(writer, publication, places)
    writer.add_metadata(
        {
            "/Title": publication.title,
            "/Author": AUTHOR,
            "/Subject": publication.told,
            "/Keywords": KEYWORDS,
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


def _number(page: PageObject, places: dict[str, tuple[int, float]], writer: PdfWriter, *, is_list: bool) -> None:
    """Write the numbers of pages into the links that were left empty for them: in a list of contents at its edge."""
    marks = []
    for reference in page.get("/Annots", ()):
        link = reference.get_object()
        target = str(link.get("/Dest", "")).lstrip("/")
        if target.startswith(PAGE) and target in places:
            left, bottom, right, top = (float(edge) for edge in link["/Rect"])
            text = f"{places[target][0] + 1}" if is_list else f"p. {places[target][0] + 1}"
            size = (right - left) * SIZE
            x = right - _wide(text) * size if is_list else left
            marks.append((text, size, x, bottom + (top - bottom) / 2 - size * 0.22))
    if marks:
        _write(page, marks, writer)


def _wide(text: str) -> float:
    """How wide `text` is, of its height."""
    return sum(WIDTHS.get(sign, WIDTH) for sign in text)


def _write(page: PageObject, marks: list[tuple[str, float, float, float]], writer: PdfWriter) -> None:
    """Write (text, height, x, y) on a page."""
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
    lines = [f"BT {FONT} {size:.2f} Tf {INK} g 1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj ET" for text, size, x, y in marks]
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
