"""Answering a question about a system, and judging the conditions of its threats."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from aixreader.assess.document import Assessment
from aixreader.assess.edits import checked
from aixreader.assess.items import Answer, AnswerValue
from aixreader.assess.questionnaire import Questionnaire, choices, wording_digest
from aixreader.errors import NotFoundError, UserDataError, shortened
from aixreader.model.decision_tree import ALWAYS
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts

NOT_CHANGED = "Nothing was changed."


def answer_question(
    assessed: AssessedEdition,
    system: str,
    question: str,
    value: str,
    reason: str | None = None,
    confirmed: Collection[str] = (),
    denied: Collection[str] = (),
) -> Assessment:
    """The document with the answer. Without a `reason` the one that is there stays, and so does what was judged of the
    conditions that are not named. A condition is named by its key, or by its threat in any spelling.

    Raises `NotFoundError` for a question or condition that there is not, and `UserDataError` for an answer that the
    question does not have.
    """
    questionnaire, answers = assessed.facts.questionnaire, assessed.answers(system)
    keys = condition_keys(questionnaire)
    asked = questionnaire.questions.get(question)
    if asked is None or not _is_asked(questionnaire, question, keys):
        known = [name for name in questionnaire.questions if _is_asked(questionnaire, name, keys)]
        raise NotFoundError(f"No question {shortened(question)!r} is asked.", f"Questions: {', '.join(known)}.")
    values = choices(asked)
    if value not in values:
        raise UserDataError(
            f"{shortened(value)!r} is no answer to {question}.", f"{NOT_CHANGED} Answers: {', '.join(values)}."
        )
    confirmed, denied = ([_condition_key(assessed.facts, name) for name in names] for names in (confirmed, denied))
    unknown = sorted({*confirmed, *denied}.difference(keys.get(question, ())))
    if unknown:
        hint = f"{NOT_CHANGED} Conditions: {', '.join(keys[question])}." if question in keys else NOT_CHANGED
        raise NotFoundError(f"{question} has no condition for {shortened(unknown[0])!r}.", hint)
    before = answers.get(question)
    judged = dict.fromkeys(before.confirmed, True) | dict.fromkeys(before.denied, False) if before else {}
    judged |= dict.fromkeys(confirmed, True) | dict.fromkeys(denied, False)
    answer = Answer(
        system,
        question,
        AnswerValue(value),
        tuple(key for key, holds in judged.items() if holds),
        tuple(key for key, holds in judged.items() if not holds),
        reason if reason is not None else before.reason if before else "",
        wording_digest(asked),
        before.extra if before else {},
    )
    return checked(assessed.document, answer)


def condition_keys(questionnaire: Questionnaire) -> dict[str, list[str]]:
    """The keys of the conditions that are judged, by question."""
    found: dict[str, dict[str, None]] = {}
    for routes in questionnaire.routes.values():
        for route in routes:
            if route.key:
                found.setdefault(route.question, {})[route.key] = None
    return {name: list(keys) for name, keys in found.items()}


def _condition_key(facts: EditionFacts, name: str) -> str:
    """The key of the condition that a user names: "Tea theft#2" is the second one for this threat."""
    words, sign, number = name.rpartition("#") if "#" in name.strip()[1:] else (name, "", "")
    wanted = words.strip().casefold()
    threats = facts.subjects.threats.values()
    root = next((each.root for each in threats if wanted in (each.slug, each.name.casefold())), facts.root(wanted))
    return f"{root}{sign}{number.strip()}"


def _is_asked(questionnaire: Questionnaire, name: str, keys: Mapping[str, Collection[str]]) -> bool:
    """Whether a question is answered by users; one that follows from others is, if it has conditions to be judged."""
    question = questionnaire.questions[name]
    return question.kind != ALWAYS and (not question.is_implied or name in keys)
