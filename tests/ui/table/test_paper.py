"""The table on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from aixreader.knowledge.matrix import MatrixRow, Part
from aixreader.services.session.session import Session
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table import paper
from aixreader.ui.table.fonts import SIZES
from aixreader.ui.table.paper import part_of, table_paper
from tests.pdf_text import page_texts


def rows_of(*spans: int) -> list[MatrixRow]:
    """Rows whose first cells reach down over so many."""
    rows: list[MatrixRow] = []
    for number, span in enumerate(spans):
        for row in range(span):
            shown = (span if row == 0 else 0, 1, 1, 1)
            rows.append(MatrixRow(f"a{number}" if row == 0 else "", "s", Part(f"t{len(rows)}"), (), shown))
    return rows


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.data())
def test_cells_that_reach_down_begin_anew_on_each_sheet(spans: list[int], data: st.DataObject) -> None:
    rows = rows_of(*spans)
    start = data.draw(st.integers(0, len(rows) - 1))
    end = data.draw(st.integers(start + 1, len(rows)))
    part = part_of(rows, start, end)
    assert [row.threat for row in part] == [row.threat for row in rows[start:end]]
    owners = [f"a{number}" for number, span in enumerate(spans) for _ in range(span)][start:end]
    said = [row.asset for row in part for _ in range(row.spans[0])]
    assert said == owners


@pytest.mark.parametrize(("size", "wide"), [("A4", 842), ("Letter", 792)])
def test_a_sheet_that_lies(qapp: QApplication, session: Session, size: str, wide: int) -> None:
    assert qapp is not None
    reader = PdfReader(io.BytesIO(table_paper(session, read_tokens(), size, 15)))
    assert [round(float(page.mediabox.width)) for page in reader.pages] == [wide]
    text = " ".join(reader.pages[0].extract_text().split())
    for words in ("Oversteeping", "Lid lock", "Attack surface", "1 / 1", session.title):
        assert words in text


def test_what_is_too_long_goes_on_with_its_heads(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    row = MatrixRow("Asset", "Surface", Part("Threat"), (Part("Control"),), (60, 1, 1, 1))
    rows = (row, *(replace(row, asset="", spans=(0, 1, 1, 1), threat=Part(f"Threat {n}")) for n in range(59)))
    monkeypatch.setattr(paper, "matrix_rows", lambda *_: rows)
    pages = [" ".join(text.split()) for text in page_texts(table_paper(session, read_tokens(), "A4", 15))]
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert "Attack surface" in text
        assert "Asset" in text.replace("Asset & impact", "")
        assert f"{number} / {len(pages)}" in text
        assert text.count("Threat Controls") == 1
    assert sum(text.count(f"Threat {n} ") for text in pages for n in range(59)) == 59


def test_a_row_that_is_higher_than_a_page_goes_on(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    chips = tuple(Part(f"Control {number}", "lidlock") for number in range(300))
    words = (Part(" ".join(f"word{number}" for number in range(3000))),)
    rows = (
        MatrixRow("Asset", "Surface", Part("Many"), chips, (2, 2, 1, 1)),
        MatrixRow("", "", Part("Long"), words, (0, 0, 1, 1)),
    )
    monkeypatch.setattr(paper, "matrix_rows", lambda *_: rows)
    pages = [" ".join(text.split()) for text in page_texts(table_paper(session, read_tokens(), "A4", 12))]
    for text in pages:
        assert "Asset" in text.replace("Asset & impact", "")
        assert "Many" in text or "Long" in text
    whole = " ".join((*pages, ""))
    assert [number for number in range(300) if f"Control {number} " not in whole] == []
    assert [number for number in range(3000) if f"word{number} " not in whole] == []


def test_no_letters_are_smaller_than_7_points() -> None:
    assert min(SIZES.values()) * paper.SCALE * 72 / paper.RESOLUTION >= 7
