"""The questions of an edition in a framework."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aixreader.model import Answer, Need, Outcome, Question
from aixreader.publish.machine.catalogue import Catalogue
from aixreader.publish.machine.ciso_assistant import urn
from aixreader.publish.machine.ciso_questions import question_nodes


def question(name: str, *answers: Answer, needs: tuple[Need, ...] = (), is_implied: bool = False) -> Question:
    return Question(name, "", "QUESTION", f"About {name}?", needs, answers, is_implied=is_implied)


def leads(answer: str, *outcomes: Outcome) -> Answer:
    return Answer(answer, "", outcomes)


def asked(catalogue: Catalogue, *questions: Question) -> dict[str, Any]:
    _, node = question_nodes(replace(catalogue, questions=questions), urn)
    made: Any = node["questions"]
    return {name.rpartition(":")[2]: each for name, each in made.items()}


THEFT = Outcome("teatheft", "threat", "", 1)
STEEP = Outcome("oversteep", "threat", "nobody looks", 2)


def selected(choice: dict[str, Any]) -> list[str]:
    return list(choice.get("select_implementation_groups", ()))


def test_unknown_selects_what_yes_does(catalogue: Catalogue) -> None:
    yes, no, unknown = asked(catalogue, question("a", leads("yes", THEFT)))["a"]["choices"]
    assert [each["value"] for each in (yes, no, unknown)] == ["Yes", "No", "Unknown"]
    assert [selected(each) for each in (yes, no, unknown)] == [["teatheft"], [], ["teatheft"]]


def test_who_does_it(catalogue: Catalogue) -> None:
    choices = asked(catalogue, question("a", leads("self", THEFT), leads("supplier", STEEP)))["a"]["choices"]
    assert [selected(each) for each in choices] == [
        ["teatheft"],
        ["oversteep"],
        ["teatheft", "oversteep"],
        ["teatheft", "oversteep"],
    ]
    assert choices[1]["description"] == "Oversteeping, on the condition: nobody looks."


def test_asked_only_where_what_it_needs_holds(catalogue: Catalogue) -> None:
    needs = (Need("gone", "yes"), Need("a", "self"))
    made = asked(
        catalogue, question("a", leads("self", THEFT), leads("supplier")), question("b", leads("yes"), needs=needs)
    )
    needed = made["b"]["depends_on"]
    assert needed["question"].endswith(":question:a")
    assert [each.rpartition(":")[2] for each in needed["answers"]] == ["1", "3", "4"], "we, both, unknown"
    assert "depends_on" not in made["a"]


def test_what_is_implied_is_answered_with_what_implies_it(catalogue: Catalogue) -> None:
    implied = question("b", leads("yes", STEEP), needs=(Need("a", "yes"),), is_implied=True)
    made = asked(catalogue, question("a", leads("yes", THEFT)), implied)
    assert list(made) == ["a"]
    assert selected(made["a"]["choices"][0]) == ["teatheft", "oversteep"]


def test_a_group_stands_for_its_other_threats(catalogue: Catalogue) -> None:
    groups = tuple(
        replace(each, members=("oversteep", "teatheft")) if each.root == "brewthreats" else each
        for each in catalogue.groups
    )
    group = Outcome("brewthreats", "threat group", "in a hurry", 1)
    gone = Outcome("coffee", "threat", "", 1)
    made = asked(replace(catalogue, groups=groups), question("a", leads("yes", group, THEFT, gone)))
    yes = made["a"]["choices"][0]
    assert selected(yes) == ["oversteep", "teatheft"]
    assert yes["description"] == "Oversteeping, on the condition: in a hurry."


def test_an_edition_without_questions(catalogue: Catalogue) -> None:
    assert list(question_nodes(replace(catalogue, questions=catalogue.questions[1:]), urn)) == []
