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
        f"SLUG is {SECTION_NAME}. A citation tells the edition, and of a quote its words and their SHA-256; --verify\n"
        "tells whether the quote still stands in the edition that is open (exit code 1 where it does not).",
    )
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("slug", metavar="SLUG", nargs="?", type=content_text, help="what to cite")
    wanted.add_argument(
        "--verify", metavar="TEXT", type=content_text, help="a citation, a file that holds one, or - for stdin"
    )
    parser.add_argument("--quote", metavar="WORDS", type=content_text, help="words of the section to quote")
    parser.add_argument("--unchecked", action="store_true", help="quote them even if they do not stand there")
    names = [known.id for known in FORMATS]
    parser.add_argument("--format", choices=names, default=names[0], help=f"{', '.join(names)} ({names[0]})")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print a citation, or whether one is still true; exit code 1 where it is not."""
    from aixreader.services.citing.citation_service import ParsedCitation, QuoteStatus, make_citation, verify_citation

    if options.verify is not None:
        return _verify(options, console)
    with open_session(options) as session:
        citation = make_citation(session, session.find(options.slug), options.quote or "")
        if options.quote and not options.unchecked:
            verdict = verify_citation(session, ParsedCitation(citation.slug, citation.quote))
            if verdict.status is not QuoteStatus.UNCHANGED:
                raise NotFoundError(
                    f"These words do not stand in {citation.slug}.", "Quote the edition's own, or give --unchecked."
                )
        if options.json:
            console.json({known.id: cite(citation, known.id) for known in FORMATS})
        else:
            console.text(cite(citation, options.format))
    return 0


def _verify(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.citing.citation_service import QuoteStatus, parse_citation, verify_citation

    messages = {
        QuoteStatus.UNCHANGED: "The quote stands in {0}.",
        QuoteStatus.MOVED: "The quote stands elsewhere: in {0}.",
        QuoteStatus.REWORDED: "The quote was reworded in {0}. There stands now:",
        QuoteStatus.GONE: "The quote does not stand in {0} any more, nor elsewhere.",
        QuoteStatus.NO_QUOTE: "Nothing is quoted; {0} is there.",
        QuoteStatus.NO_SECTION: "This edition has no section {0}.",
    }
    text = sys.stdin.read() if options.verify == "-" else _text(options.verify)
    claim = parse_citation(text)
    with open_session(options) as session:
        verdict = verify_citation(session, claim)
        is_true = claim.is_whole and verdict.status in (QuoteStatus.UNCHANGED, QuoteStatus.NO_QUOTE)
        if options.json:
            console.json(_record(claim, verdict))
            return 0 if is_true else NotFoundError.exit_code
        name = verdict.section.id if verdict.section is not None else claim.slug
        console.text(messages[verdict.status].format(name))
        if verdict.text:
            console.text(f"  {verdict.text}")
        if not claim.is_whole:
            console.text("The quote is not the one that was cited: its SHA-256 is another.")
    return 0 if is_true else NotFoundError.exit_code


def _text(argument: str) -> str:
    """The citation itself, or the contents of the file that is named; raises `NotFoundError` if that cannot be read."""
    path = Path(argument)
    try:
        return path.read_text("utf-8") if len(argument) < MAX_PATH_LENGTH and path.is_file() else argument
    except (OSError, ValueError) as error:
        raise NotFoundError(f"{path} cannot be read: {error}.") from error


def _record(claim: ParsedCitation, verdict: VerificationResult) -> dict[str, object]:
    return {
        "slug": claim.slug,
        "quote": claim.quote,
        "sha256": claim.digest,
        "whole": claim.is_whole,
        "date": claim.date,
        "revision": claim.revision,
        "standing": str(verdict.status),
        "section": verdict.section.id if verdict.section is not None else "",
        "text": verdict.text,
    }
