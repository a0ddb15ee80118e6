"""`aixreader assess add`: one more system in an assessment."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import add_action, assessment_file, save
from aixreader.cli.assessments.new import add_template_options
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess add`."""
    parser = add_action(actions, "add", "add a system to an assessment")
    parser.add_argument("--name", metavar="NAME", required=True, type=content_text, help="the name of the system")
    add_template_options(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Add a system."""
    from aixreader.assess.edits import checked_system, free_system_id
    from aixreader.assess.templates import find_template, with_template

    template = find_template(options.template) if options.template else None
    file = assessment_file(options)
    before = file.open()
    name = free_system_id(before, options.name)
    document = with_template(before, name, options.name, template)
    system = document.system(name)
    assert system is not None  # noqa: S101  # it was added above
    save(file, checked_system(document, system), console)
    if options.json:
        console.json({"system": name})
    else:
        console.text(name)
    return 0
