"""`aixreader edition log`: when a section's text changed, and how."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.parser import SECTION_NAME, Subparsers, add_command, content_text
from aixreader.cli.progress_bar import ProgressBar
from aixreader.control_characters import one_line
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    from aixreader.services.comparison.known_history import history_in_clone, history_in_editions

    folders, name, limit = user_folders(options.temp_home), options.section, options.limit
    with ProgressBar() as bar, interruptible(bar) as report:
        if options.content is not None:
            history = history_in_clone(options.content, name, folders, report, limit)
        else:
            history = history_in_editions(name, folders, report, limit, console.note)
    if options.json:
        entries = [_record(each) for each in history.entries]
        console.json({"section": name, "entries": entries, "is_cut": history.is_cut})
    else:
        _print(history.entries, console, words=options.words)
        if history.is_cut:
            console.note(f"There are more than {limit} changes; --limit shows more of them.")
    return 0


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_LIMIT:
        raise argparse.ArgumentTypeError(f"'{one_line(text)[:20]}' is no number from 1 to {MAX_LIMIT:,}")
    return int(text)


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


def _print(entries: Sequence[HistoryEntry], console: Console, *, words: bool) -> None:
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
