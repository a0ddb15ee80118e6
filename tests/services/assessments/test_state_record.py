"""The state of a system as a record."""

from __future__ import annotations

import json

from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.state_record import state_record
from tests.services.assessments.conftest import TODAY


def test_it_holds_what_is_stated_and_what_follows(assessed: AssessedEdition) -> None:
    record = json.loads(json.dumps(state_record(assessed.system(), TODAY)))
    assert record["system"]["id"] == "kitchen"
    assert record["coverage"] == {"in_place": 0.5, "with_planned": 1.0}
    steep, theft = record["threats"]
    assert (steep["id"], steep["applies"], steep["risk"], steep["residual_risk"]) == (
        "oversteep",
        "applies",
        "critical",
        "medium",
    )
    assert "brew without a clock" in steep["reasons"][0]
    assert steep["stated"]["treatment_reason"] == "Tea is bitter"
    assert {control["id"]: control["source"] for control in steep["controls"]} == {
        "kettlerules": "table",
        "teapot": "table",
        "lidlock": "group",
    }
    assert theft["stated"]["accepted"]["who"] == "Bob"
    assert [(control["id"], control["threats"]) for control in record["controls"]] == [
        ("kettlerules", ["oversteep"]),
        ("teapot", ["oversteep", "teatheft"]),
        ("lidlock", ["oversteep", "teatheft"]),
    ]
    assert [gap["kind"] for gap in record["gaps"]] == ["no-assurance", "overdue", "expired"]
