"""`aixreader edition log`: when a section's text changed, and how."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, content_text
from aixreader.cli.progress_bar import ProgressBar
from aixreader.control_characters import one_line
from aixreader.errors import NotFoundError
from aixreader.paths import Folders, user_folders
from aixreader.progress import Report, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aixreader.services.comparison.section_history import HistoryEntry

DEFAULT_LIMIT = 100
MAX_LIMIT = 10_000
SHORT = 10


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `edition log`."""
    parser = add_command(
        actions,
        "log",
        "show when a section's text changed, and how",
        "With --content CLONE or CLONE@REVISION the revisions of a git clone are gone through, by first parents;\n"
        "without it the editions that were got or opened on this computer, by their dates. A section's subsections\n"
        "have a history of their own. What is newest comes first.",
    )
    parser.add_argument("section", metavar="SECTION", type=content_text, help=SECTION_NAME)
    parser.add_argument("--words", action="store_true", help="show the words that changed, too")
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=DEFAULT_LIMIT, help=f"at most N changes (default: {DEFAULT_LIMIT})"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the history of a section."""
    folders = user_folders(options.temp_home)
    with ExitStack() as stack:
        report = stack.enter_context(interruptible(stack.enter_context(ProgressBar())))
        if options.content is not None:
            found = _of_clone(options.content, options.section, folders, report, stack)
        else:
            found = _of_editions(options.section, folders, report, stack, console)
        entries = list(islice(found, options.limit + 1))
    is_cut = len(entries) > options.limit
    entries = entries[: options.limit]
    if options.json:
        console.json({"section": options.section, "entries": [_record(each) for each in entries], "is_cut": is_cut})
    else:
        _print(entries, console, words=options.words)
        if is_cut:
            console.note(f"There are more than {options.limit} changes; --limit shows more of them.")
    return 0


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_LIMIT:
        raise argparse.ArgumentTypeError(f"'{one_line(text)[:20]}' is no number from 1 to {MAX_LIMIT:,}")
    return int(text)


def _of_clone(source: Path, name: str, folders: Folders, report: Report, stack: ExitStack) -> Iterator[HistoryEntry]:
    from aixreader.addresses.locator import locator, split_revision
    from aixreader.knowledge.open_edition import OpenEdition
    from aixreader.services.comparison.clone_history import CloneHistory
    from aixreader.services.editions.build import build
    from aixreader.source.clone.revisions import open_clone

    place, wanted = split_revision(source)
    clone = stack.enter_context(open_clone(place))
    tip = clone.revision(wanted, part(report, 0.0, 0.1))
    edition = OpenEdition(build(locator(place, tip.id), part(report, 0.0, 0.2), out=None, folders=folders))
    section = edition.find(name)
    work = Path(stack.enter_context(TemporaryDirectory(prefix="aixreader-log-")))
    return CloneHistory(place, clone, folders, work).entries(tip, edition, section, part(report, 0.2, 1.0))


def _of_editions(
    name: str, folders: Folders, report: Report, stack: ExitStack, console: Console
) -> Iterator[HistoryEntry]:
    from aixreader.services.comparison.known_editions import known_editions
    from aixreader.services.comparison.section_history import history_of_editions

    known = stack.enter_context(known_editions(folders, part(report, 0.0, 0.5), console.note))
    if len(known) < 2:
        raise NotFoundError(
            "Fewer than two editions with a date are known on this computer, so there is no history.",
            "Open or get another edition first, or name a git clone of the Exchange with --content.",
        )
    return history_of_editions(known, name, part(report, 0.5, 1.0))


def _record(entry: HistoryEntry) -> dict[str, object]:
    from aixreader.services.comparison.changes_record import section_record

    return {
        "date": entry.date,
        "revision": entry.revision,
        "source": entry.source,
        "subject": entry.subject,
        "name": entry.name,
        "label": entry.label,
        "change": section_record(entry.change) if entry.change is not None else None,
    }


def _print(entries: list[HistoryEntry], console: Console, *, words: bool) -> None:
    from aixreader.services.comparison.changes_text import TextMarks, section_lines

    if not words:
        rows = ((each.date[:10], each.revision[:SHORT], each.label, each.subject) for each in entries)
        console.table(("date", "revision", "change", "subject"), rows)
        return
    marks = TextMarks()
    for entry in entries:
        console.text(
            marks.heading(1, " · ".join(filter(None, (entry.date[:10], entry.revision[:SHORT], entry.subject))))
        )
        if entry.change is None:
            console.text(f"{entry.name}: {entry.label}")
        else:
            console.text("\n".join(section_lines(entry.change, marks, entry.names, words=True)).strip("\n"))
