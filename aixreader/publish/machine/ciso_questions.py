"""The questions of an edition as those of a CISO Assistant framework, whose answers select implementation groups.

Implementation groups are threats. "Unknown" selects what any other answer would: it decides nothing. Whether a
condition holds is not asked there, so it is shown, and its threat is selected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from aixreader.control_characters import one_line
from aixreader.model import Question
from aixreader.model.category import THREAT_GROUP
from aixreader.model.decision_tree import ALWAYS, NO, SELF, SUPPLIER, YES, Outcome
from aixreader.publish.machine.catalogue import Catalogue
from aixreader.publish.machine.oscal_text import without_empty

ALWAYS_GROUP = "always"
NODE, GROUP = "questions", "group-questions"
WHO = {"We do": (SELF,), "A supplier": (SUPPLIER,), "Both": (SELF, SUPPLIER), "Unknown": (SELF, SUPPLIER)}
WHETHER = {"Yes": (YES,), "No": (NO,), "Unknown": (YES, NO)}
"""What can be chosen, with the answers of the edition that it stands for."""
Urn = Callable[..., str]


def question_nodes(catalogue: Catalogue, urn: Urn) -> Iterator[dict[str, object]]:
    """A requirement with all questions, below a heading; nothing for an edition that asks none."""
    asked = [each for each in catalogue.questions if each.kind != ALWAYS and not each.is_implied]
    if not asked:
        return
    parent, own = urn("req_node", GROUP), urn("req_node", NODE)
    yield {"urn": parent, "assessable": False, "depth": 1, "ref_id": GROUP, "name": "Which threats apply"}
    yield {
        "urn": own,
        "assessable": True,
        "depth": 2,
        "parent_urn": parent,
        "ref_id": NODE,
        "name": "Questions about the system",
        "description": "The questions of the risk analysis. The answers select the controls that are to be assessed.",
        "implementation_groups": [ALWAYS_GROUP],
        "questions": {_question_urn(own, question.id): _question(catalogue, question, own) for question in asked},
    }


def _question(catalogue: Catalogue, question: Question, node: str) -> dict[str, object]:
    own = _question_urn(node, question.id)
    selected = _selected(catalogue, question)
    choices = []
    for number, (value, answers) in enumerate(_choices(question).items(), 1):
        outcomes = {root: text for answer in answers for root, text in selected.get(answer, {}).items()}
        choices.append(
            {
                "urn": f"{own}:choice:{number}",
                "value": value,
                **without_empty(
                    {
                        "description": " ".join(filter(None, outcomes.values())),
                        "select_implementation_groups": list(outcomes),
                    }
                ),
            }
        )
    return {
        "type": "unique_choice",
        "text": _line(question.text),
        **_depends_on(catalogue, question, node),
        "choices": choices,
    }


def _depends_on(catalogue: Catalogue, question: Question, node: str) -> dict[str, object]:
    """The first fact that a question takes for granted; there is room for one."""
    asked = {each.id: each for each in catalogue.questions if each.kind != ALWAYS and not each.is_implied}
    for need in question.needs:
        if need.question in asked:
            other = _question_urn(node, need.question)
            leading = [
                f"{other}:choice:{number}"
                for number, answers in enumerate(_choices(asked[need.question]).values(), 1)
                if need.answer in answers
            ]
            return {"depends_on": {"question": other, "answers": leading, "condition": "any"}}
    return {}


def _selected(catalogue: Catalogue, question: Question) -> Mapping[str, Mapping[str, str]]:
    """The roots of the threats that each answer leads to, with what is said of their conditions. A question that is
    implied by this one is answered with it.
    """
    found: dict[str, dict[str, str]] = {}
    for answer in question.answers:
        found.setdefault(answer.id, {}).update(_threats(catalogue, answer.outcomes))
    for other in catalogue.questions:
        for need in other.needs if other.is_implied else ():
            if need.question == question.id:
                for answer in other.answers:
                    for root, text in _threats(catalogue, answer.outcomes).items():
                        found.setdefault(need.answer, {}).setdefault(root, text)
    return found


def _threats(catalogue: Catalogue, outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    """The threats that outcomes lead to. A group stands for those of its threats that none of them names."""
    threats = {threat.root: threat.name for threat in catalogue.threats}
    named = {catalogue.roots.get(outcome.slug, "") for outcome in outcomes}
    found: dict[str, str] = {}
    for outcome in outcomes:
        root = catalogue.roots.get(outcome.slug, "")
        is_group = outcome.role == THREAT_GROUP
        inside = catalogue.by_root[root].members if is_group and root in catalogue.by_root else ()
        members = [each for each in inside if each not in named] if is_group else [root]
        for member in members if outcome.is_threat else ():
            if member in threats:
                text = f"{threats[member]}, on the condition: {outcome.condition}." if outcome.condition else ""
                found.setdefault(member, _line(text))
    return found


def _choices(question: Question) -> Mapping[str, tuple[str, ...]]:
    return WHO if any(answer.id in (SELF, SUPPLIER) for answer in question.answers) else WHETHER


def _question_urn(node: str, question: str) -> str:
    return f"{node}:question:{question}"


def _line(text: str) -> str:
    return one_line(" ".join(text.split()))
