"""The questions about a system as a user sees them: where each stands, what is left to be judged, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aixreader.assess.applicability import reason_text
from aixreader.assess.items import Answer, AnswerValue, Applicability
from aixreader.assess.overview import ThreatState
from aixreader.assess.questionnaire import Route, Stage, choices
from aixreader.assess.truth import Truth
from aixreader.model.decision_tree import ALWAYS, Question
from aixreader.services.assessments.assessed_edition import AssessedSystem

MAX_LABEL = 70
"""Characters of a question that is named in a reason."""
ASKED = (Stage.OPEN, Stage.ANSWERED, Stage.WAITING)
"""Questions that count for how far the answers are."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that the user judges: whether it `holds`, None while that is open. `threat` is the name of what it is
    about, `text` the condition as it stands in the Exchange.
    """

    key: str
    threat: str
    text: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """A threat (its oldest name, and its name) with whether it applies, and why."""

    threat: str
    name: str
    applicability: Applicability
    text: str
    is_overridden: bool = False


@dataclass(frozen=True, slots=True)
class QuestionState:
    """A question with its answer, None without one. `section` is the id of where it stands; `see_also` are slugs.
    A question without `values` is not asked: it follows from another answer, or holds always.
    """

    id: str
    group: str
    text: str
    stage: Stage
    values: tuple[AnswerValue, ...]
    value: AnswerValue | None
    reason: str
    section: str
    conditions: tuple[Condition, ...]
    consequences: tuple[Consequence, ...]
    is_reworded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is left to do: an answer, or a condition to be judged."""
        return self.stage is Stage.OPEN or any(condition.holds is None for condition in self.conditions)


def question_states(state: AssessedSystem) -> tuple[QuestionState, ...]:
    """The questions of the edition about a system, in page order."""
    answers = {item.question: item for item in state.document.of(state.system.id) if isinstance(item, Answer)}
    routes: dict[str, list[Route]] = {}
    for ways in state.questionnaire.routes.values():
        for route in ways:
            routes.setdefault(route.question, []).append(route)
    return tuple(
        _question(state, question, answers, routes.get(name, ()))
        for name, question in state.questionnaire.questions.items()
    )


def not_asked(state: AssessedSystem) -> tuple[Consequence, ...]:
    """The threats that no question asks for: the user decides whether they apply."""
    routes = state.questionnaire.routes
    return tuple(_consequence(state, threat) for slug, threat in state.overview.threats.items() if not routes.get(slug))


def progress(questions: Iterable[QuestionState]) -> tuple[int, int]:
    """How many questions are answered, of those that matter."""
    stages = [question.stage for question in questions]
    return stages.count(Stage.ANSWERED), sum(stage in ASKED for stage in stages)


def short_question(text: str) -> str:
    """The beginning of a question, up to the end of a word."""
    if len(text) <= MAX_LABEL:
        return text
    return f"{text[:MAX_LABEL].rpartition(' ')[0] or text[:MAX_LABEL]}…"


def reasons_of(state: AssessedSystem, threat: ThreatState) -> str:
    """Why a threat applies or not, in words: what the user has decided, or what the answers lead to."""
    override = threat.item.override
    if override is not None:
        return f"Decided by {override.who or 'you'}: {override.reason}"
    finding = state.findings.get(threat.item.slug)
    if finding is None or not finding.reasons:
        return "No question of the Exchange asks for it: decide it yourself."
    labels = {name: short_question(question.text) for name, question in state.questionnaire.questions.items()}
    return "\n".join(dict.fromkeys(reason_text(reason, state.questionnaire, labels) for reason in finding.reasons))


def _question(
    state: AssessedSystem, question: Question, answers: dict[str, Answer], routes: Iterable[Route]
) -> QuestionState:
    questionnaire, answer = state.questionnaire, answers.get(question.id)
    routes = list(routes)
    stage = questionnaire.stage(question.id, answers)
    is_decided = stage in (Stage.ANSWERED, Stage.IMPLIED)
    threats = dict.fromkeys(route.threat for route in routes) if is_decided else {}
    return QuestionState(
        question.id,
        question.group,
        question.text,
        stage,
        () if question.kind == ALWAYS or question.is_implied else choices(question),
        answer.answer if answer else None,
        answer.reason if answer else "",
        question.section,
        tuple(_conditions(state, question.id, answers, routes)),
        tuple(_consequence(state, state.overview.threats[name]) for name in threats if name in state.overview.threats),
        answer is not None and questionnaire.is_reworded(answer),
    )


def _conditions(
    state: AssessedSystem, question: str, answers: dict[str, Answer], routes: Iterable[Route]
) -> Iterator[Condition]:
    """The conditions of the answer that was given, each once."""
    answer = answers.get(question)
    judged = answer if answer is not None and not state.questionnaire.is_reworded(answer) else None
    seen: set[str] = set()
    for route in routes:
        holds = state.questionnaire.holds(question, route.answer, answers)
        if route.key and route.key not in seen and holds is Truth.TRUE:
            seen.add(route.key)
            yield Condition(route.key, _name(state, route), route.condition, _judgement(judged, route.key))


def _judgement(answer: Answer | None, key: str) -> bool | None:
    confirmed, denied = (key in answer.confirmed, key in answer.denied) if answer else (False, False)
    return None if confirmed == denied else confirmed


def _name(state: AssessedSystem, route: Route) -> str:
    known = state.overview.threats.get(route.threat)
    return known.name if known else route.threat


def _consequence(state: AssessedSystem, threat: ThreatState) -> Consequence:
    text = reasons_of(state, threat)
    return Consequence(threat.item.slug, threat.name, threat.applicability, text, threat.item.override is not None)
