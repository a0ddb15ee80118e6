"""`aixreader problems`: the compiler's report on the source."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `problems`."""
    add_command(
        commands,
        "problems",
        "list the problems of the source, and how the compiler handled them",
        "Columns: file and line, kind, problem, what was done.",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the problems of the edition's build."""
    with open_session(options) as session:
        problems = session.edition.problems
        if options.json:
            console.json(
                {
                    "problems": [
                        {
                            "kind": problem.kind,
                            "what": problem.what,
                            "file": problem.file,
                            "line": problem.line,
                            "where": problem.where,
                            "done": problem.done,
                        }
                        for problem in problems
                    ]
                }
            )
        else:
            rows = [(problem.where, problem.kind, problem.what, problem.done) for problem in problems]
            console.table(("where", "kind", "what", "done"), rows)
    return 0
