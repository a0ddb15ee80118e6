"""`aixreader export`: sections as a document, a book or data."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.opening import open_session
from aixreader.cli.output import check_output, chosen_format, is_stdout, nothing_to_export, write_output
from aixreader.cli.parser import Subparsers, add_command, add_output_options, content_text
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import OutputError
from aixreader.paths import user_folders
from aixreader.publish.output import OutputFile, OutputFormat, write_files
from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
from aixreader.services.export.export_formats import FORMATS, export_files, export_sections

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedList
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session
    from aixreader.userdata.records import Annotation, Record

MAX_RESULTS = 50
"""Sections that `search:WORDS` selects at most."""


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `export`."""
    parser = add_command(
        commands,
        "export",
        "export sections to a file",
        "SELECTION is one or more of: all, a slug, a page, relations:SLUG (a threat with its controls, or a\n"
        "control with its threats), search:WORDS, bookmarks, bookmarks:FOLDER, list:NAME (a reading list, in its\n"
        "order); or notes alone. Subsections are included. Formats of other programs hold threats and controls of\n"
        f"the whole edition: {', '.join(known.id for known in CATALOGUE_FORMATS)}.",
    )
    parser.add_argument("selection", metavar="SELECTION", nargs="+", type=content_text, help="the sections to export")
    parser.add_argument("--only", action="store_true", help="without subsections")
    parser.add_argument("--notes", action="store_true", help="with your highlights and notes on these sections")
    parser.add_argument("--made-by", metavar="NAME", type=content_text, default="", help="a name for a PDF's cover")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="paper size of a PDF (default: A4)")
    parser.add_argument(
        "--tagged", action="store_true", help="make a tagged PDF for screen readers (PDF/UA); slow, needs WeasyPrint"
    )
    add_output_options(parser, FORMATS, ", ".join(known.summary for known in FORMATS))


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the selected sections to a file, or print them."""
    from aixreader.cli.window import convert_picture, make_pdf
    from aixreader.publish.print_html import Paper
    from aixreader.services.export.print_document import make_tagged_pdf
    from aixreader.services.export.section_selector import SectionSelection, select_sections
    from aixreader.services.marks.annotated_publication import annotated
    from aixreader.services.marks.note_publication import notes_publication

    chosen = chosen_format(options, FORMATS)
    if options.tagged and chosen.id != "pdf":
        raise OutputError("Only a PDF can be tagged.", "Leave out --tagged, or export a PDF.")
    check_output(options, console, chosen)
    files: list[OutputFile] = []
    data = b""
    with open_session(options) as session:
        sources = {
            "search": lambda words: _search(options, session, words),
            "bookmarks": lambda folder: _bookmarks(options, folder),
        }
        if options.selection == ["notes"]:
            choice = SectionSelection("My notes", (), notes_publication(session, _records(options), "My notes"))
        else:
            choice = select_sections(
                session,
                options.selection,
                sources,
                only=options.only,
                reading_list=lambda name: _reading_list(options, session, name),
            )
            if options.notes:
                choice = replace(choice, marks=_annotations(options), annotate=annotated)
        if not _count(choice):
            raise nothing_to_export("you have no notes" if choice.notes else "this edition has no sections")
        paper = Paper(options.paper, made_by=options.made_by)
        with ProgressBar() as bar, interruptible(bar) as report:
            if chosen.id == "pdf" and options.tagged:
                data = make_tagged_pdf(session, choice, paper, report)
            elif chosen.id == "pdf":
                data = make_pdf(session, choice, paper, report)
            elif is_stdout(options.out):
                data = export_sections(session, choice, chosen.id, report, convert_picture)
            else:
                files = export_files(session, choice, chosen.id, options.out, report, convert_picture)
    write_files(files)
    if files or write_output(options, console, data, chosen):
        console.note(_written(choice, chosen, options.out))
    if chosen.limits:
        console.note(chosen.limits)
    return 0


def _written(choice: SectionSelection, chosen: OutputFormat[Any], out: Path) -> str:
    what = "threats and controls" if chosen.is_whole else f"{_count(choice)} sections"
    return f"Exported {what} to {out}."


def _count(choice: SectionSelection) -> int:
    """How many sections, or sections with notes, are exported."""
    return len(choice.sections) if choice.notes is None else sum(1 for _ in choice.notes.pieces)


def _search(options: argparse.Namespace, session: Session, words: str) -> Iterable[str]:
    from aixreader.services.search.search_service import SearchService

    service = SearchService(session, user_folders(options.temp_home))
    with ProgressBar() as bar, interruptible(bar) as report:
        service.prepare(report)
    results = [hit.id for hit in service.search(words, limit=MAX_RESULTS).hits]
    service.close()
    return results


def _bookmarks(options: argparse.Namespace, folder: str) -> Iterable[str]:
    from aixreader.services.marks.marks_list import mark_folders

    return [
        mark.section
        for each in mark_folders(_records(options))
        if not folder or folder.casefold() in (name.casefold() for name in (*each.path, " / ".join(each.path)))
        for mark in each.bookmarks
    ]


def _reading_list(options: argparse.Namespace, session: Session, name: str) -> ResolvedList:
    from aixreader.services.reading.list_service import all_lists, find_list
    from aixreader.userdata.collection import Collection

    marks = Collection(_records(options))
    return replace(find_list(all_lists(session, marks.reading_lists), name), read=marks.read_sections)


def _annotations(options: argparse.Namespace) -> tuple[Annotation, ...]:
    from aixreader.userdata.collection import Collection

    return tuple(Collection(_records(options)).annotations)


def _records(options: argparse.Namespace) -> list[Record]:
    from aixreader.services.marks.marks_store import open_marks

    with open_marks(user_folders(options.temp_home)) as store:
        return store.load()
