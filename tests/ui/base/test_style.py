"""The window's palette and style rules take every colour from the tokens, and fade what cannot be used."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSpinBox,
    QStyleFactory,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aixreader.ui.base.style import MIN_CONTRAST, contrast, disabled_colour, outlined_palette, palette, style_sheet
from aixreader.ui.base.tokens import Tokens, read_tokens

Role = QPalette.ColorRole
Group = QPalette.ColorGroup
ROLES = {
    Role.Window: "paper",
    Role.Base: "raised",
    Role.Button: "raised",
    Role.AlternateBase: "sunken",
    Role.WindowText: "ink",
    Role.Text: "ink",
    Role.ButtonText: "ink",
    Role.ToolTipBase: "raised",
    Role.ToolTipText: "ink",
    Role.PlaceholderText: "muted",
    Role.Link: "link",
    Role.LinkVisited: "link",
    Role.Highlight: "link",
    Role.HighlightedText: "paper",
}
LOOKS = [read_tokens(dark=dark, contrast=contrast) for dark in (False, True) for contrast in (False, True)]
looks = pytest.mark.parametrize("tokens", LOOKS, ids=["day", "day strong", "night", "night strong"])


@looks
def test_each_role_has_its_token(tokens: Tokens) -> None:
    result = palette(tokens)
    for group in (Group.Active, Group.Inactive):
        found = {role: result.color(group, role).name() for role in ROLES}
        assert found == {role: getattr(tokens, token).lower() for role, token in ROLES.items()}


@looks
def test_what_cannot_be_used_is_fainter_but_there(tokens: Tokens) -> None:
    ink, paper, between = (QColor(colour).lightness() for colour in (tokens.ink, tokens.paper, disabled_colour(tokens)))
    assert min(ink, paper) < between < max(ink, paper)
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        assert palette(tokens).color(Group.Disabled, role) == disabled_colour(tokens)


@looks
def test_disabled_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    colour = disabled_colour(tokens)
    grounds = {name: contrast(colour, QColor(getattr(tokens, name))) for name in ("paper", "raised", "sunken")}
    assert {name: ratio for name, ratio in grounds.items() if ratio < MIN_CONTRAST} == {}
    assert contrast(QColor(tokens.ink), colour) > MIN_CONTRAST, "it is told from what can be used"
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@looks
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QLineEdit], ids=lambda kind: str(kind.__name__))
def test_the_outlines_of_fields_can_be_seen(qtbot: QtBot, kind: type[QWidget], tokens: Tokens) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(tokens))
    field, style = kind(window), QStyleFactory.create("Fusion")
    field.setStyle(style)
    field.setPalette(palette(tokens) if kind is QLineEdit else outlined_palette(tokens))
    field.resize(120, 26)
    for ratio in (1, 2):
        image = QImage(120 * ratio, 26 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        for is_enabled in (True, False):
            field.setEnabled(is_enabled)
            image.fill(QColor(tokens.paper))
            field.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
            sides = [outermost(image, ratio, side) for side in range(4)]
            ratios = [max(contrast(colour, QColor(tokens.paper)) for colour in side) for side in sides]
            assert min(ratios) >= MIN_CONTRAST, (ratio, is_enabled, ratios)


def outermost(image: QImage, ratio: int, side: int) -> list[QColor]:
    """The colours of the outermost two pixels, independent of the device, at the left, top, right or bottom."""
    edge = (image.width() if side % 2 == 0 else image.height()) - 1
    across = 13 * ratio if side % 2 == 0 else 40 * ratio
    found = []
    for near in range(2 * ratio):
        along = near if side < 2 else edge - near
        found.append(image.pixelColor(*((along, across) if side % 2 == 0 else (across, along))))
    return found


@looks
def test_the_style_rules_know_no_colours_but_the_tokens(tokens: Tokens) -> None:
    allowed = {getattr(tokens, name).lower() for name in Tokens.__slots__} | {disabled_colour(tokens).name()}
    found = {colour.lower() for colour in re.findall(r"#[0-9A-Fa-f]{3,8}\b", style_sheet(tokens))}
    assert found
    assert found <= allowed


@looks
def test_qt_takes_the_style_rules(qtbot: QtBot, tokens: Tokens) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    tree = QTreeView(window)
    window.setCentralWidget(tree)
    window.setStyleSheet(style_sheet(tokens))
    window.resize(300, 200)
    window.show()
    picture = window.grab().toImage()
    assert picture.pixelColor(150, 150).name() == tokens.sunken.lower()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, window)
    assert buttons.buttons()[0].icon().isNull(), "those of the system are black on dark"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("contrast", [False, True])
def test_the_chosen_entry_of_a_menu_stands_out(qtbot: QtBot, *, dark: bool, contrast: bool) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setStyleSheet(style_sheet(read_tokens(dark=dark, contrast=contrast)))
    entry = menu.addAction("Tea")
    menu.popup(QPoint(0, 0))
    before = menu.grab().toImage()
    menu.setActiveAction(entry)
    corner = menu.actionGeometry(entry).topLeft() + QPoint(4, 4)
    assert menu.grab().toImage().pixelColor(corner) != before.pixelColor(corner)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("contrast", [False, True])
def test_outlines_can_be_seen(*, dark: bool, contrast: bool) -> None:
    tokens = read_tokens(dark=dark, contrast=contrast)
    usual, result = palette(tokens), outlined_palette(tokens)
    assert result.color(Role.Window) != usual.color(Role.Window)
    result.setColor(Role.Window, usual.color(Role.Window))
    assert result == usual
