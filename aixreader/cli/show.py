"""`aixreader show`."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.knowledge.section_formats import SectionFormats


def run(options: argparse.Namespace, console: Console) -> int:
    """Print a section in the form asked for."""
    with open_session(options) as session:
        reading = SectionFormats(session, session.find(options.slug), only=options.only)
        form = "json" if options.json else options.format
        if form == "json":
            console.json(reading.record())
        elif form == "md":
            console.text(reading.markdown())
        elif form == "html":
            console.text(reading.html())
        else:
            console.text(reading.text(console.width))
    return 0
