"""Finishes a PDF that was drawn, not laid out: metadata, and links over what is drawn.

What draws it writes the time and a random identifier into it, and no links.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aixreader.control_characters import without_controls
from aixreader.publish.packed_pdf import packed_pdf
from aixreader.publish.pdf_metadata import state

if TYPE_CHECKING:
    from pypdf import PageObject

GLYPHS = {
    b" <0009> ": b" <0020> ",
    b"<FB00>": b"<00660066>",
    b"<FB01>": b"<00660069>",
    b"<FB02>": b"<0066006C>",
    b"<FB03>": b"<006600660069>",
    b"<FB04>": b"<00660066006C>",
}
"""What glyphs stand for, in UTF-16."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link: its address, what it is called, and left, top, right and bottom of its area, from the page's upper left
    corner.
    """

    address: str
    title: str
    area: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DrawingMetadata:
    """What the file states of itself; `date` is that of the edition (ISO 8601)."""

    title: str
    author: str
    description: str
    date: str


def finish_drawing(data: bytes, links: Sequence[Sequence[LinkArea]], scale: float, metadata: DrawingMetadata) -> bytes:
    """The PDF with the links of each page (`scale` points per unit of their areas) and metadata. The same drawing gives
    the same bytes.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    _mend_fonts(writer.pages)
    for number, areas in enumerate(links):
        height = float(writer.pages[number].mediabox.height)
        for link in areas:
            left, top, right, bottom = (round(edge * scale, 1) for edge in link.area)
            rect = (left, round(height - bottom, 1), right, round(height - top, 1))
            annotation = writer.add_annotation(number, Link(rect=rect, url=link.address, border=[0, 0, 0]))
            annotation[NameObject("/Contents")] = TextStringObject(without_controls(link.title))
    stated = {"/Title": metadata.title, "/Author": metadata.author, "/Subject": metadata.description}
    state(writer, stated, metadata.date)
    out = io.BytesIO()
    writer.write(out)
    return packed_pdf(out.getvalue())


def _mend_fonts(pages: Iterable[PageObject]) -> None:
    """Let spaces and ligatures be found and copied as what was written: Qt says of the glyph of the space that it is a
    tabulator. Fonts that are subsets are named anew: the letters before their names are others each time.
    """
    fonts: dict[str, Any] = {}
    for page in pages:
        resources: Any = page["/Resources"].get_object()
        fonts.update(resources.get("/Font", {}))
    for number, reference in enumerate(fonts.values()):
        font = reference.get_object()
        _rename(font, f"AIXR{chr(ord('A') + number // 26 % 26)}{chr(ord('A') + number % 26)}")
        if "/ToUnicode" in font:
            table = font["/ToUnicode"]
            text = table.get_data()
            for wrong, right in GLYPHS.items():
                text = text.replace(wrong, right)
            table.set_data(text)


def _rename(font: Any, tag: str) -> None:  # noqa: ANN401  # objects of a PDF
    """Put `tag` before the name of a subset, wherever it is."""
    from pypdf.generic import NameObject

    for part in (font, *(entry.get_object() for entry in font.get("/DescendantFonts", ()))):
        name = NameObject(f"/{tag}+{str(part['/BaseFont']).lstrip('/').rpartition('+')[2]}")
        part[NameObject("/BaseFont")] = name
        if "/FontDescriptor" in part:
            part["/FontDescriptor"][NameObject("/FontName")] = name
