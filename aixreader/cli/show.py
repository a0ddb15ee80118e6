"""`aixreader show`: one section as text, Markdown, HTML or JSON."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, content_text


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `show`."""
    parser = add_command(commands, "show", "print a section and its subsections", f"SLUG is {SECTION_NAME}.")
    parser.add_argument("slug", metavar="SLUG", type=content_text, help="the section to print")
    parser.add_argument(
        "--format", choices=("text", "md", "html", "json"), default="text", help="output format (default: text)"
    )
    parser.add_argument("--only", action="store_true", help="without its subsections")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print a section in the format asked for."""
    from aixreader.knowledge.section_formats import SectionFormats

    with open_session(options) as session:
        section = SectionFormats(session, session.find(options.slug), only=options.only)
        output_format = "json" if options.json else options.format
        if output_format == "json":
            console.json(section.record())
        elif output_format == "md":
            console.text(section.markdown())
        elif output_format == "html":
            console.text(section.html())
        else:
            console.text(section.text(console.width))
    return 0
