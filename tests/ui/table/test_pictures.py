"""The table as a picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.pictures import table_picture


@pytest.mark.parametrize("face", ["elements", "matrix"])
def test_a_drawing_holds_the_names_and_nothing_from_elsewhere(qapp: QApplication, session: Session, face: str) -> None:
    assert qapp is not None
    data = table_picture(session, TableState(face=face), "svg", read_tokens())
    root = ET.fromstring(data)  # noqa: S314  # we wrote it
    words = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    for word in ("Lid lock", "Oversteeping", session.title):
        assert word in words
    assert not [node for node in root.iter() if any(name.endswith("href") for name in node.attrib)]


def test_a_picture_is_sharp_and_by_day_or_night(qapp: QApplication, session: Session) -> None:
    assert qapp is not None
    pictures = [
        QImage.fromData(QByteArray(table_picture(session, TableState(), "png", read_tokens(dark=dark))))
        for dark in (False, True)
    ]
    assert pictures[0].width() == 2 * 1280
    assert pictures[0].pixelColor(2, 2).lightness() > 200
    assert pictures[1].pixelColor(2, 2).lightness() < 60


def test_a_page_is_a_pdf(qapp: QApplication, session: Session) -> None:
    assert qapp is not None
    data = table_picture(session, TableState(face="matrix", picked=("lidlock",)), "pdf", read_tokens())
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 1
