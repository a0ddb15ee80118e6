"""`aixreader bookmarks`: list, add, remove, export, import. The same database as the window's, which may be open."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.errors import NotFoundError, UserDataError
from aixreader.paths import user_folders
from aixreader.userdata.changes import Drop, Put
from aixreader.userdata.records import Bookmark, Record
from aixreader.userdata.store import Store

if TYPE_CHECKING:
    from aixreader.services.session.session import Session
    from aixreader.userdata.merge import MergeResult


def run(options: argparse.Namespace, console: Console) -> int:
    """Do what is asked; exit code 1 where a bookmark to remove is not there."""
    return {"list": _list, "add": _add, "remove": _remove, "export": _export, "import": _import}[options.action](
        options, console
    )


@contextmanager
def _store(options: argparse.Namespace, console: Console) -> Iterator[Store]:
    """The user's marks; what there is to say of their file goes to stderr."""
    store = Store(user_folders(options.temp_home).data, lambda: datetime.now().astimezone().date().isoformat())
    notice = store.open().notice
    if notice:
        console.note(f"aixreader: {notice}")
    try:
        if not store.read_only:
            store.back_up()
        yield store
    finally:
        store.close()


def _list(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_list import mark_folders, section_link

    with _store(options, console) as store:
        found = tuple(mark_folders(store.load()))
    if options.json:
        console.json(
            {
                "bookmarks": [
                    {"id": mark.section, "title": mark.title, "folder": list(folder.path), "tags": list(mark.tags),
                     "colour": mark.colour or None, "edition": mark.edition, "created": mark.created,
                     "link": section_link(mark.section)}
                    for folder in found
                    for mark in folder.bookmarks
                ]
            }
        )  # fmt: skip
    else:
        console.table(
            ("id", "title", "folder", "tags"),
            [
                (mark.section, mark.title, " / ".join(folder.path), " ".join(mark.tags))
                for folder in found
                for mark in folder.bookmarks
            ],
        )
    return 0


def _add(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.mark_factory import MarkFactory

    with open_session(options) as session, _store(options, console) as store:
        marks = list(_bookmarks(store.load()))
        last = max((mark.place for mark in marks), default=0.0)
        there = {mark.section for mark in marks}
        added = []
        for name in options.slug:
            section = session.find(name)
            if section.id in there:
                console.note(f"aixreader: '{section.id}' is bookmarked already.")
                continue
            last += 1
            there.add(section.id)
            added.append(MarkFactory(session).bookmark(section, place=last))
        store.write(map(Put, added))
    _tell(options, console, "added", [mark.section for mark in added])
    return 0


def _remove(options: argparse.Namespace, console: Console) -> int:
    with _store(options, console) as store:
        marks = list(_bookmarks(store.load()))
        found: list[Bookmark] = []
        for name in options.slug:
            wanted = [mark for mark in marks if mark.section == name.strip().removeprefix("aix:")]
            if not wanted:
                raise NotFoundError(
                    f"'{name}' is not bookmarked; nothing was removed.", "'aixreader bookmarks list' tells what is."
                )
            found += wanted
        store.write(Drop(mark.KIND, mark.id) for mark in found)
    _tell(options, console, "removed", [mark.section for mark in found])
    return 0


def _export(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_files import save_marks, write_marks

    form = options.format or _form_of(options.out)
    with _store(options, console) as store:
        records = store.load()
    session: Session | None = None
    if form in ("md", "csv"):
        session = open_session(options)
    try:
        if options.out is None:
            console.text(write_marks(records, form, session).rstrip("\n"))
        else:
            save_marks(records, options.out, form, session)
            console.note(f"{len(records)} entries are in {options.out}.")
    finally:
        if session is not None:
            session.close()
    return 0


def _import(options: argparse.Namespace, console: Console) -> int:
    from aixreader.services.marks.marks_files import read_marks
    from aixreader.userdata.merge import merge

    incoming = read_marks(options.file)
    with _store(options, console) as store:
        merged = merge(store.load(), incoming)
        store.write(merged.prefer_theirs() if options.theirs else merged.changes)
    _tell_merged(options, console, merged)
    return 0


def _tell_merged(options: argparse.Namespace, console: Console, merged: MergeResult) -> None:
    names = [_name(conflict.mine) for conflict in merged.conflicts]
    if options.json:
        console.json({"added": merged.added, "same": merged.same, "conflicts": names, "theirs": options.theirs})
        return
    console.text(f"{merged.added} added, {merged.same} were there already, {len(names)} differ.")
    kept = "Taken from the file" if options.theirs else "Left as they were (--theirs takes the file's)"
    for name in names:
        console.note(f"{kept}: {name}")


def _tell(options: argparse.Namespace, console: Console, what: str, sections: list[str]) -> None:
    if options.json:
        console.json({what: sections})
    else:
        for section in sections:
            console.text(f"{what}: {section}")


def _form_of(path: Path | None) -> str:
    from aixreader.services.marks.marks_files import FORMATS

    form = FORMATS.get(path.suffix.lstrip(".").lower()) if path is not None else "json"
    if form is None:
        raise UserDataError(f"The name {path} does not tell which form to write.", "Name it with --format.")
    return form


def _bookmarks(records: list[Record]) -> Iterator[Bookmark]:
    return (record for record in records if isinstance(record, Bookmark))


def _name(record: Record) -> str:
    return record.title
