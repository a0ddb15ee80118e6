"""`aixreader assess questions`: the questions about a system, and how far they are answered."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aixreader.cli.assessments.documents import add_action, add_system_option, open_assessed
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers

if TYPE_CHECKING:
    from aixreader.assess.items import Answer
    from aixreader.assess.questionnaire import Route, Stage
    from aixreader.model.decision_tree import Question

NO_QUESTIONS = (
    "This edition has no decision tree, so there is nothing to answer.\n"
    "Choose an edition that has one with --edition or --content, or decide for each threat with\n"
    "`aixreader assess set FILE THREAT override.value=applies override.reason=WHY`."
)
ALWAYS_HOLDS = "(Of every system; not asked.)"
HOW_TO_JUDGE = (
    "Judge with, for example: aixreader assess answer {file} {question} {answer} --confirm {key}   (or --deny)"
)
HEAD = ("id", "state", "answer", "choices", "question")


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess questions`."""
    parser = add_action(
        actions,
        "questions",
        "list the questions about a system and their answers",
        f"Columns: {', '.join(HEAD)}. States: open, answered, waiting (for another answer), moot\n"
        "(another answer makes it pointless), implied (holds always, or follows from another answer). Conditions\n"
        "that are still to be judged come last.",
    )
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the questions."""
    with open_assessed(options) as assessed:
        state = assessed.system(options.system)
        answers = assessed.answers(state.system.id)
        questionnaire = state.questionnaire
        stages = {name: questionnaire.stage(name, answers) for name in questionnaire.questions}
        if options.json:
            records = [
                _record(question, stages[name], answers.get(name)) for name, question in questionnaire.questions.items()
            ]
            following = questionnaire.next_question(answers)
            console.json({"questions": records, "next": following.id if following else None})
            return 0
        if not questionnaire.questions:
            console.note(NO_QUESTIONS)
            return 0
        rows = []
        for name, question in questionnaire.questions.items():
            answer = answers.get(name)
            words = question.text or ALWAYS_HOLDS
            choice = answer.answer.value if answer else ""
            rows.append((name, stages[name].value, choice, _choices(question, stages[name]), words))
        console.table(HEAD, rows)
        for route in state.open_conditions:
            console.note(f"To be judged for {route.key} ({route.question}): {route.condition}")
        if state.open_conditions:
            console.note(HOW_TO_JUDGE.format(file=options.file, **_example(state.open_conditions[0], answers)))
    return 0


def _choices(question: Question, stage: Stage) -> str:
    from aixreader.assess.questionnaire import Stage, choices

    return "" if stage is Stage.IMPLIED else "/".join(choices(question))


def _example(route: Route, answers: Mapping[str, Answer]) -> dict[str, str]:
    given = answers.get(route.question)
    return {"question": route.question, "answer": given.answer.value if given else route.answer, "key": route.key}


def _record(question: Question, stage: Stage, answer: Answer | None) -> dict[str, object]:
    from aixreader.assess.document_text import item_values
    from aixreader.assess.questionnaire import choices

    return {
        "id": question.id,
        "state": stage.value,
        "question": question.text,
        "section": question.section,
        "choices": [choice.value for choice in choices(question)],
        "answer": item_values(answer) if answer else None,
        "leads_to": [
            {"answer": each.id, "slug": outcome.slug, "role": outcome.role, "condition": outcome.condition}
            for each in question.answers
            for outcome in each.outcomes
        ],
    }
