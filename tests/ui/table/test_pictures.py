"""The table as a picture."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter, qGray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.pictures import table_picture

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"


@pytest.mark.parametrize("face", ["elements", "matrix"])
def test_a_drawing_holds_the_names_and_leads_to_their_sections(qapp: QApplication, session: Session, face: str) -> None:
    assert qapp is not None
    data = table_picture(session, TableState(face=face, picked=("lidlock",)), "svg", read_tokens())
    root = ET.fromstring(data)  # noqa: S314  # we wrote it
    words = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    for word in ("Lid lock", "Oversteeping", session.title):
        assert word in words
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title description")
    assert [root[0].text, root[1].tag] == [f"{session.title}: threats and controls", f"{{{SVG}}}desc"]
    assert (root[1].text or "").startswith("A tile for each of 2 threats" if face == "elements" else "A table of 2 ")
    assert (root.get("font-family") or "").endswith(", sans-serif")
    links = {node[0].text: node.get(f"{{{XLINK}}}href") for node in root.iter(f"{{{SVG}}}a")}
    assert links["Lid lock"] == session.edition.sections["lidlock"].web_address
    assert all(str(link).startswith("https://") for link in links.values())
    loads = [
        name for node in root.iter() for name in node.attrib if name.endswith("href") and not node.tag.endswith("}a")
    ]
    assert not loads


def test_drawings_are_read_by_qt(qapp: QApplication, session: Session) -> None:
    """Qt's own drawings have no lines within a text, and no other font than the first that is there."""
    assert qapp is not None
    for face in ("elements", "matrix"):
        state = TableState(face=face)
        renderer = QSvgRenderer(QByteArray(table_picture(session, state, "svg", read_tokens())))
        drawn = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
        drawn.fill(Qt.GlobalColor.white)
        painter = QPainter(drawn)
        renderer.render(painter)
        painter.end()
        picture = QImage.fromData(QByteArray(table_picture(session, state, "png", read_tokens())))
        picture = picture.scaled(drawn.size(), mode=Qt.TransformationMode.SmoothTransformation)
        assert mean_difference(drawn, picture) < 4, face


def link_annotations(page: PageObject) -> list[Any]:
    """The links of a page."""
    entries: Any = page["/Annots"]
    return [entry.get_object() for entry in entries]


def mean_difference(one: QImage, other: QImage) -> float:
    """Of the lightness of each third pixel across and down."""
    spots = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) for x, y in spots) / len(spots)


def test_a_picture_is_sharp_and_by_day_or_night(qapp: QApplication, session: Session) -> None:
    assert qapp is not None
    pictures = [
        QImage.fromData(QByteArray(table_picture(session, TableState(), "png", read_tokens(dark=dark))))
        for dark in (False, True)
    ]
    assert pictures[0].width() == 2 * 1280
    assert pictures[0].pixelColor(2, 2).lightness() > 200
    assert pictures[1].pixelColor(2, 2).lightness() < 60


def test_a_page_is_a_pdf_with_links(qapp: QApplication, session: Session) -> None:
    assert qapp is not None
    for face in ("elements", "matrix"):
        state = TableState(face=face, picked=("lidlock",))
        data = table_picture(session, state, "pdf", read_tokens())
        assert data == table_picture(session, state, "pdf", read_tokens())
        reader = PdfReader(io.BytesIO(data))
        assert len(reader.pages) == 1
        links = {str(link["/A"]["/URI"]) for link in link_annotations(reader.pages[0])}
        assert session.edition.sections["lidlock"].web_address in links
        assert reader.metadata is not None
        assert reader.metadata.title == f"{session.title}: threats and controls"
        assert "DisplayDocTitle" in str(reader.root_object["/ViewerPreferences"])
        fonts: Any = reader.pages[0]["/Resources"]
        names = [font.get_object()["/BaseFont"] for font in fonts["/Font"].values()]
        assert all(name.startswith("/AIXR") for name in names), "no names by chance"
        text = reader.pages[0].extract_text()
        assert "Lid lock" in text
        assert "official" in text, "not with a ligature"


def test_the_matrix_is_on_paper_of_the_look(qapp: QApplication, session: Session) -> None:
    assert qapp is not None
    for dark, paper in ((False, "1 1 1"), (True, "0.08235")):
        data = table_picture(session, TableState(face="matrix"), "pdf", read_tokens(dark=dark))
        page = PdfReader(io.BytesIO(data)).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
        contents = page.get_contents()
        assert contents is not None
        assert paper in contents.get_data().decode("latin-1")[:1500], dark
