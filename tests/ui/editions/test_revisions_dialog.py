"""The revisions of a clone, chosen by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.services.editions.clone_listing import Branch, CloneListing, Revision
from aixreader.ui.editions.revisions_dialog import RevisionsDialog

REVISIONS = tuple(
    Revision(f"{number:040x}", f"2025-09-{number:02}T10:00:00+00:00", subject, names, Path(f"/clone@{number}"))
    for number, subject, names in ((3, "Name <b>pots</b>", "main"), (2, "Warm the pot", ""), (1, "Begin", "tag v1"))
)
BRANCHES = (Branch("", "checked out", "3"), Branch("refs/heads/old", "old", "2"))
LISTING = CloneListing("clone", Path("/clone"), BRANCHES, "refs/heads/old", REVISIONS, is_cut=False)


@pytest.fixture
def dialog(qtbot: QtBot) -> RevisionsDialog:
    dialog = RevisionsDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_until_there_is_a_list_nothing_can_be_opened(dialog: RevisionsDialog) -> None:
    dialog.show_progress(0.4, "Reading the history")
    assert dialog.progress.isVisible()
    assert not dialog.open_button.isEnabled()
    dialog.show_listing(LISTING)
    assert not dialog.progress.isVisible()
    assert dialog.open_button.isEnabled()
    assert dialog.branches.currentText() == "old"
    assert dialog.status.text() == "3 of 3 revisions"


def test_it_is_filtered_as_typed_and_opened_by_keyboard(qtbot: QtBot, dialog: RevisionsDialog) -> None:
    dialog.show_listing(LISTING)
    for text, count in (("pot", 2), ("POT warm", 1), ("2025-09-01", 1), ("v1", 1), ("0003", 1), ("kettle", 0), ("", 3)):
        dialog.field.setText(text)
        assert dialog.model.rowCount() == count, text
        assert dialog.open_button.isEnabled() == bool(count)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == 1
    with qtbot.waitSignal(dialog.open_requested, check_params_cb=lambda source: source == str(Path("/clone@2"))):
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_list_that_is_cut_says_so(dialog: RevisionsDialog) -> None:
    dialog.show_listing(CloneListing("clone", Path("/clone"), BRANCHES, "", REVISIONS, is_cut=True))
    assert "older ones are opened by their date" in dialog.status.text()


def test_a_failure_is_told_and_another_clone_can_be_chosen(qtbot: QtBot, dialog: RevisionsDialog) -> None:
    dialog.show_listing(LISTING)
    dialog.show_failure("It is not a git repository.", "Choose another one.")
    assert dialog.status.text() == "It is not a git repository. Choose another one."
    assert not dialog.open_button.isEnabled()
    with qtbot.waitSignal(dialog.clone_requested):
        dialog.clone_button.click()


def test_another_branch_is_asked_for(qtbot: QtBot, dialog: RevisionsDialog) -> None:
    dialog.show_listing(LISTING)
    with qtbot.waitSignal(dialog.branch_chosen, check_params_cb=lambda ref: ref == ""):
        QTest.keyClick(dialog.branches, Qt.Key.Key_Up)
