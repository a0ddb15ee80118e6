"""The fonts of the table."""

from __future__ import annotations

from aixreader.ui.base.themed_delegate import MIN_FONT_PIXELS
from aixreader.ui.table.fonts import SIZES, Fonts
from tests.waiting import growth


def test_nothing_is_too_small() -> None:
    assert min(SIZES.values()) >= MIN_FONT_PIXELS


def test_words_are_broken_only_where_they_must_be(fonts: Fonts) -> None:
    narrow = fonts.layout_text("several words in a row", "name", 60)
    assert narrow.size().height() > fonts.layout_text("several", "name", 60).size().height()
    assert fonts.layout_text("unbreakablywideword" * 3, "name", 60).size().width() <= 61


def test_names_stay_whole_and_long_words_get_a_hyphen(fonts: Fonts) -> None:
    for text, width in (
        ("Direct development-time model poisoning", 94.0),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis of models", 94.0),
        ("confidentiality", 50.0),
        ("source code/configuration leak", 60.0),
        ("敵対的サンプルによる回避攻撃とその対策", 60.0),
        ("x" * 300, 40.0),
        ("a  b", 200.0),
        ("i", 1.0),
        ("", 50.0),
    ):
        label = fonts.layout_text(text, "name", width)
        seen = "".join(line.removesuffix("-") if line not in text else line for line in label.lines)
        assert seen.replace(" ", "") == text.replace(" ", ""), text
        assert max(fonts.width(line, "name") for line in label.lines) <= max(width, fonts.width("i", "name")), text
        height, expected = round(label.size().height()), len(label.lines) * fonts.line_step["name"]
        # The font that the system has for other scripts may be taller.
        assert height == expected if text.isascii() else height >= expected, text


def test_time_grows_with_a_word(fonts: Fonts) -> None:
    lay_out = fonts.layout_text.__wrapped__  # without its cache, which would answer all tries but the first
    assert growth(lambda size: lay_out("a" * size + " " * size, "name", 94.0), 3000) < 12
