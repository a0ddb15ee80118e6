"""The question before a link leads outside: all of the address is seen, and only the button that says so opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from aixreader.ui.links.external_address import ExternalAddress
from aixreader.ui.links.external_dialog import ExternalDialog

LONG = "https://example.org/" + "a" * 3000 + "/<b>end</b>"
Told = list[tuple[str, str]]
Press = Callable[[Qt.Key], None]


@pytest.fixture
def dialog(qtbot: QtBot) -> ExternalDialog:
    dialog = ExternalDialog(ExternalAddress(LONG, "<i>example.org</i>"))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


@pytest.fixture
def told(dialog: ExternalDialog) -> Told:
    """What the dialog tells."""
    told: Told = []
    dialog.copy_chosen.connect(lambda address: told.append(("copy", address)))
    dialog.save_chosen.connect(lambda address: told.append(("keep", address)))
    dialog.policy_chosen.connect(lambda policy: told.append(("policy", policy)))
    dialog.open_chosen.connect(lambda address: told.append(("open", address)))
    return told


@pytest.fixture
def press(qtbot: QtBot, dialog: ExternalDialog) -> Press:
    """Press a key where the focus is."""

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget() or dialog, key)  # type: ignore[no-untyped-call]  # no types

    return press


def button(dialog: ExternalDialog, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == text)


def focused() -> str:
    """Text or name of what has the focus."""
    widget = QApplication.focusWidget()
    text = widget.property("text") if widget is not None else None
    return str(text or (widget and widget.accessibleName())).replace("&", "")


def test_the_whole_address_and_its_host_are_shown_as_they_are(dialog: ExternalDialog) -> None:
    address_field = dialog.findChild(QPlainTextEdit)
    destination = dialog.findChild(QLabel)
    assert address_field is not None
    assert destination is not None
    assert (address_field.toPlainText(), address_field.isReadOnly()) == (LONG, True)
    assert "<i>example.org</i>" in destination.text()
    assert destination.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_copies_and_does_not_open(dialog: ExternalDialog, told: Told, press: Press, key: Qt.Key) -> None:
    press(key)
    assert told == [("copy", LONG)]
    assert not dialog.isVisible()


def test_enter_in_the_address_copies_too(dialog: ExternalDialog, told: Told, press: Press) -> None:
    address_field = dialog.findChild(QPlainTextEdit)
    assert address_field is not None
    address_field.setFocus()
    press(Qt.Key.Key_Return)
    assert told == [("copy", LONG)]


def test_escape_does_nothing_but_close(dialog: ExternalDialog, told: Told, press: Press) -> None:
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == ExternalDialog.DialogCode.Rejected
    assert told == []


def test_cancel_does_nothing_but_close(dialog: ExternalDialog, told: Told) -> None:
    button(dialog, "Cancel").click()
    assert not dialog.isVisible()
    assert told == []


def test_only_its_own_button_opens(qtbot: QtBot, dialog: ExternalDialog, told: Told) -> None:
    opens = button(dialog, "Open in browser")
    assert not opens.autoDefault()
    qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]  # no types
    assert told == [("open", LONG)]
    assert not dialog.isVisible()


def test_tab_goes_round_by_every_part(dialog: ExternalDialog, press: Press) -> None:
    assert focused() == "Copy address"
    stops = {"Copy address", "Save for later", "Open in browser", "Cancel", "Address"}
    met = []
    for _ in range(20):
        met.append(focused())
        press(Qt.Key.Key_Tab)
        if focused() == met[0]:
            break
    assert stops <= set(met), "every part is reached"
    assert len(met) == len(set(met)), "none is met twice on the way"
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "does", "policy"),
    [("Copy address", "copy", "copy"), ("Save for later", "keep", "keep"), ("Open in browser", "open", "browser")],
)
@pytest.mark.parametrize("always", [True, False])
def test_a_choice_is_for_good_only_if_that_is_ticked(
    dialog: ExternalDialog, told: Told, text: str, does: str, policy: str, always: bool
) -> None:
    tick = dialog.findChild(QCheckBox)
    assert tick is not None
    assert not tick.isChecked()
    tick.setChecked(always)
    button(dialog, text).click()
    assert told == ([("policy", policy)] if always else []) + [(does, LONG)]


def test_cancelling_chooses_nothing_for_good(dialog: ExternalDialog, told: Told, press: Press) -> None:
    tick = dialog.findChild(QCheckBox)
    assert tick is not None
    tick.setChecked(True)
    press(Qt.Key.Key_Escape)
    assert told == []
