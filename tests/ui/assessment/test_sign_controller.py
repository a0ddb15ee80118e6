"""Signing off."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.base.reader_context import ReaderContext
from tests.ui.assessment.test_assessment_opening import trigger


def texts(tree: QTreeWidget) -> list[str]:
    rows = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [" ".join(row.text(column) for column in range(2)) for row in rows if row]


def test_a_version_is_signed_off_and_told_from_a_changed_one(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext
) -> None:
    signing, model = assessment.signing, assessment.model
    trigger(context, "assessment_versions")
    dialog = signing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: texts(dialog.versions) == ["– Not signed off yet"])
    dialog.sign_requested.emit("Ann", "")
    qtbot.waitUntil(lambda: texts(dialog.versions) == ["1 (as it is now) Ann"])
    assert "✓ Sign-off" in " ".join(texts(dialog.checks))
    model.edit(lambda assessed: assessed.document.with_items(removed=["control/kitchen/teapot"]), "control removed")
    qtbot.waitUntil(lambda: texts(dialog.versions) == ["1 Ann"])
    assert "✗ Sign-off" in " ".join(texts(dialog.checks))
    dialog.close()
    assert signing.dialog is None
