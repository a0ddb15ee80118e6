"""The two lines of a snippet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from aixreader.search.answer import Snippet
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.search.snippet_layout import SnippetLayout

WIDTH = 300
WORDS = "steeping leaves in water that has boiled for a while "


@pytest.mark.usefixtures("qapp")
def test_the_first_marked_word_is_in_sight_at_every_width() -> None:
    texts = (
        "teapot",
        WORDS + "teapot",
        WORDS * 3 + "teapot",
        "😀 " * 40 + "teapot " + WORDS,
        WORDS * 3 + "teapot " + WORDS,
    )
    font = QFont()
    font.setPixelSize(12)
    least = QFontMetrics(font).horizontalAdvance("… teapot")
    for text in texts:
        start = text.index("teapot")
        for spans in (((start, start + 6),), ((start, start + 6), (len(text), len(text)))):
            for is_typed in (True, False):
                snippet = Snippet(text, spans if is_typed else (), () if is_typed else spans)
                for width in range(least, 600, 37):
                    assert "teapot" in SnippetLayout(snippet, font, read_tokens(), width).text, (text, width)


@pytest.mark.usefixtures("qapp")
def test_a_text_that_shows_its_word_begins_as_it_does() -> None:
    text = "A teapot. " + WORDS * 3
    shown = SnippetLayout(Snippet(text, ((2, 8),)), QFont(), read_tokens(), 300).text
    assert text.startswith(shown)
    assert SnippetLayout(Snippet(""), QFont(), read_tokens(), 300).text == ""


@pytest.mark.usefixtures("qapp")
def test_what_is_left_out_at_the_end_is_told() -> None:
    font = QFont()
    font.setPixelSize(12)

    def pixels(text: str) -> int:
        image = QImage(300, 60, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        SnippetLayout(Snippet(text), font, read_tokens(), WIDTH).draw(painter, QPointF(2, 2))
        painter.end()
        return sum(image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for x in range(300) for y in range(60))

    room = "tea " * 40
    assert pixels(room) > 0
    cut = SnippetLayout(Snippet(room), font, read_tokens(), WIDTH).text
    assert len(cut) < len(room)
    assert pixels(room) > pixels(cut), "three dots"
