"""Versions that were signed off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.assess.document import SignOff
from aixreader.services.assessments.checking import Check
from aixreader.ui.assessment.versions_dialog import VersionsDialog

SIGNED = [SignOff(number, "Ann", f"2026-0{number}-01T00:00:00Z", f"sha256:{number}") for number in (1, 2)]


def test_it_lists_versions_and_asks_who_approves(qtbot: QtBot) -> None:
    dialog = VersionsDialog()
    qtbot.addWidget(dialog)
    dialog.show_versions((), None)
    empty = dialog.versions.topLevelItem(0)
    assert empty is not None
    assert empty.text(1) == "Not signed off yet"
    dialog.show_versions(SIGNED, SIGNED[1])
    rows = [dialog.versions.topLevelItem(index) for index in range(dialog.versions.topLevelItemCount())]
    assert [(row.text(0), row.text(2)) for row in rows if row] == [
        ("2 (as it is now)", "2026-02-01"),
        ("1", "2026-01-01"),
    ]
    dialog.show_checks([("Pot", Check("control/k/pot", "It is gone.", holds=False))])
    check = dialog.checks.topLevelItem(0)
    assert check is not None
    assert check.text(0) == "✗ Pot"
    assert not dialog.sign_button.isEnabled()
    dialog.who.setText(" Bob ")
    dialog.note.setText("After review")
    with qtbot.waitSignal(dialog.sign_requested) as asked:
        dialog.sign_button.click()
    assert asked.args == ["Bob", "After review"]


def test_what_cannot_be_changed_cannot_be_signed(qtbot: QtBot) -> None:
    dialog = VersionsDialog(is_editable=False)
    qtbot.addWidget(dialog)
    dialog.who.setText("Bob")
    assert not dialog.sign_button.isEnabled()
