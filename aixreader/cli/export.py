"""`aixreader export`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import datetime

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.opening import open_session
from aixreader.cli.progress_bar import ProgressBar
from aixreader.cli.window import make_pdf
from aixreader.errors import OutputError
from aixreader.paths import user_folders
from aixreader.publish.output import BINARY, BOOKS, format_of, write_out
from aixreader.publish.print_html import Paper
from aixreader.services.export.export_formats import export_sections
from aixreader.services.export.print_document import make_tagged_pdf
from aixreader.services.export.section_selector import SectionSelection, select_sections
from aixreader.services.marks.note_publication import notes_publication
from aixreader.services.session.session import Session
from aixreader.userdata.records import Record

MOST_FOUND = 50


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the sections that are named to a file, or print them."""
    form = format_of(options.out, options.format, BOOKS)
    if options.tagged and form != "pdf":
        raise OutputError("Only a PDF is tagged.", "Leave --tagged out, or write a PDF.")
    if options.out is None and form in BINARY:
        raise OutputError("A book needs a file.", "Name it with --out FILE.")
    with open_session(options) as session:
        sources = {
            "search": lambda words: _found(options, session, words),
            "bookmarks": lambda folder: _bookmarked(options, folder),
        }
        if options.selection == ["notes"]:
            choice = SectionSelection("My notes", (), notes_publication(session, _records(options), "My notes"))
        else:
            choice = select_sections(session, options.selection, sources, only=options.only)
        paper = Paper(options.paper, made_by=options.made_by)
        with ProgressBar() as bar, interruptible(bar) as report:
            if form == "pdf" and options.tagged:
                data = make_tagged_pdf(session, choice, paper, report)
            elif form == "pdf":
                data = make_pdf(session, choice, paper, report)
            else:
                data = export_sections(session, choice, form, report)
    if options.out is None:
        console.text(data.decode().rstrip("\n"))
    else:
        write_out(options.out, data)
        count = len(choice.sections) if choice.made is None else sum(1 for _ in choice.made.pieces)
        console.note(f"{count} sections are in {options.out}.")
    return 0


def _found(options: argparse.Namespace, session: Session, words: str) -> Iterable[str]:
    from aixreader.services.search.search_service import SearchService

    searching = SearchService(session, user_folders(options.temp_home))
    with ProgressBar() as bar, interruptible(bar) as report:
        searching.prepare(report)
    found = [hit.id for hit in searching.search(words, limit=MOST_FOUND).hits]
    searching.close()
    return found


def _bookmarked(options: argparse.Namespace, folder: str) -> Iterable[str]:
    from aixreader.services.marks.marks_list import mark_folders

    return [
        mark.section
        for each in mark_folders(_records(options))
        if not folder or folder.casefold() in (name.casefold() for name in (*each.path, " / ".join(each.path)))
        for mark in each.bookmarks
    ]


def _records(options: argparse.Namespace) -> list[Record]:
    """The user's marks."""
    from aixreader.userdata.store import Store

    store = Store(user_folders(options.temp_home).data, lambda: datetime.now().astimezone().date().isoformat())
    store.open()
    try:
        return store.load()
    finally:
        store.close()
