"""`aixreader assess new`: a new assessment of one system."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, assessment_file, open_facts
from aixreader.cli.console import Console
from aixreader.cli.parser import Parser, Subparsers, content_text


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess new`."""
    parser = add_action(actions, "new", "make an assessment of a system", "A file that is there already is kept.")
    parser.add_argument("--name", metavar="NAME", required=True, type=content_text, help="the name of the assessment")
    add_template_options(parser)


def add_template_options(parser: Parser) -> None:
    """Add `--system-name` and `--template`."""
    from aixreader.assess.templates import templates

    names = ", ".join(each.id for each in templates())
    parser.add_argument("--template", metavar="TEMPLATE", help=f"begin with a system of a usual kind: {names}")


def run(options: argparse.Namespace, console: Console) -> int:
    """Write a new assessment."""
    from aixreader.assess.templates import find_template
    from aixreader.services.assessments.new_assessment import new_assessment

    template = find_template(options.template) if options.template else None
    file = assessment_file(options)
    with open_facts(options) as facts:
        document = new_assessment(facts, options.name, template)
    file.create(document)
    if options.json:
        console.json({"file": str(file.path), "id": document.id, "systems": [document.systems[0].id]})
    else:
        console.note(f"Made {file.path}. Next: aixreader assess questions {options.file}")
    return 0
