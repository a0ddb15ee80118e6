"""The dialogs of the window: each of their buttons has its effect, and none blocks."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.paths import Folders
from aixreader.ui.base.action_table import ACTIONS
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.ui.palette.command_model import ENTRY
from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.reader.figure_viewer import FigureViewer
from aixreader.ui.settings.preferences import Preferences
from aixreader.ui.window.dialogs import Dialogs
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, box, boxes, press, trigger
from tests.ui.window.conftest import Frame

Open = Callable[..., None]


@pytest.fixture
def dialogs(frame: Frame) -> Dialogs:
    return Dialogs(frame.context, frame.host)


def preferences(shown: WindowController | Frame) -> Preferences:
    trigger(shown, "preferences")
    (dialog,) = shown.window.findChildren(Preferences)
    assert dialog.isVisible()
    return dialog


def palette(shown: WindowController | Frame) -> CommandPalette:
    trigger(shown, "commands")
    (dialog,) = shown.window.findChildren(CommandPalette)
    assert dialog.isVisible()
    return dialog


def offered(frame: Frame, dialogs: Dialogs) -> dict[str, bool]:
    """The ids of the palette's entries, and whether each is a section."""
    dialogs.show_palette()
    (dialog,) = frame.window.findChildren(CommandPalette)
    entries = dialog._model._entries
    dialog.close()
    return {entry.id: entry.is_section for entry in entries}


def choose(qtbot: QtBot, controller: WindowController | Frame, words: str, *, control: bool = False) -> None:
    """Type in the palette and choose the first match."""
    dialog = palette(controller)
    line, rows = dialog.findChildren(QLineEdit)[0], dialog.findChildren(QListView)[0]
    line.setText(words)
    assert rows.currentIndex().data(ENTRY).title == words
    modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(line, Qt.Key.Key_Return, modifiers)  # type: ignore[no-untyped-call]  # no types
    assert not dialog.isVisible()


def control(dialog: Preferences, name: str) -> QWidget:
    return dialog.findChildren(QWidget, name)[0]


def test_preferences_are_applied_at_once_and_a_page_that_failed_can_be_tried_once_more(
    qtbot: QtBot, controller: WindowController, open_built: Open, settings_model: SettingsModel
) -> None:
    open_built("oversteep")
    dialog = preferences(controller)
    switch = control(dialog, "contrast")
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert settings_model.settings.contrast
    assert controller.context.look.name == "contrast"
    assert controller.context.actions["contrast"].isChecked()
    dialog.close()

    assert controller.host.reader is not None
    controller.host.reader.failed.emit()
    with qtbot.waitSignal(controller.context.page_loaded):
        press(box(controller.window), "Reload")
    qtbot.waitUntil(lambda: not boxes(controller.window))


def test_a_section_is_chosen_in_the_palette_here_or_in_a_tab_and_an_action(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("overview")
    assert controller.host.reader is not None
    with qtbot.waitSignal(controller.context.page_loaded):
        choose(qtbot, controller, "2.1 Oversteeping")
    assert address(controller) == controller.context.section_address("oversteep")
    assert controller.host.pane is not None
    assert controller.host.pane.isAncestorOf(controller.window.focusWidget())
    choose(qtbot, controller, "2.2 Tea theft", control=True)
    assert [tab.address for tab in controller.host.reader.tabs.states][1:] == [
        controller.context.section_address("teatheft")
    ]
    with qtbot.waitSignal(controller.context.page_loaded):
        choose(qtbot, controller, "Home")
    assert address(controller) == HOME


def test_the_palette_offers_what_can_be_done_now_and_follows_changes_like_preferences(
    qtbot: QtBot, frame: Frame
) -> None:
    dialogs = Dialogs(frame.context, frame.host, lambda: [("tea", "Tea for two")])
    assert "home" not in offered(frame, dialogs)
    frame.open("overview")
    entries = offered(frame, dialogs)
    assert frame.context.session is not None
    assert {name for name, is_section in entries.items() if is_section} == set(frame.context.session.edition.sections)
    enabled = {spec.id for spec in ACTIONS if frame.context.actions[spec.id].isEnabled()}
    assert "home" in enabled
    assert {name for name, is_section in entries.items() if not is_section} == {*enabled, "list:tea"} - {"commands"}

    with qtbot.waitSignal(dialogs.list_requested, check_params_cb=lambda name: name == "tea"):
        choose(qtbot, frame, "Reading list: Tea for two")

    shown = palette(frame)
    before = shown.styleSheet()
    shown.close()
    dialog = preferences(frame)
    trigger(frame, "dark")
    assert shown.styleSheet() != before
    choice = control(dialog, "look")
    assert isinstance(choice, QComboBox)
    assert choice.currentData() == "dark"
    dialog.close()
    trigger(frame, "contrast")
    assert preferences(frame) is dialog, "there is one of them"
    assert dialog.settings == frame.context.settings_model.settings
    dialog.close()


def test_a_figure_of_the_edition_opens_in_a_dialog(qtbot: QtBot, frame: Frame, dialogs: Dialogs) -> None:
    def viewers() -> list[FigureViewer]:
        return frame.window.findChildren(FigureViewer)

    dialogs.show_figure("images/kettle.png")
    assert viewers() == [], "without an edition there is none"
    frame.open("overview")
    for path in ("images/kettle.png", "images/lid.svg"):
        dialogs.show_figure(path)
        (viewer,) = viewers()
        assert viewer.isVisible()
        assert viewer.windowTitle() == path.rpartition("/")[2]
        viewer.close()
        qtbot.waitUntil(lambda: not viewers())
    for path in ("images/lost.png", "files/kettle rules (1).txt", "", "../manifest.json"):
        with pytest.raises(NotFoundError):
            dialogs.show_figure(path)
        qtbot.waitUntil(lambda: not viewers())


def test_a_start_is_reported_where_there_is_something_to_tell(
    frame: Frame, dialogs: Dialogs, settings_model: SettingsModel
) -> None:
    dialogs.report_start("", was_clean=True)
    assert boxes(frame.window) == []

    dialogs.report_start("", was_clean=False)  # no page was shown
    press(box(frame.window), "Use software rendering")
    assert settings_model.settings.software_rendering
    dialogs.report_start("", was_clean=False)
    assert boxes(frame.window) == [], "it is offered to those who have not taken it"

    frame.context.settings_model.warning = "settings.json could not be read."
    dialogs.report_start("desk.json could not be read.", was_clean=True)
    for words in ("settings.json", "desk.json"):
        assert words in box(frame.window).text()
    box(frame.window).close()


def test_a_failure_to_save_is_reported(controller: WindowController, folders: Folders) -> None:
    controller.state.begin()
    shutil.rmtree(folders.data)
    folders.data.write_text("no folder", "utf-8")
    controller.state.begin()
    warning = box(controller.window)
    assert "could not be saved" in warning.windowTitle()
    assert str(folders.data) in warning.text()
    warning.close()
    folders.data.unlink()
