"""The fonts of the table."""

from __future__ import annotations

from aixreader.ui.base.themed_delegate import MIN_FONT_PIXELS
from aixreader.ui.table.fonts import SIZES, Fonts


def test_nothing_is_too_small() -> None:
    assert min(SIZES.values()) >= MIN_FONT_PIXELS


def test_words_are_broken_only_where_they_must_be(fonts: Fonts) -> None:
    narrow = fonts.layout_text("several words in a row", "name", 60)
    assert narrow.size().height() > fonts.layout_text("several", "name", 60).size().height()
    assert fonts.layout_text("unbreakablywideword" * 3, "name", 60).size().width() <= 61


def test_what_does_not_fit_is_shortened(fonts: Fonts) -> None:
    line = fonts.height["name"]
    short = fonts.elided_text("one two three four five six seven", "name", 50, 2.5 * line)
    assert short.size().height() <= 2.5 * line
    assert short.text().endswith("…")
    assert fonts.elided_text("one", "name", 50, line + 1).text() == "one"
