"""What can be done with the editions in their dialog."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aixreader.pages.shelf_part import MISSING, ShelfFacts, ShelfRow
from aixreader.ui.editions.editions_dialog import EditionsDialog
from aixreader.ui.editions.editions_model import NAME

OPEN = ShelfRow("a1", "Teas", "2026-01-02", "abc", 12, "~/tea.zip", "/tea.zip", is_open=True)
OTHER = ShelfRow("a2", "Old teas", "2025-01-02", "abd", 10, "~/old.zip", "/old.zip")
OWN = ShelfRow("", "Edition that comes with the reader")
FACTS = ShelfFacts((OPEN, OTHER, OWN))


@pytest.fixture
def dialog(qtbot: QtBot) -> EditionsDialog:
    dialog = EditionsDialog(FACTS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: EditionsDialog, row: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row, NAME))


def enabled(dialog: EditionsDialog) -> set[str]:
    return {name for name, button in dialog.buttons.items() if button.isEnabled()}


def test_what_an_edition_does_not_offer_is_disabled(dialog: EditionsDialog) -> None:
    assert enabled(dialog) == {"rename", "folder", "remove"}, "it is open"
    choose(dialog, 1)
    assert enabled(dialog) == {"open", "beside", "rename", "folder", "remove"}
    choose(dialog, 2)
    assert enabled(dialog) == {"open", "beside"}, "the one that comes with the reader stays"
    dialog.show_facts(replace(FACTS, can_remove=False))
    choose(dialog, 1)
    assert enabled(dialog) == {"open", "beside", "folder"}


def test_a_long_path_fits_in_and_rows_are_as_high_as_each_other(qtbot: QtBot) -> None:
    long = replace(OTHER, place="/" + "a long name/" * 40)
    dialog = EditionsDialog(replace(FACTS, rows=(OPEN, long, OWN)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.view.header().length() == dialog.view.viewport().width()
    choose(dialog, 1)
    dialog.buttons["rename"].click()
    heights = {dialog.view.visualRect(dialog.model.index(row, NAME)).height() for row in range(3)}
    assert len(heights) == 1


@pytest.mark.parametrize(("act", "signal"), [("open", "open_requested"), ("beside", "beside_requested")])
def test_another_is_opened_and_the_dialog_closed(qtbot: QtBot, dialog: EditionsDialog, act: str, signal: str) -> None:
    choose(dialog, 1)
    with qtbot.waitSignal(getattr(dialog, signal), check_params_cb=lambda name: name == "a2"):
        dialog.buttons[act].click()
    assert not dialog.isVisible()


def test_enter_opens_and_delete_removes(qtbot: QtBot, dialog: EditionsDialog) -> None:
    choose(dialog, 1)
    with qtbot.waitSignal(dialog.removal_requested, check_params_cb=lambda name: name == "a2"):
        QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(dialog.open_requested, check_params_cb=lambda name: name == "a2"):
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)


def test_f2_edits_the_name(qtbot: QtBot, dialog: EditionsDialog) -> None:
    choose(dialog, 1)
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    field = dialog.view.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Old teas"
    field.setText("Audit")
    with qtbot.waitSignal(dialog.rename_requested, check_params_cb=lambda *told: told == ("a2", "Audit")):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_list_has_the_focus_after_a_name_was_edited(qtbot: QtBot, dialog: EditionsDialog) -> None:
    dialog.rename_requested.connect(lambda *_told: dialog.show_facts(FACTS))
    dialog.view.setFocus()
    choose(dialog, 1)
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    field = dialog.view.findChild(QLineEdit)
    assert field is not None
    assert dialog.view.isAncestorOf(dialog.focusWidget())
    field.setText("Audit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() == dialog.view)


def test_one_that_is_gone_is_located(qtbot: QtBot, dialog: EditionsDialog) -> None:
    dialog.show_facts(ShelfFacts((OPEN, replace(OTHER, state=MISSING), OWN)))
    choose(dialog, 1)
    assert dialog.buttons["open"].text() == "&Locate…"
    with qtbot.waitSignal(dialog.locate_requested, check_params_cb=lambda name: name == "a2"):
        dialog.buttons["open"].click()


def test_the_choice_stays_and_a_removal_can_be_undone(qtbot: QtBot, dialog: EditionsDialog) -> None:
    choose(dialog, 1)
    dialog.show_facts(ShelfFacts((OTHER, OPEN, OWN)))
    assert dialog.chosen == OTHER
    assert not dialog.undo_button.isVisible()
    dialog.show_facts(ShelfFacts((OPEN, OWN), removed="Old teas"))
    assert dialog.chosen == OPEN, "the one that takes its place"
    assert dialog.notice.text() == "Old teas was removed from the list."
    with qtbot.waitSignal(dialog.undo_requested):
        dialog.undo_button.click()


def test_an_empty_list_says_how_it_is_filled(dialog: EditionsDialog) -> None:
    assert not dialog._hint.isVisible()
    assert dialog.view.rowHeight(dialog.model.index(0, NAME)) > dialog.fontMetrics().height() + 8, "rows have air"
    dialog.show_facts(ShelfFacts(()))
    assert dialog._hint.isVisible()
    assert not dialog.view.isVisible()
    assert not any(button.isVisible() for button in dialog.buttons.values()), "there is nothing to do anything with"
    dialog.show_facts(FACTS)
    assert dialog.view.isVisible()
    assert dialog.buttons["open"].isVisible()
