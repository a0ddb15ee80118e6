"""The history of a section over what is known: the clone that a source is, or the editions on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from aixreader.addresses.locator import locator, split_revision
from aixreader.errors import CloneError, NotFoundError
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import Folders
from aixreader.progress import Report, part
from aixreader.services.comparison.clone_history import CloneHistory
from aixreader.services.comparison.known_editions import known_editions
from aixreader.services.comparison.section_history import HistoryEntry, history_of_editions
from aixreader.services.editions.build import build
from aixreader.source.clone.revisions import open_clone


@dataclass(frozen=True, slots=True)
class History:
    """The `entries`, the newest first; `is_cut` is whether there are more."""

    entries: tuple[HistoryEntry, ...]
    is_cut: bool


def history_in_clone(source: Path, name: str, folders: Folders, report: Report, limit: int) -> History:
    """The history of a section over the revisions of a clone. `source` is its folder, or a locator of the revision to
    begin with; `name` is what `OpenEdition.find` takes. Raises `NotFoundError`, `CloneError` where it is no clone, and
    what `report` raises.
    """
    with ExitStack() as stack:
        place, wanted = split_revision(source)
        clone = stack.enter_context(open_clone(place))
        tip = clone.revision(wanted, part(report, 0.0, 0.1))
        edition = OpenEdition(build(locator(place, tip.id), part(report, 0.0, 0.2), out=None, folders=folders))
        section = edition.find(name)
        work = Path(stack.enter_context(TemporaryDirectory(prefix="aixreader-log-")))
        history = CloneHistory(place, clone, folders, work)
        return _cut(history.entries(tip, edition, section, part(report, 0.2, 1.0)), limit)


def history_in_editions(
    name: str, folders: Folders, report: Report, limit: int, note: Callable[[str], object]
) -> History:
    """The history of a section over the editions that were got or opened; `note` is told what is left out. Raises
    `NotFoundError`, and what `report` raises.
    """
    with known_editions(folders, part(report, 0.0, 0.5), note) as known:
        if len(known) < 2:
            raise NotFoundError(
                "Fewer than two editions with a date are known on this computer, so there is no history.",
                "Open or get another edition first, or open a git clone of the Exchange.",
            )
        return _cut(history_of_editions(known, name, part(report, 0.5, 1.0)), limit)


def known_history(source: Path | None, name: str, folders: Folders, report: Report, limit: int) -> History:
    """The history over the clone that `source` is, or else over the editions on this computer."""
    if source is not None and _is_clone(source):
        return history_in_clone(source, name, folders, report, limit)
    return history_in_editions(name, folders, report, limit, lambda _text: None)


def _is_clone(source: Path) -> bool:
    try:
        with open_clone(split_revision(source)[0]):
            return True
    except (CloneError, OSError, ValueError):
        return False


def _cut(found: Iterator[HistoryEntry], limit: int) -> History:
    entries = tuple(islice(found, limit + 1))
    return History(entries[:limit], len(entries) > limit)
