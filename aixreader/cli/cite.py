"""`aixreader cite`: cites a section, or verifies a citation."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, content_text
from aixreader.errors import NotFoundError
from aixreader.publish.citation import FORMATS, cite

if TYPE_CHECKING:
    from aixreader.services.citing.citation_service import ParsedCitation, VerificationResult

MAX_PATH_LENGTH = 1000
"""In characters: a longer argument of `--verify` is the citation itself, not the name of a file."""


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `cite`."""
    parser = add_command(
        commands,
        "cite",
        "cite a section, or verify a citation",
        f"SLUG is {SECTION_NAME}. A citation names the edition; with a quote, it holds its text and SHA-256. --verify\n"
        "checks whether the quote is still in the edition (exit code 1 if it is not).",
    )
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("slug", metavar="SLUG", nargs="?", type=content_text, help="the section to cite")
    wanted.add_argument(
        "--verify", metavar="TEXT", type=content_text, help="a citation, a file that holds one, or - for stdin"
    )
    parser.add_argument("--quote", metavar="WORDS", type=content_text, help="text of the section to quote")
    parser.add_argument("--unchecked", action="store_true", help="do not check that the section contains the quote")
    names = [known.id for known in FORMATS]
    parser.add_argument("--format", choices=names, default=names[0], help=f"output format (default: {names[0]})")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print a citation, or whether one is still true; exit code 1 where it is not."""
    from aixreader.services.citing.citation_service import (
        ParsedCitation,
        QuoteStatus,
        make_citation,
        today,
        verify_citation,
    )

    if options.verify is not None:
        return _verify(options, console)
    with open_session(options) as session:
        citation = make_citation(session, session.find(options.slug), options.quote or "", today())
        if options.quote and not options.unchecked:
            result = verify_citation(session, ParsedCitation(citation.slug, citation.quote))
            if result.status is not QuoteStatus.UNCHANGED:
                raise NotFoundError(
                    f"The quote is not in {citation.slug}.", "Quote the text of the edition, or add --unchecked."
                )
        if options.json:
            console.json({known.id: cite(citation, known.id) for known in FORMATS})
        else:
            console.text(cite(citation, options.format))
    return 0


def _verify(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.citing.citation_service import QuoteStatus, parse_citation, verify_citation

    messages = {
        QuoteStatus.UNCHANGED: "The quote is unchanged in {0}.",
        QuoteStatus.MOVED: "The quote has moved to {0}.",
        QuoteStatus.REWORDED: "The quote was reworded in {0}. It is now:",
        QuoteStatus.GONE: "The quote is no longer in {0}, nor elsewhere in this edition.",
        QuoteStatus.NO_QUOTE: "There is no quote to check; {0} exists.",
        QuoteStatus.NO_SECTION: "This edition has no section {0}.",
    }
    text = sys.stdin.read() if options.verify == "-" else _text(options.verify)
    citation = parse_citation(text)
    with open_session(options) as session:
        result = verify_citation(session, citation)
        is_true = citation.is_whole and result.status in (QuoteStatus.UNCHANGED, QuoteStatus.NO_QUOTE)
        if options.json:
            console.json(_record(citation, result))
            return 0 if is_true else NotFoundError.exit_code
        name = result.section.id if result.section is not None else citation.slug
        console.text(messages[result.status].format(name))
        if result.text:
            console.text(f"  {result.text}")
        if not citation.is_whole:
            console.text("The quote was altered after it was cited: its SHA-256 differs.")
    return 0 if is_true else NotFoundError.exit_code


def _text(argument: str) -> str:
    """The citation itself, or the contents of the file that is named; raises `NotFoundError` if that cannot be read."""
    path = Path(argument)
    try:
        return path.read_text("utf-8") if len(argument) < MAX_PATH_LENGTH and path.is_file() else argument
    except (OSError, ValueError) as error:
        raise NotFoundError(f"{path} cannot be read: {error}.") from error


def _record(citation: ParsedCitation, result: VerificationResult) -> dict[str, object]:
    return {
        "slug": citation.slug,
        "quote": citation.quote,
        "sha256": citation.digest,
        "whole": citation.is_whole,
        "date": citation.date,
        "revision": citation.revision,
        "standing": str(result.status),
        "section": result.section.id if result.section is not None else "",
        "text": result.text,
    }
