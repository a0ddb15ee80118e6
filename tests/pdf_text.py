"""The text of PDFs, as a viewer lets it be copied."""

from __future__ import annotations

from PySide6.QtCore import QBuffer
from PySide6.QtPdf import QPdfDocument


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(pdf)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    texts = [document.getAllText(number).text() for number in range(document.pageCount())]
    document.close()
    return texts
