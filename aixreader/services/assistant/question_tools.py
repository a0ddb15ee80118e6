"""The tool on the Exchange's questions about a system: what is asked, and which threats follow from answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aixreader.errors import RefusedCallError, shortened
from aixreader.progress import Report
from aixreader.services.assistant.answer_page import AnswerPage, Record, page_of
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.visible_text import visible
from aixreader.services.assistant.workspace import Workspace

if TYPE_CHECKING:
    from aixreader.assess.items import Answer
    from aixreader.assess.questionnaire import Questionnaire

NO_QUESTIONS = "This edition has no questions. Use the tool threats instead."
HOW_TO_ANSWER = "Call again with answers, such as those of choices, to see which threats follow."
CONFIRM = "Conditions are for a person to judge: confirm means that one is to be judged."


def questions(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """The questions, and with answers the threats and why they apply."""
    questionnaire = workspace.facts.questionnaire
    answers = _answers(questionnaire, arguments.fields("answers"))
    items = [*_questions(workspace, questionnaire, answers)]
    if answers:
        items += _threats(workspace, questionnaire, answers)
    note = NO_QUESTIONS if not questionnaire.questions else CONFIRM if answers else HOW_TO_ANSWER
    return page_of(items, lambda item: item, arguments, note)


def _answers(questionnaire: Questionnaire, given: Mapping[str, str]) -> dict[str, Answer]:
    """The answers that were given; raises `RefusedCallError`."""
    from aixreader.assess.items import Answer, AnswerValue
    from aixreader.assess.questionnaire import choices

    answers: dict[str, Answer] = {}
    for name, value in given.items():
        question = questionnaire.questions.get(name)
        if question is None:
            known = ", ".join(map(visible, questionnaire.questions))
            raise RefusedCallError(f"There is no question {visible(shortened(name))!r}.", f"Questions: {known}.")
        values = [choice.value for choice in choices(question)]
        if value not in values:
            raise RefusedCallError(f"This is no answer to {visible(name)}.", f"Answers: {', '.join(values)}.")
        answers[name] = Answer("system", name, AnswerValue(value))
    return answers


def _questions(workspace: Workspace, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> list[Record]:
    from aixreader.assess.questionnaire import choices

    sections = workspace.session.edition.sections
    return [
        {
            "kind": "question",
            "id": name,
            "text": question.text,
            "state": questionnaire.stage(name, answers).value,
            "choices": [choice.value for choice in choices(question)],
            "section": workspace.id_of(sections[question.section]) if question.section in sections else "",
            "leads_to": [
                {"answer": answer.id, "id": outcome.slug, "role": outcome.role, "condition": outcome.condition}
                for answer in question.answers
                for outcome in answer.outcomes
            ],
        }
        for name, question in questionnaire.questions.items()
    ]


def _threats(workspace: Workspace, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> list[Record]:
    from aixreader.assess.applicability import findings, reason_text

    subjects = workspace.facts.subjects.threats
    labels = {name: name for name in questionnaire.questions}
    return [
        {
            "kind": "threat",
            "id": subjects[root].slug,
            "title": subjects[root].name,
            "applies": finding.applicability.value,
            "responsible": finding.responsible.value,
            "reasons": [reason_text(reason, questionnaire, labels) for reason in finding.reasons],
        }
        for root, finding in findings(questionnaire, answers).items()
        if root in subjects
    ]
