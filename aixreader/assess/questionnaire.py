"""The questions of an edition as they are asked about a system: which one is next, and which do not matter any more.

Facts that several questions share are asked once: a question that takes a fact for granted waits for the one that asks
for it, and one that asks for nothing else is never asked. "Unknown" is an answer, and decides nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from aixreader.assess.document import ModelOrigin
from aixreader.assess.items import Answer, AnswerValue
from aixreader.assess.truth import Truth, both, leads_on, opposite
from aixreader.edition.edition import Edition
from aixreader.html.plain_text import fold
from aixreader.knowledge.name_history import named_things, roots_of
from aixreader.model import Group, Question
from aixreader.model.category import THREAT, THREAT_GROUP
from aixreader.model.decision_tree import ALWAYS, NO, SELF, SUPPLIER

WHO_VALUES = (AnswerValue.SELF, AnswerValue.SUPPLIER, AnswerValue.BOTH, AnswerValue.UNKNOWN)
YES_VALUES = (AnswerValue.YES, AnswerValue.NO, AnswerValue.UNKNOWN)

PRESETS = {
    ModelOrigin.OWN: {"trains": AnswerValue.SELF, "runs": AnswerValue.SELF},
    ModelOrigin.FINETUNED: {"trains": AnswerValue.BOTH},
    ModelOrigin.READYMADE_SELFHOSTED: {"trains": AnswerValue.SUPPLIER, "runs": AnswerValue.SELF},
    ModelOrigin.READYMADE_HOSTED: {"trains": AnswerValue.SUPPLIER, "runs": AnswerValue.SUPPLIER},
}
"""Whoever tunes a model that others have trained depends on both."""

Answers = Mapping[str, Answer]
"""What was answered, by question."""
Root = Callable[[str], str]
"""From a slug to the oldest name of the same section."""


class Stage(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WAITING = "waiting"  # for the answer to a question that it needs
    MOOT = "moot"  # what it takes for granted does not hold
    IMPLIED = "implied"  # is never asked: it holds always, or follows from another answer


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a threat: an `answer` to a `question`, and where there is a `condition`, that it holds. `via` is the
    group that the answer leads to. The condition is judged once under its `key`; `line` is where it stands.
    """

    threat: str
    question: str
    answer: str
    via: str
    condition: str
    key: str
    line: int


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions of an edition by id, and the ways that lead to each of its threats. Threats and groups are known by
    their oldest names, in page order; no way leads to a threat that no question asks for. `wordings` are digests of
    what the questions say.
    """

    questions: Mapping[str, Question]
    routes: Mapping[str, tuple[Route, ...]]
    wordings: Mapping[str, str]

    def stage(self, name: str, answers: Answers) -> Stage:
        """Where a question stands."""
        question = self.questions[name]
        if question.kind == ALWAYS or question.is_implied:
            return Stage.IMPLIED
        needed = self.needed(name, answers)
        if needed is Truth.FALSE:
            return Stage.MOOT
        if name in answers:
            return Stage.ANSWERED
        return Stage.WAITING if needed is Truth.OPEN else Stage.OPEN

    def next_question(self, answers: Answers) -> Question | None:
        """The first question that is open; None once all are answered or do not matter."""
        return next((each for name, each in self.questions.items() if self.stage(name, answers) is Stage.OPEN), None)

    def is_reworded(self, answer: Answer) -> bool:
        """Whether an answer was given to another wording of its question, as in another edition."""
        now = self.wordings.get(answer.question)
        return bool(answer.text_digest) and now is not None and now != answer.text_digest

    def needed(self, name: str, answers: Answers) -> Truth:
        """Whether what a question takes for granted holds."""
        truth = Truth.TRUE
        for need in self.questions[name].needs:
            truth = both(truth, self.holds(need.question, need.answer, answers))
        return truth

    def holds(self, name: str, answer: str, answers: Answers) -> Truth:
        """Whether a question is answered so, and what it takes for granted holds."""
        question = self.questions[name]
        needed = self.needed(name, answers)
        if question.is_implied:
            return opposite(needed) if answer == NO else needed
        if question.kind == ALWAYS:
            return needed
        given = answers.get(name)
        return both(needed, leads_on(answer, given.answer if given else None))

    def deciding(self, name: str, answer: str, answers: Answers) -> str:
        """The question that decides whether a question is answered so: this one, or one that it needs."""
        question = self.questions[name]
        truth = self.needed(name, answers)
        if question.is_implied or (truth is not Truth.TRUE and truth is self.holds(name, answer, answers)):
            for need in question.needs:
                if self.holds(need.question, need.answer, answers) is truth:
                    return self.deciding(need.question, need.answer, answers)
        return name


def make_questionnaire(
    questions: Iterable[Question], threats: Iterable[str], groups: Iterable[Group], root: Root
) -> Questionnaire:
    """The questionnaire of an edition with these `threats` and `groups`, all by slug. A question can need only what
    earlier ones ask.
    """
    by_name: dict[str, Question] = {}
    for question in questions:
        earlier = tuple(need for need in question.needs if need.question in by_name)
        by_name[question.id] = replace(question, needs=earlier, is_implied=question.is_implied and bool(earlier))
    members = {root(group.slug): tuple(map(root, group.members)) for group in groups}
    routes: dict[str, list[Route]] = {root(threat): [] for threat in threats}
    for question in by_name.values():
        for route in _routes(question, members, root):
            routes.setdefault(route.threat, []).append(route)
    wordings = {name: wording_digest(question) for name, question in by_name.items()}
    return Questionnaire(by_name, {threat: tuple(ways) for threat, ways in routes.items()}, wordings)


def edition_questionnaire(edition: Edition) -> Questionnaire:
    """The questionnaire of an edition. It has no questions where the edition was built by an older reader."""
    threats = (section.id for kind, section in named_things(edition) if kind == THREAT)
    return make_questionnaire(edition.findings.decision_tree, threats, edition.findings.groups, roots_of(edition))


def _routes(question: Question, members: Mapping[str, tuple[str, ...]], root: Root) -> Iterator[Route]:
    """The ways that lead from a question. A group stands for those of its threats that the question does not name."""
    named = {root(found.slug) for answer in question.answers for found in answer.outcomes}
    conditions: Counter[str] = Counter()
    for answer in question.answers:
        for found in filter(lambda found: found.is_threat, answer.outcomes):
            name = root(found.slug)
            is_group = found.role == THREAT_GROUP
            conditions[name] += bool(found.condition)
            key = f"{name}#{conditions[name]}" if conditions[name] > 1 else name
            for threat in (each for each in members.get(name, ()) if each not in named) if is_group else (name,):
                yield Route(
                    threat,
                    question.id,
                    answer.id,
                    name if is_group else "",
                    found.condition,
                    key if found.condition else "",
                    found.line,
                )


def choices(question: Question) -> tuple[AnswerValue, ...]:
    """The values that a question can be answered with."""
    return WHO_VALUES if any(answer.id in (SELF, SUPPLIER) for answer in question.answers) else YES_VALUES


def presets(origin: ModelOrigin) -> Mapping[str, AnswerValue]:
    """The answers that follow from where the model comes from, by question."""
    return PRESETS.get(origin, {})


def wording_digest(question: Question) -> str:
    """A digest of what a question says, answers and conditions included, whatever its white space."""
    outcomes = (found.condition for answer in question.answers for found in answer.outcomes)
    parts = (question.text, *(answer.text for answer in question.answers), *outcomes)
    text = "\n".join(filter(None, (fold(unicodedata.normalize("NFC", part)) for part in parts)))
    return f"sha256:{hashlib.sha256(text.encode(errors='replace')).hexdigest()}"
