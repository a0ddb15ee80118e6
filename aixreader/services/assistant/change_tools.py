"""The tool on what changed since another edition, of those that are known on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.errors import AixError, Cancelled, RefusedCallError
from aixreader.log import topic
from aixreader.progress import Report, part
from aixreader.services.assistant.answer_page import AnswerPage, page_of
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.workspace import Workspace

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.comparison.section_change import SectionChange

LOG = topic("assistant")
MIN_REVISION = 4
"""Digits of a revision that name it."""
UNDATED = "undated"
CHOOSE = "Call again with from, as one of these has it, or the beginning of a date or revision."
NO_EDITIONS = "No other edition is known on this computer."
UNREADABLE = "This edition cannot be opened any more."


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition that can be compared with, and where it is."""

    place: Path
    date: str
    revision: str
    title: str = ""

    def is_named(self, name: str) -> bool:
        """Whether a date or revision begins with `name`, or it is the name that is told."""
        is_revision = len(name) >= MIN_REVISION and self.revision.lower().startswith(name)
        return is_revision or self.date.lower().startswith(name) or name == self.name

    @property
    def name(self) -> str:
        """What it is told by."""
        return self.date[:10] or self.revision or UNDATED


def what_changed(workspace: Workspace, arguments: Arguments, report: Report) -> AnswerPage:
    """The sections that differ, or how one differs; without an edition, those that can be compared with."""
    name = arguments.text("from")
    if not name:
        known = _known_editions(workspace, report)
        return page_of(known, _edition, arguments, CHOOSE if known else NO_EDITIONS)
    comparison = _comparison(workspace, name, report)
    names = comparison.names
    wanted = arguments.text("id")
    found = [change for change in comparison.sections if _is_wanted(workspace, change, wanted)]
    if wanted and not found:
        raise RefusedCallError("No section with this id has changed.", "Call without id for those that have.")
    return page_of(found, lambda each: _change(workspace, each, names, has_words=bool(wanted)), arguments)


def _is_wanted(workspace: Workspace, change: SectionChange, wanted: str) -> bool:
    if not change.is_changed:
        return False
    return not wanted or wanted in {workspace.id_of(each) for each in (change.old, change.new) if each is not None}


def _edition(known: KnownEdition) -> dict[str, object]:
    return {"kind": "edition", "from": known.name, "revision": known.revision, "title": known.title}


def _change(
    workspace: Workspace, change: SectionChange, names: dict[str, str], *, has_words: bool
) -> dict[str, object]:
    from aixreader.comparison.change_labels import change_labels
    from aixreader.services.comparison.changes_text import TextMarks, section_lines

    labels = ", ".join(change_labels(change, names.get(change.target, "")))
    lines = section_lines(change, TextMarks(), names, words=True) if has_words else ()
    return {
        "kind": change.text.value,
        "old_id": workspace.id_of(change.old) if change.old else "",
        "new_id": workspace.id_of(change.new) if change.new else "",
        "title": change.name,
        "difference": "\n".join(lines).strip() or labels,
    }


def _comparison(workspace: Workspace, name: str, report: Report) -> Comparison:
    """The comparison with the newest edition of this date or revision; raises `RefusedCallError`."""
    from aixreader.comparison.edition_comparison import compare_editions, in_time_order
    from aixreader.services.editions.session_factory import create_session_at

    if name in workspace.comparisons:
        return workspace.comparisons[name][1]
    named = [known for known in _known_editions(workspace, part(report, 0.0, 0.1)) if known.is_named(name)]
    if not named:
        raise RefusedCallError("No edition of this date or revision is known.", "Call without from for those that are.")
    try:
        other = create_session_at(workspace.folders, part(report, 0.1, 0.6), named[0].place)
    except Cancelled:
        raise
    except AixError as error:
        raise RefusedCallError(UNREADABLE, "Call without from for the others.") from error
    try:
        ordered = (other, workspace.session) if in_time_order(other, workspace.session) else (workspace.session, other)
        comparison = compare_editions(*ordered, part(report, 0.6, 1.0))
    except BaseException:
        other.close()
        raise
    workspace.comparisons[name] = (other, comparison)
    return comparison


def _known_editions(workspace: Workspace, report: Report) -> list[KnownEdition]:
    """The editions that were named at the start, were got, or were opened before; the newest first, each once."""
    own = workspace.session.edition.manifest
    found: dict[tuple[str, str], KnownEdition] = {}
    for known in (*_named_at_start(workspace, report), *_got_or_opened(workspace)):
        key = (known.date[:10], known.revision)
        if key != (own.date[:10], own.revision) or key == ("", ""):
            found.setdefault(key, known)
    return sorted(found.values(), key=lambda known: known.date, reverse=True)


def _named_at_start(workspace: Workspace, report: Report) -> Iterator[KnownEdition]:
    from aixreader.services.editions.session_factory import create_session_at

    for place in workspace.others:
        try:
            with create_session_at(workspace.folders, report, place) as session:
                manifest = session.edition.manifest
        except Cancelled:
            raise
        except AixError as error:
            LOG.info("an edition is left out: %s", error)
            continue
        yield KnownEdition(place, manifest.date, manifest.revision, manifest.title)


def _got_or_opened(workspace: Workspace) -> Iterator[KnownEdition]:
    from aixreader.services.editions.kept_editions import kept_editions
    from aixreader.userdata.shelf import SHELF_FILE, ShelfStore

    for kept in kept_editions(workspace.folders):
        if kept.date:
            yield KnownEdition(kept.source, kept.date, kept.commit)
    for entry in ShelfStore(workspace.folders.data / SHELF_FILE).load().entries:
        if entry.date:
            yield KnownEdition(Path(entry.path), entry.date, entry.revision, entry.title)
