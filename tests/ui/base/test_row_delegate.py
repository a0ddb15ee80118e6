"""Rows of the sidebar show their role by a mark in its colour, and the row that is shown by a bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from aixreader.knowledge.table_of_contents import ContentsItem
from aixreader.ui.base.role_mark import MARK_SIZE
from aixreader.ui.base.row_delegate import BADGE_SPACE, BAR, MARK_SPACE, RowDelegate
from aixreader.ui.base.tokens import Tokens, read_tokens
from aixreader.ui.contents.contents_model import ContentsModel

ROW = QRect(20, 0, 180, 28)
DAY = read_tokens()
DARK = read_tokens(dark=True)
GROUND = "#123456"

pytestmark = pytest.mark.usefixtures("bare_style")


@pytest.fixture
def bare_style(qapp: QApplication) -> None:
    """What the delegate draws, without what the application's palette and style sheet add to it."""
    qapp.setPalette(QPalette())
    qapp.setStyleSheet("")


def drawn(
    delegate: RowDelegate,
    role: str | None,
    *,
    selected: bool = False,
    focus: bool = False,
    title: str = "",
    badge: str = "",
) -> QImage:
    """A row as the delegate draws it."""
    model = ContentsModel()
    model.show_items([ContentsItem("1", title, role, "aix://content/one")])
    model.show_badges({"aix://content/one": badge})
    image = QImage(200, 28, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    option = QStyleOptionViewItem()
    option.rect = QRect(ROW)
    option.state = QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    if focus:
        option.state |= QStyle.StateFlag.State_HasFocus
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def colour(image: QImage, x: float) -> str:
    """The colour in the middle of the row, `x` from the window's edge."""
    return image.pixelColor(round(x), ROW.center().y()).name().upper()


def inked(image: QImage) -> set[int]:
    """Where something stands on the ground."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {x for x, y in places if image.pixelColor(x, y) != QColor(GROUND)}


MIDDLE = ROW.left() + 3 + MARK_SIZE / 2 - 0.5


@pytest.mark.parametrize("tokens", [DAY, DARK], ids=["day", "night"])
@pytest.mark.parametrize("role", ["threat", "control", "control details", "threat group", "control group"])
def test_a_role_has_a_mark_in_its_colour(tokens: Tokens, role: str) -> None:
    assert colour(drawn(RowDelegate(tokens), role), MIDDLE) == tokens.role(role)


@pytest.mark.parametrize("role", [None, "", "somethingelse"])
def test_what_has_no_role_has_no_mark(role: str | None) -> None:
    assert inked(drawn(RowDelegate(DAY), role)) == set()


def test_titles_line_up_beside_the_marks() -> None:
    delegate = RowDelegate(DAY)
    beside = {x for x in inked(drawn(delegate, "threat", title="HHH")) if x > ROW.left() + 3 + MARK_SIZE + 1}
    assert min(beside) >= ROW.left() + MARK_SPACE
    assert min(inked(drawn(delegate, None, title="HHH"))) == min(beside), "with and without a mark"


def test_the_row_that_is_shown_has_a_bar_at_the_windows_edge() -> None:
    image = drawn(RowDelegate(DAY), None, selected=True)
    assert {colour(image, x) for x in range(BAR)} == {DAY.link}
    assert colour(image, BAR) != DAY.link
    assert DAY.link not in {colour(drawn(RowDelegate(DAY), None), x) for x in range(ROW.right())}


def test_other_colours_are_taken_on() -> None:
    delegate = RowDelegate(DAY)
    delegate.set_tokens(DARK)
    assert colour(drawn(delegate, "threat"), MIDDLE) == DARK.threat


def test_the_row_that_takes_keys_has_a_frame_of_its_own() -> None:
    for tokens in (DAY, read_tokens(contrast=True)):
        frame = ROW.left() + 60, ROW.bottom()
        image = drawn(RowDelegate(tokens), None, selected=True, focus=True)
        assert image.pixelColor(*frame) == QColor(tokens.link)
        assert drawn(RowDelegate(tokens), None, selected=True).pixelColor(*frame) != QColor(tokens.link)


@pytest.mark.parametrize("dark", [False, True])
def test_in_high_contrast_the_row_that_is_shown_has_a_frame(*, dark: bool) -> None:
    strong = read_tokens(dark=dark, contrast=True)
    frame = ROW.left() + 60, ROW.top() + 1
    for tokens, framed in ((strong, True), (read_tokens(dark=dark), False)):
        image = drawn(RowDelegate(tokens), None, selected=True)
        assert (image.pixelColor(*frame) == QColor(tokens.line)) is framed


@pytest.mark.parametrize("tokens", [DAY, DARK], ids=["day", "night"])
def test_a_badge_is_a_dot_at_the_end_of_the_row(tokens: Tokens) -> None:
    end = ROW.right() - BADGE_SPACE / 2
    assert colour(drawn(RowDelegate(tokens), None, badge="Changed"), end) == tokens.link
    assert inked(drawn(RowDelegate(tokens), None)) == set()
