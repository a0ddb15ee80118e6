"""The decision tree of the real editions: which question leads from which answer to which threats."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.model import Library, Need, Question
from tests.shared import RunFolder

Tree = dict[str, dict[str, list[str]]]

NEW: Tree = {
    "genai": {"yes": ["directpromptinjection?", "indirectpromptinjection?"]},
    "trains": {"supplier": ["supplymodelpoison"], "self": ["datapoison", "devmodelpoison"]},
    "augments": {"yes": ["augmentationdatamanipulation", "augmentationdataleak?"]},
    "runs": {"supplier": ["runtimemodelpoison"], "self": ["runtimemodelpoison"]},
    "classifies": {"yes": ["evasion"]},
    "acts": {"yes": []},
    "trifecta": {"yes": []},
    "trainingdata": {
        "yes": ["disclosureuse?", "modelinversionandmembership", "devdataleak", "modelinversionandmembership?"]
    },
    "ragdata": {
        "yes": ["disclosureuse?", "modelinversionandmembership?", "devdataleak?", "modelinversionandmembership?"]
    },
    "theft": {"yes": ["modelexfiltration", "devmodelleak", "devcodeleak", "runtimemodelleak"]},
    "inputdata": {"yes": ["inputdataleak"]},
    "textout": {"yes": ["outputcontainsconventionalinjection"]},
    "always": {"yes": ["airesourceexhaustion"]},
}
"""By question and answer; with a question mark if there is a condition."""
OLD: Tree = {
    "genai": {"yes": ["directpromptinjection", "indirectpromptinjection?"]},
    "trains": {"supplier": ["supplymodelpoison"], "self": ["modelpoison?"]},
    "augments": {"yes": ["datapoison"]},
    "runs": {"supplier": ["runtimemodelpoison"], "self": ["runtimemodelpoison"]},
    "classifies": {"yes": ["evasion"]},
    "trainingdata": {
        "yes": ["disclosureuse", "modelinversionandmembership?", "devdataleak", "modelinversionandmembership?"]
    },
    "ragdata": {
        "yes": ["disclosureuse?", "modelinversionandmembership?", "devdataleak?", "modelinversionandmembership?"]
    },
    "theft": {"yes": ["modeltheftuse", "devmodelleak", "devcodeleak", "runtimemodeltheft"]},
    "inputdata": {"yes": ["leakinput"]},
    "textout": {"yes": ["insecureoutput"]},
    "always": {"yes": ["denialmodelservice"]},
}
GROUPS = {"disclosureuse", "evasion", "modelpoison"}


@pytest.fixture(scope="module")
def older(exchange_2025: Path, run_folder: RunFolder) -> Library:
    return run_folder.library(exchange_2025)


def leads(questions: tuple[Question, ...]) -> Tree:
    return {
        question.id: {
            answer.id: [f"{found.slug}{'?' * bool(found.condition)}" for found in answer.outcomes if found.is_threat]
            for answer in question.answers
        }
        for question in questions
    }


def see_also(questions: tuple[Question, ...]) -> set[tuple[str, str, str]]:
    return {
        (question.id, found.slug, found.role)
        for question in questions
        for answer in question.answers
        for found in answer.outcomes
        if not found.is_threat
    }


def test_where_the_newest_leads(library: Library) -> None:
    assert leads(library.decision_tree) == NEW
    assert see_also(library.decision_tree) == {
        ("trains", "supplychainmanage", "control"),
        ("trains", "poisonrobustmodel", "control"),
        ("trains", "readymademodel", "discussion"),
        ("runs", "supplychainmanage", "control"),
        ("trifecta", "agenticaioverview", "discussion"),
    }
    assert {question.section for question in library.decision_tree} == {"threatmodel"}


def test_where_the_one_of_2025_leads(older: Library) -> None:
    assert leads(older.decision_tree) == OLD
    assert see_also(older.decision_tree) == {("trains", "poisonrobustmodel", "control")}


def test_both_ask_for_shared_facts_once(library: Library, older: Library) -> None:
    trains, augments, acts = Need("trains", "self"), Need("augments", "yes"), Need("acts", "yes")
    for tree in (library.decision_tree, older.decision_tree):
        needs = {question.id: question.needs for question in tree if question.needs and question.id != "trifecta"}
        assert needs == {"trainingdata": (trains,), "ragdata": (augments,), "theft": (trains,)}
        assert [question.id for question in tree if question.is_implied] == ["ragdata"]
    assert {q.id: q.needs for q in library.decision_tree}["trifecta"] == (acts,)


def test_roles_and_lines(library: Library, older: Library) -> None:
    for source in (library, older):
        pages = {page.id: page.source.splitlines() for page in source.pages}
        for question in source.decision_tree:
            section = source.sections[question.section]
            assert section.line < question.line < section.end_line
            for found in (found for answer in question.answers for found in answer.outcomes):
                assert found.role == source.sections[found.slug].role
                assert (found.role == "threat group") == (found.slug in GROUPS)
                assert question.line <= found.line < section.end_line
                assert pages[section.page][found.line - 1].strip()
