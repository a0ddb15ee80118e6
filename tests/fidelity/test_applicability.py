"""Which threats of the real editions, by their oldest names, apply to a few systems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.assess.applicability import findings, impacts
from aixreader.assess.items import Answer, AnswerValue
from aixreader.assess.questionnaire import Questionnaire, edition_questionnaire
from aixreader.edition.edition import open_edition

ASSISTANT = {
    "genai": "yes",
    "trains": "supplier",
    "augments": "yes",
    "runs": "supplier",
    "classifies": "no",
    "acts": "yes",
    "trifecta": "yes",
    "inputdata": "yes",
    "textout": "yes",
}
"""One that others have trained and run, fed with the user's own data, and able to act."""
FILTER = {
    "genai": "no",
    "trains": "both",
    "augments": "no",
    "runs": "self",
    "classifies": "yes",
    "acts": "no",
    "trainingdata": "no",
    "theft": "unknown",
    "inputdata": "no",
    "textout": "no",
}
"""One that was tuned by its user, and sorts."""
THEFT = {"modeltheftuse", "devmodelleak", "devcodeleak", "runtimemodeltheft"}


def given(values: dict[str, str]) -> dict[str, Answer]:
    return {name: Answer("system", name, AnswerValue(value)) for name, value in values.items()}


def sorted_out(tree: Questionnaire, values: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, finding in findings(tree, given(values)).items():
        found.setdefault(finding.applicability, set()).add(name)
    return found


@pytest.fixture(scope="module")
def newest(exchange_edition: Path) -> Iterator[Questionnaire]:
    with open_edition(exchange_edition) as edition:
        yield edition_questionnaire(edition)


def test_an_assistant(newest: Questionnaire) -> None:
    found = sorted_out(newest, ASSISTANT)
    assert newest.next_question(given(ASSISTANT)) is None
    assert found["applies"] == {
        "manipulateaugmentation",
        "transferlearningattack",
        "runtimemodelpoison",
        "leakinput",
        "insecureoutput",
        "denialmodelservice",
    }
    assert found["confirm"] == {
        "directpromptinjection",
        "indirectpromptinjection",
        "leakaugmentation",
        "disclosureuseoutput",
        "modelinversionandmembership",
        "devdataleak",
    }
    assert found["not-asked"] == {"agentescape", "agentmessagestructuremanipulation"}
    assert len(found["not"]) == 11
    assert [impact.question for impact in impacts(newest, given(ASSISTANT))] == ["acts", "trifecta"]


def test_a_filter(newest: Questionnaire) -> None:
    found = sorted_out(newest, FILTER)
    assert newest.next_question(given(FILTER)) is None
    assert len([each for each in found["applies"] if "evasion" in each or each == "transferattack"]) == 5
    assert {"datapoison", "devmodelpoison", "transferlearningattack"} < found["applies"]
    assert found["undecided"] == THEFT
    assert {"disclosureuseoutput", "modelinversionandmembership", "devdataleak"} < found["not"]
    assert impacts(newest, given(FILTER)) == ()


def test_nothing_answered_decides_nothing(newest: Questionnaire) -> None:
    found = sorted_out(newest, {})
    assert found["applies"] == {"denialmodelservice"}
    assert len(found["undecided"]) == 22
    assert "not" not in found


def test_an_edition_of_2025(exchange_2025_edition: Path, newest: Questionnaire) -> None:
    """Whoever uses RAG has to mind the poisoning of data, trained or not. Names are those of the newest edition."""
    with open_edition(exchange_2025_edition) as edition:
        tree = edition_questionnaire(edition)
    found = sorted_out(tree, ASSISTANT)
    assert set(tree.routes) < set(newest.routes)
    assert set(tree.questions) == set(newest.questions) - {"acts", "trifecta"}
    assert "datapoison" in found["applies"]
    assert found["confirm"] == {
        "indirectpromptinjection",
        "disclosureuseoutput",
        "modelinversionandmembership",
        "devdataleak",
    }
    assert "not-asked" not in found
