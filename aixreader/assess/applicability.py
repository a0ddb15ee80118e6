"""Which threats apply to a system, and why: derived from its answers each time, never stored.

A threat applies if one way to it holds, and does not if none can: an answer that is missing or unknown leaves it
undecided. Where all but a condition holds, the user is asked to judge it, and again once the question is worded
otherwise: a condition is known by the threat it is about, and may be another one by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aixreader.assess.items import Answer, AnswerValue, Applicability, Item, Override, Responsible, Threat
from aixreader.assess.questionnaire import Answers, Questionnaire, Route
from aixreader.assess.truth import Truth, both
from aixreader.model.decision_tree import ALWAYS, SELF, SUPPLIER

VALUES = {
    Truth.TRUE: Applicability.APPLIES,
    Truth.UNCONFIRMED: Applicability.CONFIRM,
    Truth.UNKNOWN: Applicability.UNDECIDED,
    Truth.OPEN: Applicability.UNDECIDED,
    Truth.FALSE: Applicability.NOT,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one way to a threat comes to: whether it holds, and the question that decides that, which may be one that
    the way takes for granted; `value` is its answer, None without one. `is_denied` if the condition was judged not to
    hold.
    """

    route: Route
    truth: Truth
    question: str
    value: AnswerValue | None
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a threat applies. `reasons` are those that decide it, or all that are open; none where no question asks
    for it. `responsible` says who trains or runs what it is about, as far as the answers tell.
    """

    threat: str
    applicability: Applicability
    reasons: tuple[Reason, ...]
    responsible: Responsible


@dataclass(frozen=True, slots=True)
class Impact:
    """An answer that leads to no threat, but makes those that apply weigh more: `text` says how."""

    question: str
    text: str
    see_also: tuple[str, ...]


def findings(questionnaire: Questionnaire, answers: Answers) -> dict[str, Finding]:
    """What follows for each threat, by its oldest name."""
    return {name: _finding(name, routes, questionnaire, answers) for name, routes in questionnaire.routes.items()}


def applicabilities(found: Mapping[str, Finding], items: Iterable[Item]) -> dict[str, Applicability]:
    """Whether each threat applies in the end, by its oldest name: `items` may override what was found."""
    overrides = {item.slug: item.override for item in items if isinstance(item, Threat)}
    names = dict.fromkeys((*found, *(name for name, override in overrides.items() if override)))
    derived = {name: found[name].applicability if name in found else Applicability.NOT_ASKED for name in names}
    return {name: decided(value, overrides.get(name)) for name, value in derived.items()}


def answers_in(items: Iterable[Item]) -> dict[str, Answer]:
    """The answers among the items of one system, by question."""
    return {item.question: item for item in items if isinstance(item, Answer)}


def open_conditions(found: Mapping[str, Finding]) -> tuple[Route, ...]:
    """The conditions that the user has to judge, each once, in the order of the threats."""
    waiting = (
        reason.route for finding in found.values() for reason in finding.reasons if reason.truth is Truth.UNCONFIRMED
    )
    return tuple({(route.question, route.key): route for route in waiting}.values())


def impacts(questionnaire: Questionnaire, answers: Answers) -> tuple[Impact, ...]:
    """What raises the impact of threats, according to the answers."""
    leading = {route.question for routes in questionnaire.routes.values() for route in routes}
    return tuple(
        Impact(name, answer.text, tuple(found.slug for found in answer.outcomes))
        for name, question in questionnaire.questions.items()
        for answer in question.answers
        if name not in leading
        and question.kind != ALWAYS
        and questionnaire.holds(name, answer.id, answers) is Truth.TRUE
    )


def see_also(questionnaire: Questionnaire, answers: Answers) -> dict[str, tuple[str, ...]]:
    """What is to be read beside the answers given, by question: slugs of the edition."""
    found = {
        name: tuple(
            outcome.slug
            for answer in question.answers
            if questionnaire.holds(name, answer.id, answers) is Truth.TRUE
            for outcome in answer.outcomes
            if not outcome.is_threat
        )
        for name, question in questionnaire.questions.items()
    }
    return {name: slugs for name, slugs in found.items() if slugs}


def decided(derived: Applicability, override: Override | None) -> Applicability:
    """Whether a threat applies in the end: what the user has decided outweighs what the answers lead to."""
    return Applicability(override.value) if override is not None else derived


def reason_text(reason: Reason, questionnaire: Questionnaire, labels: Mapping[str, str] | None = None) -> str:
    """A reason in words: what was answered to which question, and the condition. `labels` name questions by their ids;
    without one a question is quoted.
    """
    question = questionnaire.questions[reason.question]
    name = (labels or {}).get(question.id, question.text)
    if question.kind == ALWAYS:
        text = "The Exchange asks to consider it always."
    elif reason.value is None:
        text = f"Not answered yet: {name}"
    else:
        text = f"Answered “{reason.value}”: {name}"
    condition = reason.route.condition
    if reason.truth is Truth.UNCONFIRMED:
        return f"{text}\nTo be judged: {condition}"
    if reason.is_denied:
        return f"{text}\nDoes not hold: {condition}"
    return f"{text}\nHolds: {condition}" if condition and reason.truth is Truth.TRUE else text


def _finding(threat: str, routes: Iterable[Route], questionnaire: Questionnaire, answers: Answers) -> Finding:
    reasons = [_reason(route, questionnaire, answers) for route in routes]
    if not reasons:
        return Finding(threat, Applicability.NOT_ASKED, (), Responsible.UNSET)
    applicability = VALUES[max(reason.truth for reason in reasons)]
    deciding = tuple(reason for reason in reasons if VALUES[reason.truth] is applicability)
    return Finding(threat, applicability, deciding, _responsible(deciding, questionnaire))


def _reason(route: Route, questionnaire: Questionnaire, answers: Answers) -> Reason:
    truth = questionnaire.holds(route.question, route.answer, answers)
    question = questionnaire.deciding(route.question, route.answer, answers)
    given = answers.get(question)
    value = given.answer if given else None
    judged = answers.get(route.question)
    is_current = judged is not None and not questionnaire.is_reworded(judged)
    condition = _condition(route, judged if is_current else None)
    is_denied = condition is Truth.FALSE and truth is not Truth.FALSE
    return Reason(route, both(truth, condition), question, value, is_denied)


def _condition(route: Route, judged: Answer | None) -> Truth:
    """Whether the condition of a way holds; one that is said both to hold and not to hold is not judged."""
    if not route.condition:
        return Truth.TRUE
    is_confirmed, is_denied = (route.key in judged.confirmed, route.key in judged.denied) if judged else (False, False)
    if is_confirmed == is_denied:
        return Truth.UNCONFIRMED
    return Truth.TRUE if is_confirmed else Truth.FALSE


def _responsible(reasons: Iterable[Reason], questionnaire: Questionnaire) -> Responsible:
    """Who the answers name that lead to a threat."""
    named = {
        who
        for reason in reasons
        if reason.truth >= Truth.UNCONFIRMED
        for who in (
            reason.route.answer,
            *(need.answer for need in questionnaire.questions[reason.route.question].needs),
        )
    }
    if {SELF, SUPPLIER} <= named:
        return Responsible.SHARED
    return Responsible.SELF if SELF in named else Responsible.SUPPLIER if SUPPLIER in named else Responsible.UNSET
