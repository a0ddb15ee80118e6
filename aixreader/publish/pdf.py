"""Post-processes a printed PDF: page numbers in their placeholders, outline, metadata.

Chromium writes neither an outline nor metadata, but a named destination for each anchor that is the target of a link.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aixreader.progress import Report
from aixreader.publish.page_numbers import fill_placeholders
from aixreader.publish.pdf_metadata import describe
from aixreader.publish.publication import Publication

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter


def finish_pdf(data: bytes, publication: Publication, report: Report) -> bytes:
    """The PDF with page numbers, outline and metadata; raises `Cancelled` after a cancel."""
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of how browsers count objects
    report(0.0, "Numbering pages")
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(clone_from=reader)
    anchors = dict(_anchors(reader))
    pages = [anchors[anchor][0] + 1 if anchor in anchors else 0 for _, anchor, _ in publication.headings]
    for number, page in enumerate(writer.pages):
        if number % 20 == 0:
            report(0.8 * number / len(writer.pages), "Numbering pages")
        _number_links(page, pages)
    _add_outline(writer, publication, anchors)
    describe(writer, publication)
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


def _number_links(page: PageObject, pages: Sequence[int]) -> None:
    """Write the pages of targets into the placeholders of a page."""
    from pypdf.generic import StreamObject

    if "/Annots" not in page:
        return
    stream = page["/Contents"].get_object()
    if not isinstance(stream, StreamObject):  # Chromium writes one a page
        return
    content = stream.get_data()
    filled = fill_placeholders(content, pages)
    if filled != content:
        stream.set_data(filled)


def _add_outline(writer: PdfWriter, publication: Publication, anchors: dict[str, tuple[int, float]]) -> None:
    """Add the tree of sections as the PDF's outline, and ask viewers to show it if there is one."""
    from pypdf.generic import Fit, IndirectObject, NameObject

    above: list[tuple[int, IndirectObject]] = []
    for level, anchor, title in publication.headings:
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
    if above:
        writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
