"""What is planned for an assessed system, as OSCAL."""

from __future__ import annotations

from typing import Any

import pytest

from aixreader.services.assessments.oscal_plan import assessment_plan, profile, security_plan
from aixreader.services.assessments.oscal_scope import OscalScope
from tests.oscal_rules import problems


@pytest.fixture
def plan(scope: OscalScope) -> Any:  # noqa: ANN401  # as JSON has it
    document = security_plan(scope)
    assert problems(document) == []
    return document["system-security-plan"]


def test_the_controls_that_are_needed(scope: OscalScope) -> None:
    ids = ["kettlerules", "teapot", "lidlock"]
    chosen: Any = profile(scope)["profile"]
    assert chosen["imports"][0]["include-controls"] == [{"with-ids": ids}]
    planned: Any = assessment_plan(scope)["assessment-plan"]
    selected = planned["reviewed-controls"]["control-selections"][0]["include-controls"]
    assert [each["control-id"] for each in selected] == ids


def test_each_control_with_its_status(plan: Any) -> None:  # noqa: ANN401  # as JSON has it
    made = {each["control-id"]: each for each in plan["control-implementation"]["implemented-requirements"]}
    states = {name: each["statements"][0]["by-components"][0] for name, each in made.items()}
    assert states["kettlerules"]["implementation-status"] == {"state": "planned"}
    assert states["teapot"]["implementation-status"] == {"state": "implemented"}
    assert states["teapot"]["description"] == "A guest watches"
    assert states["lidlock"]["implementation-status"] == {"state": "not-applicable", "remarks": "There is no lid"}
    assert {"name": "due", "ns": "urn:aixreader:ns:oscal", "value": "2026-06-01"} in made["kettlerules"]["props"]


def test_what_suppliers_do(plan: Any) -> None:  # noqa: ANN401  # as JSON has it
    own, theirs = plan["system-implementation"]["components"]
    assert (own["type"], theirs["title"]) == ("this-system", "Tea & Co")
    made = {each["control-id"]: each for each in plan["control-implementation"]["implemented-requirements"]}
    by = {name: each["statements"][0]["by-components"] for name, each in made.items()}
    assert [each["component-uuid"] for each in by["kettlerules"]] == [theirs["uuid"]]
    assert [each["component-uuid"] for each in by["teapot"]] == [own["uuid"]]


def test_the_system_itself(plan: Any) -> None:  # noqa: ANN401  # as JSON has it
    about = plan["system-characteristics"]
    assert about["system-name"] == "Kitchen"
    assert about["description"] == "Makes tea\nfor guests"
    assert about["authorization-boundary"] == {"description": "The ground floor"}
    assert about["system-information"]["information-types"][0]["description"] == "Not stated."
