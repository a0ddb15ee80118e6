"""`aixreader bookmarks`: list, add, remove, export and import bookmarks, while the window is open, too."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.opening import open_session
from aixreader.cli.output import chosen_format, nothing_to_export, write_output
from aixreader.cli.parser import (
    EXIT_CODES,
    SECTION_NAME,
    Subparsers,
    add_command,
    add_content_options,
    add_out_option,
    content_text,
)
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import NotFoundError, OutputError, UserDataError, shortened
from aixreader.paths import user_folders
from aixreader.services.marks.marks_files import FORMATS

if TYPE_CHECKING:
    from aixreader.services.marks.marks_import import MarksImport
    from aixreader.services.session.session import Session
    from aixreader.userdata.records import Bookmark, Record
    from aixreader.userdata.store import Store


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `bookmarks`, which has a parser for each action."""
    purpose = "list, add, remove, export and import bookmarks, also while the window is open"
    parser = commands.add_parser("bookmarks", help=purpose, description=purpose, epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    add_command(actions, "list", "list bookmarks", "Columns: id, title, folder, tags.")
    for name, purpose in (("add", "bookmark sections"), ("remove", "remove bookmarks")):
        action = add_command(actions, name, purpose, f"SLUG is {SECTION_NAME}.")
        action.add_argument("slug", metavar="SLUG", nargs="+", type=content_text, help="a section")
    action = add_command(actions, "export", "export bookmarks, notes and history", "Without --out they are printed.")
    action.add_argument(
        "--format",
        choices=[known.id for known in FORMATS],
        help=", ".join(known.summary for known in FORMATS),
    )
    add_out_option(action)
    action = add_command(
        actions,
        "import",
        "import bookmarks, notes and history from a file",
        "FILE is a JSON export, or a browser's bookmarks: HTML as all browsers export it, Chrome's file Bookmarks or\n"
        "Firefox's backup (JSON). Duplicates are skipped; conflicts, and bookmarks that lead to no section of the\n"
        "edition, are listed.",
    )
    action.add_argument("file", metavar="FILE", type=Path, help="the file to import")
    action.add_argument("--theirs", action="store_true", help="resolve conflicts in favour of the file")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the action that `options` name; raises `NotFoundError` for a bookmark to remove that is not there."""
    return {"list": _list, "add": _add, "remove": _remove, "export": _export, "import": _import}[options.action](
        options, console
    )


@contextmanager
def _store(options: argparse.Namespace, console: Console) -> Iterator[Store]:
    """The user's marks, backed up if they can be written; notices about the file go to stderr."""
    from aixreader.services.marks.marks_store import open_marks

    folders = user_folders(options.temp_home)
    with open_marks(folders, lambda notice: console.note(f"aixreader: {notice}")) as store:
        try:
            store.back_up()
        except UserDataError as error:  # the marks themselves are there
            console.note(f"aixreader: {error.message}")
        yield store


def _list(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_list import mark_folders, section_link

    with _store(options, console) as store:
        folders = tuple(mark_folders(store.load()))
    if options.json:
        console.json(
            {
                "bookmarks": [
                    {"id": mark.section, "title": mark.title, "folder": list(folder.path), "tags": list(mark.tags),
                     "colour": mark.colour or None, "edition": mark.edition, "created": mark.created,
                     "link": section_link(mark.section)}
                    for folder in folders
                    for mark in folder.bookmarks
                ]
            }
        )  # fmt: skip
    else:
        console.table(
            ("id", "title", "folder", "tags"),
            [
                (mark.section, mark.title, " / ".join(folder.path), ", ".join(mark.tags))
                for folder in folders
                for mark in folder.bookmarks
            ],
        )
    return 0


def _add(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.mark_factory import MarkFactory
    from aixreader.userdata.changes import Put

    with open_session(options) as session, _store(options, console) as store:
        marks = list(_bookmarks(store.load()))
        last = max((mark.place for mark in marks), default=0.0)
        bookmarked = {mark.section for mark in marks}
        added = []
        for name in options.slug:
            section = session.find(name)
            if section.id in bookmarked:
                console.note(f"aixreader: '{section.id}' is already bookmarked.")
                continue
            last += 1
            bookmarked.add(section.id)
            added.append(MarkFactory(session).bookmark(section, place=last))
        store.write(map(Put, added))
    _print_sections(options, console, "added", [mark.section for mark in added])
    return 0


def _remove(options: argparse.Namespace, console: Console) -> int:
    from aixreader.model.address import without_scheme
    from aixreader.userdata.changes import Drop

    with _store(options, console) as store:
        marks = list(_bookmarks(store.load()))
        removed: list[Bookmark] = []
        for name in options.slug:
            wanted = without_scheme(name.strip()).lower()
            matching = [mark for mark in marks if mark.section.lower() == wanted]
            if not matching:
                raise NotFoundError(
                    f"'{shortened(name)}' is not bookmarked; nothing was removed.",
                    "'aixreader bookmarks list' lists bookmarks.",
                )
            removed += matching
        store.write(Drop(mark.KIND, mark.id) for mark in removed)
    _print_sections(options, console, "removed", [mark.section for mark in removed])
    return 0


def _export(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_files import MODE, exported_marks, write_marks

    try:
        chosen = chosen_format(options, FORMATS, default=FORMATS[0].id)
    except OutputError as error:  # of the other exit code, for scripts that know it
        raise UserDataError(error.message, error.hint) from error
    with _store(options, console) as store:
        records = store.load()
    count = len(exported_marks(records, chosen.id))
    if not count:
        raise nothing_to_export(f"you have no {'marks' if not records else 'marks that this format holds'}")
    session: Session | None = None
    if chosen.uses_edition:
        session = open_session(options)
    try:
        text = write_marks(records, chosen.id, session)
        to_file = write_output(options, console, text.encode("utf-8", "replace"), chosen, MODE)
    finally:
        if session is not None:
            session.close()
    if to_file:
        console.note(f"Exported {count} entries to {options.out}.")
    if left := len([record for record in records if record.KIND != "folder"]) - len(
        [record for record in exported_marks(records, chosen.id) if record.KIND != "folder"]
    ):
        console.note(f"{left} entries are not part of this format; json holds all.")
    return 0


def _import(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_import import plan_import

    opened: list[Session] = []

    def session() -> Session:
        opened.append(open_session(options))
        return opened[-1]

    try:
        with _store(options, console) as store, ProgressBar() as bar, interruptible(bar) as report:
            plan = plan_import(store.load(), options.file, session, report)
            store.write(plan.merged.prefer_theirs() if options.theirs else plan.merged.changes)
    finally:
        for each in opened:
            each.close()
    _print_import(options, console, plan)
    taken = plan.added or plan.same or plan.merged.conflicts
    return 0 if taken or not plan.file.passed_over else NotFoundError.exit_code


def _print_import(options: argparse.Namespace, console: Console, plan: MarksImport) -> None:
    names = [conflict.mine.title for conflict in plan.merged.conflicts]
    if options.json:
        passed = [
            {"title": each.title, "address": each.address, "reason": each.reason} for each in plan.file.passed_over
        ]
        counted = {"added": plan.added, "same": plan.same, "conflicts": names, "theirs": options.theirs}
        impossible = [mark.section for mark in plan.impossible]
        moved = plan.merged.moved_folders
        console.json(counted | {"passed_over": passed, "moved_folders": moved, "impossible": impossible})
        return
    counts = [f"{plan.added} added", f"{plan.same} already there", f"{len(names)} in conflict"]
    counts += [f"{count} passed over: {reason}" for reason, count in plan.passed_over.items()]
    console.text(f"{', '.join(counts)}.")
    for each in plan.without_section:
        console.note(f"Passed over: {shortened(each.title)} ({shortened(each.address)})")
    for mark in plan.impossible:
        console.note(
            f"Kept, though no edition can have such a section: {shortened(mark.title)} ({shortened(mark.section)})"
        )
    if plan.merged.moved_folders:
        console.note(
            f"{plan.merged.moved_folders} folders were moved up: they were inside themselves, or in no folder."
        )
    outcome = "Replaced" if options.theirs else "Not replaced (use --theirs to replace)"
    for name in names:
        console.note(f"{outcome}: {name}")


def _print_sections(options: argparse.Namespace, console: Console, verb: str, sections: list[str]) -> None:
    if options.json:
        console.json({verb: sections})
    else:
        for section in sections:
            console.text(f"{verb}: {section}")


def _bookmarks(records: list[Record]) -> Iterator[Bookmark]:
    from aixreader.userdata.records import Bookmark

    return (record for record in records if isinstance(record, Bookmark))
