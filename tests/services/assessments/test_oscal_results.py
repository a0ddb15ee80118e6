"""What was found of an assessed system, as OSCAL."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aixreader.assess.items import Evidence, EvidenceType, Override, Threat
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.oscal_results import actions, assessment_results
from aixreader.services.assessments.oscal_scope import OscalScope
from tests.oscal_rules import problems


def made(scope: OscalScope) -> Any:  # noqa: ANN401  # as JSON has it
    document = assessment_results(scope)
    assert problems(document) == []
    results: Any = document["assessment-results"]
    return results["results"][0]


@pytest.fixture
def result(scope: OscalScope) -> Any:  # noqa: ANN401  # as JSON has it
    return made(scope)


def test_findings_are_satisfied_or_not(result: Any) -> None:  # noqa: ANN401  # as JSON has it
    targets = {each["title"]: each["target"] for each in result["findings"]}
    assert targets["Teapot watch"]["status"] == {"state": "satisfied", "reason": "pass"}
    assert targets["Kettle rules"]["status"] == {"state": "not-satisfied", "reason": "other"}
    assert targets["Kettle rules"]["implementation-status"] == {"state": "planned"}
    assert list(targets) == ["Kettle rules", "Teapot watch"], "not what is not applicable"


def test_risks_with_their_treatment(result: Any) -> None:  # noqa: ANN401  # as JSON has it
    steep, theft = result["risks"]
    assert (steep["status"], theft["status"]) == ("remediating", "deviation-approved")
    assert theft["deadline"] == "2026-06-30T00:00:00Z"
    assert "Accepted by Bob" in theft["remediations"][0]["description"]
    facets = [
        (each["name"], each["value"], each["props"][0]["value"]) for each in steep["characterizations"][0]["facets"]
    ]
    assert facets == [
        ("likelihood", "High", "initial"),
        ("impact", "High", "initial"),
        ("likelihood", "Low", "adjusted"),
        ("impact", "High", "adjusted"),
    ]
    assert steep["threat-ids"][0]["href"] == "https://owaspai.org/go/oversteep/"


def test_evidence_is_observed(result: Any) -> None:  # noqa: ANN401  # as JSON has it
    (photo,) = result["observations"]
    assert photo["relevant-evidence"] == [{"href": "https://tea.example/pot", "description": "Photo of the pot"}]
    watch = result["findings"][1]
    assert watch["related-observations"] == [{"observation-uuid": photo["uuid"]}]
    assert len(watch["related-risks"]) == 2


def test_other_evidence_and_threats(assessed: AssessedEdition, scope: OscalScope) -> None:
    file = Evidence(
        "kitchen", "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1112", EvidenceType.FILE, "Log", file="a log.txt", sha256="0" * 64,
        expires="2027-01-01", tests=("brewing",),
    )  # fmt: skip
    gone = Threat("kitchen", "teatheft", Override("not", "Nobody steals"))
    document = assessed.document.with_items([file, gone])
    result = made(replace(scope, state=replace(assessed, document=document).system()))
    log = result["observations"][1]
    assert log["methods"] == ["TEST"]
    assert log["relevant-evidence"][0]["description"] == "a log.txt"
    assert "href" not in log["relevant-evidence"][0]
    assert log["expires"] == "2027-01-01T00:00:00Z"
    assert [risk["title"] for risk in result["risks"]] == ["Oversteeping"]


def test_nothing_assessed_yet(empty: AssessedEdition, scope: OscalScope) -> None:
    result = made(replace(scope, state=empty.system()))
    assert "findings" not in result
    assert result["reviewed-controls"]["control-selections"] == [{"description": "No control was assessed yet."}]
    assert [risk["status"] for risk in result["risks"]] == ["investigating", "open"]


def test_what_is_to_be_done(scope: OscalScope) -> None:
    document = actions(scope)
    assert document is not None
    assert problems(document) == []
    plan: Any = document["plan-of-action-and-milestones"]
    items = {each["title"]: each for each in plan["poam-items"]}
    assert items["Kettle rules"]["description"] == "Planned.\nDue on 2026-06-01."
    assert "Tea theft: Expired" in items
    assert not any(title.endswith(": Overdue") for title in items), "its control says so"
