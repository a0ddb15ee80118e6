"""The dialogs of the window: each does what it offers, and none is waited for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.paths import Folders
from aixreader.ui.base.actions import ACTIONS
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.palette.command_model import ENTRY
from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.reader.figure_viewer import FigureViewer
from aixreader.ui.settings.preferences import Preferences
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.own_pages import HOME
from tests.ui.seen import address, box, boxes, press, trigger

Open = Callable[..., None]


def preferences(window: MainWindow) -> Preferences:
    window.dialogs.show_preferences()
    (dialog,) = window.findChildren(Preferences)
    assert dialog.isVisible()
    return dialog


def palette(window: MainWindow) -> CommandPalette:
    window.dialogs.show_palette()
    (found,) = window.findChildren(CommandPalette)
    assert found.isVisible()
    return found


def offered(window: MainWindow) -> dict[str, bool]:
    """The ids that the palette was offered, and whether each is a section."""
    found = palette(window)
    entries = found._model._entries
    found.close()
    return {entry.id: entry.is_section for entry in entries}


def choose(qtbot: QtBot, window: MainWindow, words: str, *, control: bool = False) -> None:
    """Type in the palette and take the first that matches."""
    found = palette(window)
    line, rows = found.findChildren(QLineEdit)[0], found.findChildren(QListView)[0]
    line.setText(words)
    assert rows.currentIndex().data(ENTRY).title == words
    modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(line, Qt.Key.Key_Return, modifiers)  # type: ignore[no-untyped-call]  # no types
    assert not found.isVisible()


def control(dialog: Preferences, name: str) -> QWidget:
    return dialog.findChildren(QWidget, name)[0]


def test_preferences_hold_at_once(window: MainWindow, open_built: Open, keeper: SettingsModel) -> None:
    open_built()
    dialog = preferences(window)
    switch = control(dialog, "contrast")
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert keeper.settings.contrast
    assert window.look.name == "contrast"
    assert window.actions_table["contrast"].isChecked()
    dialog.close()


def test_preferences_follow_what_is_changed_elsewhere(window: MainWindow) -> None:
    dialog = preferences(window)
    trigger(window, "dark")
    choice = control(dialog, "look")
    assert isinstance(choice, QComboBox)
    assert choice.currentData() == "dark"
    dialog.close()
    trigger(window, "contrast")
    assert preferences(window) is dialog, "there is one of them"
    assert dialog.settings == window.settings.settings
    dialog.close()


def test_the_palette_offers_what_can_be_done_now_and_all_sections(window: MainWindow, open_built: Open) -> None:
    assert "home" not in offered(window)
    open_built()
    at_home = offered(window)
    assert window.session is not None
    assert {name for name, is_section in at_home.items() if is_section} == set(window.session.edition.sections)
    able = {spec.id for spec in ACTIONS if window.actions_table[spec.id].isEnabled()}
    assert {name for name, is_section in at_home.items() if not is_section} == able - {"commands"}


def test_an_action_is_chosen_in_the_palette(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    with qtbot.waitSignal(window.page_loaded):
        choose(qtbot, window, "Home")
    assert address(window) == HOME


def test_a_section_is_chosen_in_the_palette_here_or_in_a_tab(
    qtbot: QtBot, window: MainWindow, open_built: Open
) -> None:
    open_built("overview")
    assert window.reader is not None
    with qtbot.waitSignal(window.page_loaded):
        choose(qtbot, window, "2.1 Oversteeping")
    assert address(window) == window.section_address("oversteep")
    assert window.pane is not None
    assert window.pane.isAncestorOf(window.focusWidget())
    choose(qtbot, window, "2.2 Tea theft", control=True)
    assert [tab.address for tab in window.reader.tabs.states][1:] == [window.section_address("teatheft")]


def test_the_palette_is_in_the_colours_of_the_look(window: MainWindow) -> None:
    found = palette(window)
    before = found.styleSheet()
    found.close()
    trigger(window, "dark")
    assert found.styleSheet() != before


@pytest.mark.parametrize("path", ["images/kettle.png", "images/lid.svg"])
def test_a_figure_stands_on_its_own(window: MainWindow, open_built: Open, path: str) -> None:
    open_built()
    window.dialogs.show_figure(path)
    (viewer,) = window.findChildren(FigureViewer)
    assert viewer.isVisible()
    assert viewer.windowTitle() == path.rpartition("/")[2]
    viewer.close()


@pytest.mark.parametrize("path", ["images/lost.png", "files/kettle rules (1).txt", "", "../manifest.json"])
def test_what_is_no_figure_is_refused(qtbot: QtBot, window: MainWindow, open_built: Open, path: str) -> None:
    open_built()
    with pytest.raises(NotFoundError):
        window.dialogs.show_figure(path)
    qtbot.waitUntil(lambda: not window.findChildren(FigureViewer))


def test_without_an_edition_there_is_no_figure(window: MainWindow) -> None:
    window.dialogs.show_figure("images/kettle.png")
    assert window.findChildren(FigureViewer) == []


def test_a_start_like_any_other_has_nothing_to_tell(window: MainWindow) -> None:
    window.dialogs.tell_of_start()
    assert boxes(window) == []


def test_damaged_settings_are_told_at_the_start(window: MainWindow) -> None:
    window.settings.trouble = "settings.json could not be read."
    window.state.trouble = "desk.json could not be read."
    window.dialogs.tell_of_start()
    for words in ("settings.json", "desk.json"):
        assert words in box(window).text()
    box(window).close()


def test_after_a_start_without_a_page_drawing_otherwise_is_offered(window: MainWindow, keeper: SettingsModel) -> None:
    window.state.desk = replace(window.state.desk, clean=False)
    window.dialogs.tell_of_start()
    press(box(window), "Draw without the graphics card")
    assert keeper.settings.software_rendering
    window.dialogs.tell_of_start()
    assert boxes(window) == [], "it is offered to those who have not taken it"


def test_a_page_that_failed_can_be_tried_once_more(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    assert window.reader is not None
    window.reader.failed.emit()
    with qtbot.waitSignal(window.page_loaded):
        press(box(window), "Try again")
    qtbot.waitUntil(lambda: not boxes(window))


def test_that_nothing_can_be_kept_is_told(window: MainWindow, folders: Folders) -> None:
    window.state.begin()
    shutil.rmtree(folders.data)
    folders.data.write_text("no folder", "utf-8")
    window.state.begin()
    told = box(window)
    assert "cannot be kept" in told.windowTitle()
    assert str(folders.data) in told.text()
    told.close()
    folders.data.unlink()
