"""Drawing of the rows of the search panel."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Hit, excerpt
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.search.search_delegate import SearchDelegate, elided_path
from aixreader.ui.search.search_model import SearchModel

TEXT = "… a long text about tea that goes on and on until it needs a second line, and then a third 😀 tea"
FIRST, LAST = TEXT.index("tea"), len(TEXT) - 3
HIT = Hit("a", "tea", "A title", ("Tea",), "threat", 1.0, excerpt(TEXT, ((FIRST, FIRST + 3), (LAST, LAST + 3))))
HITS = (HIT, *(Hit(f"b{number}", "tea", "B", ("Tea",), "", 0.5) for number in range(5)))


@pytest.mark.parametrize(("dark", "contrast"), [(False, False), (True, False), (False, True)])
def test_terms_are_highlighted_in_the_look_s_colours(qtbot: QtBot, *, dark: bool, contrast: bool) -> None:
    tokens = read_tokens(dark=dark, contrast=contrast)
    view, model = QListView(), SearchModel()
    delegate = SearchDelegate(read_tokens(), view)
    delegate.set_tokens(tokens)
    view.setModel(model)
    view.setItemDelegate(delegate)
    qtbot.addWidget(view)
    view.resize(280, 600)
    model.show(HITS)
    view.setCurrentIndex(model.index(1, 0))
    view.show()
    image: QImage = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(tokens.mark).name() in seen
    assert QColor(tokens.threat).name() in seen, "the mark of its role"
    assert QColor(tokens.raised).name() in seen, "the row that is chosen"
    assert QColor(tokens.link).name() in seen, "the fold, and the bar of the row that is chosen"
    assert view.sizeHintForRow(1) > 2 * view.sizeHintForRow(0), "a result is higher than a title"
    assert view.sizeHintForRow(2) < view.sizeHintForRow(1), "without a role there is no line for it"
    model.suggest([("Recent", ("tea",))])
    image = view.grab().toImage()
    assert QColor(tokens.link).name() in {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_a_path_is_shortened_by_whole_titles(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    metrics, path = view.fontMetrics(), ("1. Tea", "1.2. Pots", "Lids")
    needed = {text: metrics.horizontalAdvance(text) + 1 for text in ("1. Tea › 1.2. Pots › Lids", "1. Tea › … › Lids")}
    for shown, width in needed.items():
        assert elided_path(path, metrics, width) == shown
    assert elided_path(path, metrics, metrics.horizontalAdvance("… › Lids") + 1) == "… › Lids"
    assert elided_path(path, metrics, metrics.horizontalAdvance("… › Li…") + 1).startswith("… › L")
    assert elided_path(("Lids and pots",), metrics, metrics.horizontalAdvance("Lids a…") + 1).startswith("Lids")
    assert elided_path(("1. Tea", "Lids"), metrics, metrics.horizontalAdvance("… › Lids") + 1) == "… › Lids"
