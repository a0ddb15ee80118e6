"""The preferences: made from the settings, in force at once, and gone back from."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.settings.preferences import Preferences
from aixreader.ui.settings.setting_editor import SettingEditor
from aixreader.userdata.settings import Settings

FIELDS = fields(Settings)


@pytest.fixture
def dialog(qtbot: QtBot) -> Preferences:
    dialog = Preferences(Settings())
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def control(dialog: Preferences, name: str) -> QWidget:
    return dialog.findChildren(QWidget, name)[0]


def button(dialog: Preferences, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == text)


def press(qtbot: QtBot, editor: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(editor, key)  # type: ignore[no-untyped-call]  # no types


@pytest.mark.parametrize("known", FIELDS, ids=lambda known: known.name)
def test_every_setting_is_there_with_its_words(dialog: Preferences, known: object) -> None:
    field = next(field for field in FIELDS if field is known)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    shown += [box.text() for box in dialog.findChildren(QCheckBox)]
    for word in ("label", "help", "group"):
        assert field.metadata[word] in shown
    assert control(dialog, field.name).accessibleName() == field.metadata["label"]


@pytest.mark.parametrize("known", FIELDS, ids=lambda known: known.name)
def test_every_setting_can_be_changed_by_key_and_holds_at_once(
    qtbot: QtBot, dialog: Preferences, known: object
) -> None:
    name = next(field.name for field in FIELDS if field is known)
    editor = control(dialog, name)
    with qtbot.waitSignal(dialog.changed) as changed:
        if isinstance(editor, QLineEdit):
            editor.clear()
            QApplication.clipboard().setText("https://git.example/exchange")
            editor.paste()
        else:
            press(qtbot, editor, Qt.Key.Key_Space if isinstance(editor, QCheckBox) else Qt.Key.Key_Down)
    (settings,) = changed.args
    others = {field.name: getattr(Settings(), field.name) for field in FIELDS if field.name != name}
    assert settings == replace(settings, **others), "nothing else has changed"
    assert getattr(settings, name) != getattr(Settings(), name)
    assert dialog.settings == settings


def test_changes_add_up_and_one_button_takes_them_back(qtbot: QtBot, dialog: Preferences) -> None:
    reset = button(dialog, "Reset to defaults")
    assert not reset.isEnabled()
    press(qtbot, control(dialog, "contrast"), Qt.Key.Key_Space)
    press(qtbot, control(dialog, "zoom"), Qt.Key.Key_Home)
    assert dialog.settings == Settings(contrast=True, zoom=50)
    assert reset.isEnabled()
    with qtbot.waitSignal(dialog.changed) as changed:
        reset.click()
    assert changed.args == [Settings()]
    assert not reset.isEnabled()
    zoom = control(dialog, "zoom")
    assert isinstance(zoom, QSlider)
    assert zoom.value() == 100


def test_show_settings_emits_no_signal(qtbot: QtBot, dialog: Preferences) -> None:
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.show_settings(Settings(look="dark", previews=False))
    look, previews = control(dialog, "look"), control(dialog, "previews")
    assert isinstance(look, QComboBox)
    assert look.currentData() == "dark"
    assert isinstance(previews, QCheckBox)
    assert not previews.isChecked()
    assert button(dialog, "Reset to defaults").isEnabled()


def test_the_tab_key_goes_through_all_of_them_from_top_to_bottom(qtbot: QtBot, dialog: Preferences) -> None:
    control(dialog, FIELDS[0].name).setFocus()
    visited = []
    for _ in range(30):
        focused = dialog.focusWidget()
        visited.append(focused.objectName())
        press(qtbot, focused, Qt.Key.Key_Tab)
    order = list(dict.fromkeys(name for name in visited if name in {field.name for field in FIELDS}))
    assert order == [field.name for field in FIELDS]


def test_it_closes_by_its_button_and_by_esc(qtbot: QtBot, dialog: Preferences) -> None:
    with qtbot.waitSignal(dialog.finished):
        button(dialog, "Close").click()
    dialog.open()
    with qtbot.waitSignal(dialog.finished):
        press(qtbot, dialog, Qt.Key.Key_Escape)


def test_no_word_is_cut_off(dialog: Preferences) -> None:
    for label in dialog.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= (label.heightForWidth(label.width()) if label.wordWrap() else 0), label.text()
    editors = dialog.findChildren(SettingEditor)
    assert len({editor.x() for editor in editors}) == 1, "they stand below each other"


def test_it_fits_on_the_screen(qapp: QApplication, dialog: Preferences) -> None:
    assert dialog.height() < qapp.primaryScreen().availableGeometry().height()


def test_what_is_laid_down_is_shown_and_cannot_be_changed(qtbot: QtBot) -> None:
    dialog = Preferences(Settings(private=True), {"private"})
    qtbot.addWidget(dialog)
    assert not control(dialog, "private").isEnabled()
    assert control(dialog, "previews").isEnabled()
    hints = [label.text() for label in dialog.findChildren(QLabel) if "administrator" in label.text()]
    assert len(hints) == 1
