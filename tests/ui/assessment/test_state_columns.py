"""What the tables of an assessment show."""

from __future__ import annotations

from aixreader.assess.items import Threat
from aixreader.assess.scales import DEFAULT_SCALES
from aixreader.ui.assessment.assessment_controller import AssessmentController
from aixreader.ui.assessment.state_columns import control_columns, threat_columns


def test_cells_say_what_is_stated_and_what_follows(assessment: AssessmentController) -> None:
    document = assessment.model.document
    assert document is not None
    rated = Threat("kitchen", "oversteep", likelihood="high", impact="low")
    assessment.repository.change(document.with_items([rated]))
    state = assessment.model.state
    assert state is not None
    pot, threat = state.overview.controls["teapot"], state.overview.threats["oversteep"]
    cells = {column.title: column.text(pot) for column in control_columns()}
    assert (cells["Control"], cells["Status"], cells["Evidence"]) == ("Teapot watch", "In place", "0")
    cells = {column.title: column.text(threat) for column in threat_columns(DEFAULT_SCALES)}
    assert (cells["Likelihood"], cells["Treatment"], cells["Residual risk"]) == ("High", "Open", "")
    assert cells["Applies"] == "● Applies"
    assert cells["Risk"]
    fields = [column.field for column in (*control_columns(), *threat_columns(DEFAULT_SCALES)) if column.field]
    assert all(hasattr(pot.item, name) or hasattr(threat.item, name) for name in fields)
    by_risk = next(column for column in threat_columns(DEFAULT_SCALES) if column.title == "Risk")
    unrated = state.overview.threats["teatheft"]
    assert by_risk.sorted_by(unrated) < by_risk.sorted_by(threat), "what is not rated comes first"
