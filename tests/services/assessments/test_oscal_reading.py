"""OSCAL assessment results as changes of an assessment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.items import Control, ControlStatus
from aixreader.errors import UserDataError
from aixreader.services.assessments.oscal_reading import ResultsRead, Undecided, read_oscal_results
from aixreader.services.assessments.oscal_results import assessment_results
from aixreader.services.assessments.oscal_scope import OscalScope

S = ControlStatus
STATED = {"monitoruse": S.NOT_ASSESSED, "ratelimit": S.PARTIAL, "oversight": S.IMPLEMENTED, "discrete": S.ABSENT}
DOCUMENT = Assessment(
    "1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Chat", EditionRef(), (System("chat", "Chat"),)
).with_items(Control("chat", slug, status) for slug, status in STATED.items())


def result(start: str = "2026-07-01T00:00:00Z", **findings: str) -> dict[str, Any]:
    """A result: satisfied is "yes", not satisfied "no", with an implementation status behind a slash."""
    made = []
    for control, told in findings.items():
        state, _, implementation = told.partition("/")
        target: dict[str, Any] = {
            "type": "statement-id",
            "target-id": f"{control}_smt",
            "status": {"state": "satisfied" if state == "yes" else "not-satisfied"},
        }
        if implementation:
            target["implementation-status"] = {"state": implementation}
        made.append({"uuid": "x", "title": control, "description": "x", "target": target})
    return {"start": start, "findings": made}


def read(*results: dict[str, Any], decisions: Mapping[str, ControlStatus] | None = None) -> ResultsRead:
    data = json.dumps({"assessment-results": {"results": results}}).encode()
    return read_oscal_results(DOCUMENT, "chat", data, "results.json", decisions or {})


def status(found: ResultsRead, control: str) -> ControlStatus:
    return found.document.control("chat", control).status


def test_what_results_say() -> None:
    found = read(result(monitoruse="yes", ratelimit="no/planned", oversight="no/partial", seceducate="yes"))
    assert [status(found, name) for name in ("monitoruse", "ratelimit", "oversight", "seceducate")] == [
        S.IMPLEMENTED,
        S.PLANNED,
        S.PARTIAL,
        S.IMPLEMENTED,
    ]
    assert found.undecided == ()


def test_not_satisfied_says_nothing_of_partial() -> None:
    found = read(result(monitoruse="no", ratelimit="no", oversight="no/implemented", discrete="no"))
    assert found.document == DOCUMENT
    assert found.undecided == (Undecided("monitoruse", S.NOT_ASSESSED), Undecided("oversight", S.IMPLEMENTED))
    decided = read(
        result(monitoruse="no", ratelimit="no", oversight="no"), decisions={"all": S.ABSENT, "oversight": S.PARTIAL}
    )
    assert decided.undecided == ()
    assert [status(decided, name) for name in STATED] == [S.ABSENT, S.PARTIAL, S.PARTIAL, S.ABSENT]
    again = read(result(ratelimit="no"), decisions={"ratelimit": S.PLANNED})
    assert status(again, "ratelimit") is S.PLANNED, "what is decided by name counts"


def test_names_of_other_editions_and_what_is_no_control() -> None:
    found = read(result(anomalousinputhandling="yes", evasion="yes", coffee="no"))
    assert status(found, "detectoddinput") is S.IMPLEMENTED
    assert found.unknown == ("evasion", "coffee")


def test_the_last_result_counts() -> None:
    late, early = result("2026-07-02T00:00:00Z", monitoruse="no/partial"), result(monitoruse="yes")
    assert status(read(late, early), "monitoruse") is S.PARTIAL


def test_what_was_written_is_read_back_without_a_change(scope: OscalScope) -> None:
    document = scope.state.document
    data = json.dumps(assessment_results(scope)).encode()
    found = read_oscal_results(document, "kitchen", data, "results.json", {})
    assert found == ResultsRead(document, (), ())


@pytest.mark.parametrize(
    "data",
    [b"", b"[1", b"[]", b'{"catalog": {}}', b'{"assessment-results": []}', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "broken", "list", "catalog", "no object", "not text", "deep"],
)
def test_what_are_no_results_is_refused(data: bytes) -> None:
    with pytest.raises(UserDataError, match=r"results\.json"):
        read_oscal_results(DOCUMENT, "chat", data, "results.json", {})


def test_odd_findings_change_nothing() -> None:
    bodies: list[dict[str, Any]] = [
        {"results": None},
        {"results": [None, {"findings": {}}, {"findings": [None, {"target": 1}, {"target": {"target-id": 5}}]}]},
        {"results": [{"start": 5, "findings": [{"target": {"target-id": "monitoruse_smt", "status": {"state": []}}}]}]},
    ]
    for body in bodies:
        data = json.dumps({"assessment-results": body}).encode()
        assert read_oscal_results(DOCUMENT, "chat", data, "x.json", {}) == ResultsRead(DOCUMENT, (), ())
