"""Which threats of the real editions apply to a few systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.assess.applicability import findings, impacts
from aixreader.assess.items import Answer, AnswerValue
from aixreader.assess.questionnaire import Questionnaire, make_questionnaire
from aixreader.model import Library
from tests.shared import RunFolder

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
THEFT = {"modelexfiltration", "devmodelleak", "devcodeleak", "runtimemodelleak"}


def questionnaire(library: Library) -> Questionnaire:
    threats = [each.id for each in library.sections.values() if each.role == "threat" and each.id == each.slug]
    return make_questionnaire(library.decision_tree, threats, library.groups, str)


def given(values: dict[str, str]) -> dict[str, Answer]:
    return {name: Answer("system", name, AnswerValue(value)) for name, value in values.items()}


def sorted_out(tree: Questionnaire, values: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, finding in findings(tree, given(values)).items():
        found.setdefault(finding.applicability, set()).add(name)
    return found


@pytest.fixture(scope="module")
def newest(library: Library) -> Questionnaire:
    return questionnaire(library)


def test_an_assistant(newest: Questionnaire) -> None:
    found = sorted_out(newest, ASSISTANT)
    assert newest.next_question(given(ASSISTANT)) is None
    assert found["applies"] == {
        "augmentationdatamanipulation",
        "supplymodelpoison",
        "runtimemodelpoison",
        "inputdataleak",
        "outputcontainsconventionalinjection",
        "airesourceexhaustion",
    }
    assert found["confirm"] == {
        "directpromptinjection",
        "indirectpromptinjection",
        "augmentationdataleak",
        "disclosureinoutput",
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
    assert {"datapoison", "devmodelpoison", "supplymodelpoison"} < found["applies"]
    assert found["undecided"] == THEFT
    assert {"disclosureinoutput", "modelinversionandmembership", "devdataleak"} < found["not"]
    assert impacts(newest, given(FILTER)) == ()


def test_nothing_answered_decides_nothing(newest: Questionnaire) -> None:
    found = sorted_out(newest, {})
    assert found["applies"] == {"airesourceexhaustion"}
    assert len(found["undecided"]) == 22
    assert "not" not in found


def test_an_edition_of_2025(exchange_2025: Path, run_folder: RunFolder) -> None:
    """Whoever uses RAG has to mind the poisoning of data, trained or not."""
    tree = questionnaire(run_folder.library(exchange_2025))
    found = sorted_out(tree, ASSISTANT)
    assert "datapoison" in found["applies"]
    assert found["confirm"] == {
        "indirectpromptinjection",
        "disclosureuseoutput",
        "modelinversionandmembership",
        "devdataleak",
    }
    assert "not-asked" not in found
