"""The look is the user's or the system's, is put on the whole application, and tells of every change once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.base.look import Look
from aixreader.ui.base.style import IN_CONTRAST, OUTLINED, outlined_palette, palette, style_sheet
from aixreader.ui.base.tokens import read_tokens


class Hints(QObject):
    """The system's wishes."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815  # Qt's name

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  # Qt's name
        return self._scheme

    def wish(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


class World(QObject):
    """Stands for an application on a desktop whose scheme can be set: Qt's cannot, where there is no screen."""

    def __init__(self) -> None:
        super().__init__()
        self.hints = Hints()
        self.style = ""
        self.palettes: dict[str, QPalette] = {}
        self.rules = ""

    def styleHints(self) -> Hints:  # noqa: N802  # Qt's name
        return self.hints

    def setStyle(self, style: str) -> None:  # noqa: N802  # Qt's name
        self.style = style

    def setPalette(self, palette: QPalette, kind: str = "") -> None:  # noqa: N802  # Qt's name
        self.palettes[kind] = palette

    def setStyleSheet(self, rules: str) -> None:  # noqa: N802  # Qt's name
        self.rules = rules


Make = Callable[..., Look]
CHANGES = list[str]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def changes() -> CHANGES:
    """The names of the looks that were told of."""
    return []


@pytest.fixture
def make(qapp: QApplication, world: World, changes: CHANGES) -> Make:
    def make(choice: str = "system", *, contrast: bool = False) -> Look:
        look = Look(cast("QApplication", world), choice, contrast=contrast)
        look.changed.connect(lambda: changes.append(look.name))
        return look

    assert qapp is not None
    return make


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[QApplication]:
    """The real application, which gets back how it looked."""
    before, rules = qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setPalette(before)
    qapp.setStyleSheet(rules)


CHOICES = pytest.mark.parametrize(
    ("choice", "contrast", "name"),
    [("light", False, ""), ("light", True, "contrast"), ("dark", False, "dark"), ("dark", True, "dark contrast")],
)


@CHOICES
def test_it_is_put_on_the_application(make: Make, world: World, choice: str, contrast: bool, name: str) -> None:
    look = make(choice, contrast=contrast)
    tokens = read_tokens(dark=choice == "dark", contrast=contrast)
    assert (look.tokens, look.name, look.is_dark) == (tokens, name, choice == "dark")
    assert (world.style, world.rules) == ("Fusion", style_sheet(tokens))
    assert world.palettes == {"": palette(tokens)} | dict.fromkeys(OUTLINED, outlined_palette(tokens)) | dict.fromkeys(
        IN_CONTRAST, outlined_palette(tokens) if contrast else palette(tokens)
    )


def test_qts_application_takes_it(plain: QApplication) -> None:
    look = Look(plain, "dark")
    tokens = read_tokens(dark=True)
    assert plain.palette().color(QPalette.ColorRole.Window).name() == tokens.paper.lower()
    assert plain.styleSheet() == style_sheet(tokens)
    look.deleteLater()


@pytest.mark.parametrize(
    ("scheme", "dark"),
    [(Qt.ColorScheme.Unknown, False), (Qt.ColorScheme.Light, False), (Qt.ColorScheme.Dark, True)],
)
def test_it_begins_as_the_system_is(make: Make, world: World, scheme: Qt.ColorScheme, dark: bool) -> None:
    world.hints.wish(scheme)
    assert make().is_dark is dark


def test_it_keeps_in_step_with_the_system(make: Make, world: World, changes: CHANGES) -> None:
    look = make()
    world.hints.wish(Qt.ColorScheme.Dark)
    assert (look.name, look.tokens) == ("dark", read_tokens(dark=True))
    assert world.palettes[""] == palette(look.tokens)
    world.hints.wish(Qt.ColorScheme.Light)
    world.hints.wish(Qt.ColorScheme.Unknown)
    assert changes == ["dark", ""]


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_the_user_chose_stays(make: Make, world: World, changes: CHANGES, choice: str) -> None:
    look = make(choice)
    before = look.tokens
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        world.hints.wish(scheme)
    assert look.tokens == before
    assert changes == []


@CHOICES
def test_another_look_is_applied_and_signalled_once(
    make: Make, world: World, changes: CHANGES, choice: str, contrast: bool, name: str
) -> None:
    look = make("light")
    for _ in range(2):
        look.choose(choice, contrast=contrast)
    assert look.name == name
    assert changes == ([name] if name else [])
    assert world.rules == style_sheet(look.tokens)


def test_going_back_to_the_system_takes_on_what_it_wishes_now(make: Make, world: World, changes: CHANGES) -> None:
    look = make("light", contrast=True)
    world.hints.wish(Qt.ColorScheme.Dark)
    look.choose("system", contrast=True)
    assert changes == ["dark contrast"]
    assert look.tokens == read_tokens(dark=True, contrast=True)


def test_in_high_contrast_buttons_have_an_outline(qtbot: QtBot, look: Look) -> None:
    button = QPushButton("Tea")
    qtbot.addWidget(button)
    for choice in ("dark", "light"):
        look.choose(choice, contrast=True)
        image, paper = button.grab().toImage(), QColor(look.tokens.paper).lightness()
        assert max(abs(image.pixelColor(x, image.height() // 2).lightness() - paper) for x in range(4)) > 100, choice
