"""An assessment that was made with another edition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aixreader.assess.document import Assessment, EditionRef
from aixreader.assess.items import Control, ControlStatus
from aixreader.services.session.session import Session
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.carry_dialog import CarryDialog
from aixreader.ui.base.reader_context import ReaderContext
from tests.ui.assessment.test_assessment_opening import trigger

REWORDED = "control/kitchen/lidlock"


@pytest.fixture
def document(document: Assessment) -> Assessment:
    """Made with an older edition, which had no tea theft and other words for the lid."""
    subjects = tuple(name for name in document.edition.subjects if name != "teatheft")
    older = EditionRef("1", "2025-01-01", f"sha256:{'0' * 64}", "Tea 1", subjects)
    lid = Control("kitchen", "lidlock", ControlStatus.ABSENT, text_digest=f"sha256:{'1' * 64}")
    gone = Control("kitchen", "nolongerhere", ControlStatus.ABSENT)
    return replace(document, edition=older).with_items([lid, gone])


def is_needed(assessment: AssessmentController) -> bool:
    return assessment.carrying.is_needed


def shown(assessment: AssessmentController) -> CarryDialog:
    assert assessment.carrying.dialog is not None
    return assessment.carrying.dialog


def test_it_is_carried_over_once_it_was_looked_at(
    qtbot: QtBot, assessment: AssessmentController, context: ReaderContext, session: Session
) -> None:
    carrying, model, panel = assessment.carrying, assessment.model, assessment.panel
    assert is_needed(assessment)
    assert panel.offer.text()
    trigger(context, "carry_assessment")
    qtbot.waitUntil(lambda: carrying.dialog is not None)
    dialog = shown(assessment)
    assert {item.id for item, _row in dialog._rows()} == {REWORDED, "control/kitchen/nolongerhere", "teatheft"}
    went: list[str] = []
    context.address_requested.connect(lambda address, _new_tab: went.append(address))
    for item, _row in dialog._rows():
        dialog.show_requested.emit(item)
    assert went == [session.address(session.find(slug).id) for slug in ("lidlock", "teatheft")]
    dialog.accepted_items.emit([REWORDED])
    dialog.close()
    assert model.document is not None
    assert model.facts is not None
    assert model.document.edition == model.facts.ref
    assert model.document.control("kitchen", "lidlock").text_digest == model.facts.wording("lidlock")
    assert "control/kitchen/nolongerhere" in model.document.items, "nothing is removed"
    assert not is_needed(assessment)
    assert panel.offer.isHidden()
    carrying.show()
    assert carrying.dialog is None, "there is nothing to carry over"
