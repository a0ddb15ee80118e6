"""Evidence in the window."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.assess.items import Evidence
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.evidence_controller import EvidenceController
from aixreader.ui.assessment.evidence_dialog import EvidenceDialog
from aixreader.ui.base.reader_context import ReaderContext


@pytest.fixture
def evidence(assessment: AssessmentController, context: ReaderContext) -> EvidenceController:
    return EvidenceController(context, assessment.model)


def shown(evidence: EvidenceController) -> EvidenceDialog:
    assert evidence.dialog is not None
    return evidence.dialog


def stated(assessment: AssessmentController) -> tuple[Evidence, ...]:
    assert assessment.model.document is not None
    return assessment.model.document.evidence("kitchen")


def test_a_file_is_added_with_its_digest_changed_and_removed(
    qtbot: QtBot, assessment: AssessmentController, evidence: EvidenceController, file: Path
) -> None:
    (file.parent / "photo.png").write_bytes(b"tea")
    evidence.ask("teapot")
    dialog = shown(evidence)
    typed = dialog.values | {"type": "file", "title": "Photo", "file": "nothing.png"}
    dialog.accepted_values.emit(typed)
    qtbot.waitUntil(lambda: "nothing.png" in dialog.problem.text())
    assert stated(assessment) == ()
    dialog.accepted_values.emit(typed | {"file": "photo.png"})
    qtbot.waitUntil(lambda: bool(stated(assessment)))
    (made,) = stated(assessment)
    assert (made.title, made.controls, made.file) == ("Photo", ("teapot",), "photo.png")
    assert made.sha256 == hashlib.sha256(b"tea").hexdigest()
    assert evidence.dialog is None
    evidence.ask("teapot", made.uuid)
    assert shown(evidence).fields["title"].text() == "Photo"
    shown(evidence).accepted_values.emit(typed | {"type": "link", "title": "Album", "link": "https://tea.example"})
    (changed,) = stated(assessment)
    assert (changed.title, changed.controls, changed.link) == ("Album", ("teapot",), "https://tea.example")
    evidence.remove(made.uuid)
    assert stated(assessment) == ()
