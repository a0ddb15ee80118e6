"""`aixreader problems`."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the build report."""
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
