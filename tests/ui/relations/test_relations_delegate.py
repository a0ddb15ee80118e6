"""Drawing of a row of the relations panel."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.relations.relations_panel import RelationsPanel

LONG = "a sentence that goes on and on until it needs more than one line, and then one more, and then " * 3


@pytest.mark.parametrize("dark", [False, True])
def test_rows_are_as_high_as_their_words_and_in_the_look_s_colours(qtbot: QtBot, *, dark: bool) -> None:
    panel = RelationsPanel(read_tokens())
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    rows = tuple(
        RelatedSection(kind, detail, "aix://content/a", "threat", kind)
        for kind, detail in (("table", "here"), ("section", LONG), ("group", ""))
    )
    panel.show_groups("Tea", (RelatedGroup("threats", rows),))
    tokens = read_tokens(dark=dark)
    panel.set_tokens(tokens)
    panel.show()
    heights = [panel.list.visualRect(panel.list.model().index(row, 0)).height() for row in range(4)]
    assert heights[3] < heights[1] < heights[2] < 5 * heights[3]
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    image = panel.list.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(tokens.threat).name() in seen
    assert QColor(tokens.raised).name() in seen, "the row that is chosen"
