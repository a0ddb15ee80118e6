"""`aixreader assess answer`: answer a question about a system."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import (
    add_action,
    add_system_option,
    assessment_file,
    open_facts,
    save,
    system_id,
)
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text

VALUES = ("yes", "no", "unknown", "self", "supplier", "both")


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess answer`."""
    parser = add_action(
        actions,
        "answer",
        "answer a question about a system",
        "QUESTION is an id that `aixreader assess questions` prints. A condition of a threat is judged with --confirm\n"
        "or --deny and the name of the threat (the second one for a threat: NAME#2); what is not named keeps what was\n"
        "judged before. Who trains or runs the model is answered with self, supplier or both, all else with yes or no.",
    )
    parser.add_argument("question", metavar="QUESTION", type=content_text, help="the id of a question")
    parser.add_argument("value", metavar="ANSWER", choices=VALUES, help=", ".join(VALUES))
    parser.add_argument("--reason", metavar="TEXT", type=content_text, help="why")
    for name, what in (("--confirm", "holds"), ("--deny", "does not hold")):
        parser.add_argument(
            name,
            metavar="THREAT",
            action="append",
            default=[],
            type=content_text,
            help=f"the condition for this threat {what}",
        )
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Save the answer, and print what follows."""
    from aixreader.services.assessments.answering import answer_question
    from aixreader.services.assessments.assessed_edition import AssessedEdition

    file = assessment_file(options)
    document = file.open()
    system = system_id(document, options)
    with open_facts(options) as facts:
        before = AssessedEdition(facts, document)
        changed = answer_question(
            before, system, options.question, options.value, options.reason, options.confirm, options.deny
        )
        save(file, changed, console)
        after = AssessedEdition(facts, changed).system(system)
        old = before.system(system).overview.threats
        changes = [
            (slug, old[slug].applicability.value, state.applicability.value)
            for slug, state in after.overview.threats.items()
            if slug in old and old[slug].applicability is not state.applicability
        ]
        slugs = {name: subject.slug for name, subject in facts.subjects.threats.items()}
        following = after.questionnaire.next_question(AssessedEdition(facts, changed).answers(system))
    if options.json:
        records = [{"threat": slug, "before": was, "after": now} for slug, was, now in changes]
        console.json({"changed": records, "next": following.id if following else None})
        return 0
    console.table(("threat", "before", "after"), [(slugs.get(slug, slug), was, now) for slug, was, now in changes])
    if not (conditions := len(after.open_conditions)):
        done = "All questions are answered."
    elif conditions == 1:
        done = f"A condition is to be judged: aixreader assess questions {options.file}"
    else:
        done = f"{conditions} conditions are to be judged: aixreader assess questions {options.file}"
    console.note(f"Next: {following.id}: {following.text}" if following else done)
    return 0
