"""A tooltip shows a title as plain text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from aixreader.ui.base.tip import tip


@pytest.mark.parametrize(
    "words", ["", "Plain", "Threats & more", "<b>bold</b>", '<img src="/etc/x.png">', "&lt;", "a < b"]
)
def test_the_words_are_shown_as_they_are(words: str) -> None:
    assert tip(words).startswith("<qt>") or not words  # else Qt would guess
    document = QTextDocument()
    document.setHtml(tip(words))
    assert document.toPlainText() == words
