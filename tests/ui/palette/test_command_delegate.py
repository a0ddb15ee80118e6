"""A row of the command palette, drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from aixreader.ui.base.tokens import Tokens, read_tokens
from aixreader.ui.palette.command_delegate import BAR, LEFT, MIN_ROW_HEIGHT, CommandDelegate
from aixreader.ui.palette.command_model import CommandModel, PaletteEntry

TOKENS = read_tokens()
MAX_WIDTH = 400


@pytest.fixture
def model(qapp: QApplication) -> CommandModel:
    assert qapp is not None
    return CommandModel()


def drawn(
    model: CommandModel, entry: PaletteEntry, words: str = "", *, tokens: Tokens = TOKENS, state: int = 0
) -> QImage:
    """The row of `entry`, the only one."""
    model.set_entries([entry])
    model.set_filter(words)
    picture = QImage(MAX_WIDTH, MIN_ROW_HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor(tokens.raised))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, MAX_WIDTH, MIN_ROW_HEIGHT)
    option.state = QStyle.StateFlag(state)
    painter = QPainter(picture)
    CommandDelegate(tokens).paint(painter, option, model.index(0, 0))
    painter.end()
    return picture


def colours(picture: QImage, left: int, right: int) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(left, right) for y in range(picture.height())}


def ink(picture: QImage, left: int = LEFT, right: int = MAX_WIDTH) -> int:
    """How dark the row is."""
    return sum(255 - picture.pixelColor(x, y).lightness() for x in range(left, right) for y in range(MIN_ROW_HEIGHT))


def last_inked(picture: QImage) -> int:
    return max(x for x in range(MAX_WIDTH) if len(colours(picture, x, x + 1)) > 1)


def test_a_section_has_the_dot_of_its_role_and_an_action_has_none(model: CommandModel) -> None:
    section = drawn(model, PaletteEntry("a", "Tea", role="threat", is_section=True))
    assert TOKENS.threat.lower() in colours(section, 0, LEFT)
    assert len(colours(drawn(model, PaletteEntry("a", "Tea")), 0, LEFT - 2)) == 1


def test_what_matches_is_bold(model: CommandModel) -> None:
    plain = drawn(model, PaletteEntry("a", "Tea in a cup"))
    assert ink(drawn(model, PaletteEntry("a", "Tea in a cup"), "tea")) > ink(plain)


def test_letters_that_are_two_in_qt_shift_no_others(model: CommandModel) -> None:
    """The first letter is bold, the long rest is not: both rows are as dark behind it."""
    rest = " and the whole long rest of the title"
    astral = drawn(model, PaletteEntry("a", "\U0001d400" * 3 + rest), "\U0001d400" * 3)
    usual = drawn(model, PaletteEntry("a", "\U0001d400" * 3 + rest))
    metrics = QFontMetrics(QApplication.font())
    skipped = LEFT + metrics.horizontalAdvance("\U0001d400" * 3) + 40
    assert abs(ink(astral, skipped) - ink(usual, skipped)) < ink(usual, skipped) / 20


def test_keys_are_at_the_right_and_a_long_title_leaves_them_room(model: CommandModel) -> None:
    row = drawn(model, PaletteEntry("a", "A very long title " * 8, "Go", "Ctrl+T"), "title")
    alone = drawn(model, PaletteEntry("a", "", "", "Ctrl+T"))
    metrics = QFontMetrics(QApplication.font())
    keys = MAX_WIDTH - metrics.horizontalAdvance("Ctrl+T") - 18
    assert row.copy(keys, 0, MAX_WIDTH - keys, MIN_ROW_HEIGHT) == alone.copy(keys, 0, MAX_WIDTH - keys, MIN_ROW_HEIGHT)


def test_the_path_is_muted_and_shortened(model: CommandModel) -> None:
    row = drawn(model, PaletteEntry("a", "Tea", "A page with a very long title that goes on and on and further on"))
    assert TOKENS.muted.lower() in colours(row, LEFT, MAX_WIDTH)
    assert last_inked(row) < MAX_WIDTH - 8


def test_the_selected_row_has_a_bar(model: CommandModel) -> None:
    entry = PaletteEntry("a", "Tea")
    row = drawn(model, entry, state=QStyle.StateFlag.State_Selected.value)
    assert colours(row, 0, BAR) == {TOKENS.link.lower()}
    assert colours(row, BAR, LEFT - 2) == {TOKENS.sunken.lower()}


@pytest.mark.parametrize("dark", [False, True])
def test_the_row_without_a_match_says_so_in_muted_words(model: CommandModel, *, dark: bool) -> None:
    tokens = read_tokens(dark=dark)
    row = drawn(model, PaletteEntry("a", "Tea"), "coffee", tokens=tokens)
    assert tokens.muted.lower() in colours(row, LEFT, MAX_WIDTH)


def test_rows_are_as_high_as_fingers_and_letters_need(model: CommandModel) -> None:
    option = QStyleOptionViewItem()
    assert CommandDelegate(TOKENS).sizeHint(option, model.index(0, 0)) == QSize(0, MIN_ROW_HEIGHT)
    font = QApplication.font()
    font.setPixelSize(60)
    option.fontMetrics = QFontMetrics(font)
    assert CommandDelegate(TOKENS).sizeHint(option, model.index(0, 0)).height() > 60
