"""The command palette in use, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow
from pytestqt.qtbot import QtBot

from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.palette.command_model import PaletteEntry
from aixreader.ui.palette.command_palette import MAX_WIDTH, VISIBLE_ROWS, CommandPalette

ACTIONS = [PaletteEntry(f"act{number}", f"Act {number}", "Go") for number in range(30)]
SECTIONS = [
    PaletteEntry("teapot", "Teapot", "Threats", role="threat", is_section=True),
    PaletteEntry("watch", "Teapot watch", "Controls", role="control", is_section=True),
]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit(window))
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.centralWidget().setFocus()
    return window


@pytest.fixture
def palette(window: QMainWindow) -> Iterator[CommandPalette]:
    palette = CommandPalette(window, read_tokens())
    palette.set_entries([*SECTIONS, *ACTIONS])
    palette.open()
    yield palette
    palette.close()


def line(palette: CommandPalette) -> QLineEdit:
    return palette.findChildren(QLineEdit)[0]


def rows(palette: CommandPalette) -> QListView:
    return palette.findChildren(QListView)[0]


def press(qtbot: QtBot, palette: CommandPalette, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(line(palette), key, modifier or Qt.KeyboardModifier.NoModifier)  # type: ignore[no-untyped-call]  # no types


def type_words(qtbot: QtBot, palette: CommandPalette, words: str) -> None:
    qtbot.keyClicks(line(palette), words)  # type: ignore[no-untyped-call]  # no types


def click(qtbot: QtBot, palette: CommandPalette, button: Qt.MouseButton, modifier: Qt.KeyboardModifier) -> None:
    """Click on the first row."""
    position = rows(palette).visualRect(rows(palette).model().index(0, 0)).center()
    qtbot.mouseClick(rows(palette).viewport(), button, modifier, position)  # type: ignore[no-untyped-call]  # no types


def test_it_stands_over_the_window_in_the_middle_and_takes_letters(
    window: QMainWindow, palette: CommandPalette
) -> None:
    assert palette.isVisible()
    assert palette.width() == MAX_WIDTH
    assert palette.frameGeometry().center().x() == pytest.approx(window.frameGeometry().center().x(), abs=2)
    assert window.frameGeometry().contains(palette.frameGeometry())
    assert palette.focusWidget() is line(palette)


def test_a_narrow_window_gets_a_narrow_one(window: QMainWindow, palette: CommandPalette) -> None:
    palette.close()
    window.resize(400, 600)
    palette.open()
    assert palette.width() == 368


def test_letters_and_enter_open_a_section(qtbot: QtBot, palette: CommandPalette) -> None:
    type_words(qtbot, palette, "teap")
    with qtbot.waitSignal(palette.section_activated) as chosen:
        press(qtbot, palette, Key.Key_Return)
    assert chosen.args == ["teapot", False]
    assert not palette.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_ctrl_and_enter_ask_for_a_new_tab(qtbot: QtBot, palette: CommandPalette, key: Qt.Key) -> None:
    type_words(qtbot, palette, "watch")
    with qtbot.waitSignal(palette.section_activated) as chosen:
        press(qtbot, palette, key, CONTROL)
    assert chosen.args == ["watch", True]


def test_enter_runs_an_action_once_it_is_closed(qtbot: QtBot, palette: CommandPalette) -> None:
    seen: list[tuple[str, bool]] = []
    palette.action_activated.connect(lambda action: seen.append((action, palette.isVisible())))
    press(qtbot, palette, Key.Key_Return)
    assert seen == [("act0", False)]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Key.Key_Down], 1),
        ([Key.Key_Down, Key.Key_Down, Key.Key_Up], 1),
        ([Key.Key_Up], 31),
        ([Key.Key_Up, Key.Key_Down], 0),
        ([Key.Key_PageDown], VISIBLE_ROWS - 1),
        ([Key.Key_PageDown] * 9, 31),
        ([Key.Key_PageDown, Key.Key_PageUp], 0),
        ([Key.Key_PageUp], 0),
    ],
)
def test_keys_move_in_the_list(qtbot: QtBot, palette: CommandPalette, keys: list[Qt.Key], row: int) -> None:
    for key in keys:
        press(qtbot, palette, key)
    index = rows(palette).currentIndex()
    assert index.row() == row
    assert rows(palette).viewport().rect().contains(rows(palette).visualRect(index))


def test_typing_goes_back_to_the_best_row_and_takes_the_room_it_needs(qtbot: QtBot, palette: CommandPalette) -> None:
    press(qtbot, palette, Key.Key_PageDown)
    full = palette.height()
    type_words(qtbot, palette, "teapot")
    assert rows(palette).currentIndex().row() == 0
    assert palette.height() < full


def test_enter_opens_an_address_that_was_pasted(qtbot: QtBot, palette: CommandPalette) -> None:
    type_words(qtbot, palette, "https://owaspai.org/docs/1_controls/#teapot")
    with qtbot.waitSignal(palette.section_activated) as activated:
        press(qtbot, palette, Key.Key_Return)
    assert activated.args == ["https://owaspai.org/docs/1_controls/#teapot", False]


def test_where_nothing_matches_enter_does_nothing(qtbot: QtBot, palette: CommandPalette) -> None:
    type_words(qtbot, palette, "nowhere")
    with qtbot.assertNotEmitted(palette.section_activated), qtbot.assertNotEmitted(palette.action_activated):
        press(qtbot, palette, Key.Key_Return)
        press(qtbot, palette, Key.Key_Down)
        press(qtbot, palette, Key.Key_Return)
    assert palette.isVisible()


def test_esc_closes_it_and_the_focus_is_where_it_was(
    qtbot: QtBot, window: QMainWindow, palette: CommandPalette
) -> None:
    press(qtbot, palette, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.centralWidget()


def test_it_opens_anew_each_time(qtbot: QtBot, palette: CommandPalette) -> None:
    type_words(qtbot, palette, "teapot")
    palette.close()
    palette.open()
    assert line(palette).text() == ""
    assert rows(palette).model().rowCount() == 32


@pytest.mark.parametrize(
    ("button", "modifier", "new_tab"),
    [
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, False),
        (Qt.MouseButton.LeftButton, CONTROL, True),
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, True),
    ],
)
def test_a_click_chooses(
    qtbot: QtBot, palette: CommandPalette, button: Qt.MouseButton, modifier: Qt.KeyboardModifier, *, new_tab: bool
) -> None:
    type_words(qtbot, palette, "watch")
    with qtbot.waitSignal(palette.section_activated) as chosen:
        click(qtbot, palette, button, modifier)
    assert chosen.args == ["watch", new_tab]


def test_a_click_with_another_button_chooses_nothing(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.assertNotEmitted(palette.action_activated):
        click(qtbot, palette, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier)
    assert palette.isVisible()


def test_every_part_has_a_name_for_those_who_hear(palette: CommandPalette) -> None:
    assert all(part.accessibleName() for part in (palette, line(palette), rows(palette)))


def test_the_row_is_announced(qtbot: QtBot, palette: CommandPalette, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    hearer = SimpleNamespace(updateAccessibility=lambda event: said.append(event.message()))
    monkeypatch.setattr("aixreader.ui.palette.command_palette.QAccessible", hearer)
    press(qtbot, palette, Key.Key_Down)
    type_words(qtbot, palette, "watc")
    assert said[0] == "Act 1, Go"
    assert said[-1] == "Teapot watch, control, Controls"


@pytest.mark.parametrize("dark", [False, True])
def test_its_colours_are_those_of_the_look(palette: CommandPalette, *, dark: bool) -> None:
    tokens = read_tokens(dark=dark)
    palette.set_tokens(tokens)
    picture = palette.grab().toImage()
    assert picture.pixelColor(20, 4).name() == tokens.raised.lower()
    assert picture.pixelColor(0, 100).name() == tokens.line.lower()
