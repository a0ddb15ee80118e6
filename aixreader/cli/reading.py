"""`aixreader reading`: list, show, share and import reading lists, while the window is open, too."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.output import is_stdout
from aixreader.cli.parser import EXIT_CODES, Subparsers, add_command, add_content_options, add_out_option, content_text
from aixreader.errors import NotFoundError
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from aixreader.knowledge.reading_lists import ResolvedList
    from aixreader.services.session.session import Session
    from aixreader.userdata.collection import Collection
    from aixreader.userdata.store import Store

HEAD = ("id", "title", "sections", "read", "time")
NAME = "NAME is the id or the title of a reading list."


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `reading`, which has a parser for each action."""
    purpose = "list, show, share and import reading lists, also while the window is open"
    details = "A reading list is exported as a document with `aixreader export list:NAME`."
    parser = commands.add_parser("reading", help=purpose, description=f"{purpose}\n\n{details}", epilog=EXIT_CODES)
    add_content_options(parser, default=argparse.SUPPRESS)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    add_command(actions, "list", "list reading lists", f"Columns: {', '.join(HEAD)}.")
    action = add_command(
        actions, "show", "print the sections of a reading list", f"{NAME}\nColumns: read, id, time, title, why."
    )
    action.add_argument("name", metavar="NAME", type=content_text, help="a reading list")
    action = add_command(
        actions,
        "share",
        "write a reading list to a file that others can import",
        f"{NAME}\nWithout --out it is printed.",
    )
    action.add_argument("name", metavar="NAME", type=content_text, help="a reading list")
    add_out_option(action)
    action = add_command(actions, "import", "import a reading list that was shared")
    action.add_argument("file", metavar="FILE", type=Path, help="the file to import")
    action = add_command(actions, "remove", "remove reading lists of your own", NAME)
    action.add_argument("name", metavar="NAME", nargs="+", type=content_text, help="a reading list")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the action that `options` name; raises `NotFoundError` for a list that is not there."""
    actions = {"list": _list, "show": _show, "share": _share, "import": _import, "remove": _remove}
    return actions[options.action](options, console)


def _store(options: argparse.Namespace, console: Console) -> AbstractContextManager[Store]:
    from aixreader.services.marks.marks_store import open_marks

    return open_marks(user_folders(options.temp_home), lambda notice: console.note(f"aixreader: {notice}"))


def _marks(options: argparse.Namespace, console: Console) -> Collection:
    from aixreader.userdata.collection import Collection

    with _store(options, console) as store:
        return Collection(store.load())


def _found(session: Session, marks: Collection, name: str) -> ResolvedList:
    from aixreader.services.reading.list_service import all_lists, find_list

    return find_list(all_lists(session, marks.reading_lists), name)


def _list(options: argparse.Namespace, console: Console) -> int:
    from aixreader.knowledge.reading_lists import progress
    from aixreader.knowledge.reading_time import duration
    from aixreader.services.reading.list_service import all_lists

    marks = _marks(options, console)
    with open_session(options) as session:
        lists = [(each, progress(each, marks.is_read)) for each in all_lists(session, marks.reading_lists)]
    if options.json:
        console.json({"reading_lists": [_record(each, marks, whole=False) for each, _ in lists]})
    else:
        console.table(
            HEAD,
            [
                (each.id, each.title, str(known.total), str(known.done), duration(known.seconds) if known.total else "")
                for each, known in lists
            ],
        )
    return 0


def _show(options: argparse.Namespace, console: Console) -> int:
    from aixreader.knowledge.reading_time import duration

    marks = _marks(options, console)
    with open_session(options) as session:
        found = _found(session, marks, options.name)
    if options.json:
        console.json(_record(found, marks, whole=True))
    else:
        console.table(
            ("read", "id", "time", "title", "why"),
            [
                (
                    "x" if marks.is_read(entry.section.id) else "-",
                    entry.section.id,
                    duration(entry.seconds),
                    entry.name,
                    entry.quoted_why,
                )
                for entry in found.entries
            ],
        )
    for name in found.missing:
        console.note(f"Not in this edition: {name}")
    return 0


def _share(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.reading.list_changes import entries_of
    from aixreader.services.reading.list_file import list_json, write_list_file
    from aixreader.userdata.records import ReadingList

    marks = _marks(options, console)
    with open_session(options) as session:
        found = _found(session, marks, options.name)
        record = marks.find(ReadingList, found.id)
        entries = record.entries if record is not None else entries_of(found)
        text = list_json(session, found.title, found.summary, entries)
    if is_stdout(options.out):
        console.text(text.rstrip("\n"))
    else:
        write_list_file(options.out, text)
        console.note(f"Wrote {len(entries)} sections to {options.out}.")
    return 0


def _import(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.reading.list_changes import add_list
    from aixreader.services.reading.list_file import read_list_file
    from aixreader.userdata.changes import Put
    from aixreader.userdata.collection import Collection

    made = read_list_file(options.file)
    with _store(options, console) as store:
        record, is_new = add_list(made, Collection(store.load()).reading_lists)
        if is_new:
            store.write([Put(record)])
    if options.json:
        console.json({"id": record.id, "title": record.title, "sections": len(record.entries), "added": is_new})
    else:
        console.text(f"{'added' if is_new else 'already there'}: {record.title} ({record.id})")
    return 0


def _remove(options: argparse.Namespace, console: Console) -> int:
    from aixreader.userdata.changes import Drop

    marks = _marks(options, console)
    removed = []
    with open_session(options) as session:
        for name in options.name:
            found = _found(session, marks, name)
            if not found.is_own:
                raise NotFoundError(
                    f"'{found.title}' is not a reading list of your own; nothing was removed.",
                    "Lists that come with the reader cannot be removed.",
                )
            removed.append(found)
    with _store(options, console) as store:
        store.write(Drop("reading_list", each.id) for each in removed)
    if options.json:
        console.json({"removed": [each.title for each in removed]})
    else:
        for each in removed:
            console.text(f"removed: {each.title}")
    return 0


def _record(reading_list: ResolvedList, marks: Collection, *, whole: bool) -> dict[str, object]:
    from aixreader.knowledge.reading_lists import progress

    known = progress(reading_list, marks.is_read)
    record: dict[str, object] = {
        "id": reading_list.id,
        "title": reading_list.title,
        "summary": reading_list.summary,
        "own": reading_list.is_own,
        "sections": known.total,
        "read": known.done,
        "seconds": round(known.seconds),
        "seconds_left": round(known.seconds_left),
        "missing": list(reading_list.missing),
    }
    if whole:
        record["sections"] = [
            {
                "id": entry.section.id,
                "title": entry.name,
                "why": entry.why,
                "quoted": entry.is_quoted,
                "seconds": round(entry.seconds),
                "read": marks.is_read(entry.section.id),
            }
            for entry in reading_list.entries
        ]
    return record
