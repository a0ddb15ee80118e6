"""`aixreader glossary`: the terms that the edition defines."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command, content_text

if TYPE_CHECKING:
    from aixreader.knowledge.terms import TermFinder
    from aixreader.model import Term


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `glossary`."""
    parser = add_command(
        commands,
        "glossary",
        "list the terms and abbreviations that the edition defines",
        "Columns: term, meaning, id of the defining section. Aligned on a terminal, separated by tabs elsewhere.",
    )
    parser.add_argument("term", nargs="*", type=content_text, help="only this term, however it is spelt")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the terms, or the one that is asked for."""
    from aixreader.errors import NotFoundError

    with open_session(options) as session:
        finder = session.terms
        terms = finder.terms
        if options.term:
            words = " ".join(options.term)
            term = finder.named(words)
            if term is None:
                raise NotFoundError(f"This edition does not define “{words}”.", "List all terms: aixreader glossary")
            terms = [term]
        if options.json:
            records = [
                {
                    "term": finder.name(term),
                    "meaning": finder.explanation(term),
                    "kind": term.kind,
                    "section": term.section,
                }
                for term in terms
            ]
            console.json({"terms": records})
        else:
            rows = ((finder.name(term), finder.explanation(term), term.section) for term in terms)
            console.table(("term", "meaning", "section"), rows)
    return 0


def _record(term: Term, finder: TermFinder) -> dict[str, object]:
    return {
        "term": finder.name(term),
        "meaning": finder.explanation(term),
        "kind": term.kind,
        "section": term.section,
    }
