"""`aixreader cite`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.errors import NotFoundError
from aixreader.publish.citation import cite
from aixreader.services.citing.citation_service import (
    ParsedCitation,
    QuoteStatus,
    VerificationResult,
    make_citation,
    parse_citation,
    verify_citation,
)

SAID = {
    QuoteStatus.UNCHANGED: "The quote stands in {0}.",
    QuoteStatus.MOVED: "The quote stands elsewhere: in {0}.",
    QuoteStatus.REWORDED: "The quote was reworded in {0}. There stands now:",
    QuoteStatus.GONE: "The quote does not stand in {0} any more, nor elsewhere.",
    QuoteStatus.NO_QUOTE: "Nothing is quoted; {0} is there.",
    QuoteStatus.NO_SECTION: "This edition has no section {0}.",
}
GOOD = (QuoteStatus.UNCHANGED, QuoteStatus.NO_QUOTE)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print a citation, or tell what became of one."""
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
            console.json({form: cite(citation, form) for form in ("plain", "md", "bibtex", "csl", "ris")})
        else:
            console.text(cite(citation, options.format))
    return 0


def _verify(options: argparse.Namespace, console: Console) -> int:
    text = sys.stdin.read() if options.verify == "-" else _text(options.verify)
    claim = parse_citation(text)
    with open_session(options) as session:
        verdict = verify_citation(session, claim)
        good = verdict.status in GOOD and claim.is_whole
        if options.json:
            console.json(_record(claim, verdict))
            return 0 if good else NotFoundError.exit_code
        name = verdict.section.id if verdict.section is not None else claim.slug
        console.text(SAID[verdict.status].format(name))
        if verdict.text:
            console.text(f"  {verdict.text}")
        if not claim.is_whole:
            console.text("The quote is not the one that was cited: its SHA-256 is another.")
    return 0 if good else NotFoundError.exit_code


def _text(words: str) -> str:
    """The citation itself, or a file that holds it."""
    path = Path(words)
    try:
        return path.read_text("utf-8") if len(words) < 1000 and path.is_file() else words
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
