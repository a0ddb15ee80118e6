"""`aixreader list`: sections by what their Category says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command, content_text
from aixreader.search.facets import LIST_FACETS

if TYPE_CHECKING:
    from aixreader.model import Section


HEAD = ("id", *(facet.name for facet in LIST_FACETS), "title")


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `list`."""
    parser = add_command(
        commands,
        "list",
        "list sections",
        f"Columns: {', '.join(HEAD)}. Aligned on a terminal, separated by tabs elsewhere.",
    )
    for facet in LIST_FACETS:
        parser.add_argument(f"--{facet.name}", metavar=facet.name.upper(), type=content_text, help=facet.help)
    parser.add_argument("--all", action="store_true", help="also pages that the site leaves out of its menus and lists")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the sections that match the options."""
    from aixreader.knowledge.section_filter import filter_sections

    with open_session(options) as session:
        wanted = {facet.name: getattr(options, facet.name) for facet in LIST_FACETS}
        sections = filter_sections(session, wanted, everything=options.all)
        if options.json:
            console.json({"sections": [_record(section, session.names.of(section)) for section in sections]})
        else:
            console.table(HEAD, (_row(section, session.names.of(section)) for section in sections))
    return 0


def _row(section: Section, name: str) -> tuple[str, ...]:
    return section.id, *(", ".join(facet.of_section(section)) for facet in LIST_FACETS), name


def _record(section: Section, name: str) -> dict[str, object]:
    facets = {facet.name: list(facet.of_section(section)) for facet in LIST_FACETS}
    return {
        "id": section.id,
        "slug": section.slug,
        "title": name,
        "heading": section.title,
        "page": section.page,
        "anchor": section.anchor,
        "level": section.level,
        **facets,
        "role": section.role,
        "against": list(section.category.against) if section.category else [],
        "permalink": section.permalink,
        "url": section.web_address or None,
        "words": section.words,
    }
