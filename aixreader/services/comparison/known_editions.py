"""The editions that are known on this computer, in the order of their dates: `known_editions`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from aixreader.comparison.edition_comparison import edition_date
from aixreader.errors import AixError, Cancelled
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import Folders
from aixreader.progress import Report, part
from aixreader.services.editions.kept_editions import kept_editions
from aixreader.services.editions.session_factory import create_session_at
from aixreader.userdata.shelf import SHELF_FILE, ShelfStore

MAX_KNOWN = 60


@contextmanager
def known_editions(
    folders: Folders, report: Report, note: Callable[[str], object]
) -> Iterator[list[tuple[str, OpenEdition]]]:
    """Places and editions, the newest first, each once: those that were got, and those of the shelf. One that cannot be
    opened, or has no date, is told to `note` and left out. Raises what `report` raises.
    """
    places = [str(kept.source) for kept in kept_editions(folders)]
    places += [entry.path for entry in ShelfStore(folders.data / SHELF_FILE).load().entries]
    unique = list(dict.fromkeys(places))[:MAX_KNOWN]
    found: dict[str, tuple[datetime, str, OpenEdition]] = {}
    with ExitStack() as stack:
        for number, place in enumerate(unique):
            share = part(report, number / len(unique), (number + 1) / len(unique))
            try:
                session = stack.enter_context(create_session_at(folders, share, Path(place)))
            except Cancelled:
                raise
            except AixError as error:
                note(f"{place} is left out: {error.message}")
                continue
            date = edition_date(session.edition.manifest.date)
            if date is not None:
                found.setdefault(session.edition.manifest.seal, (date, place, session))
            else:
                note(f"{place} is left out: it has no date.")
        by_date = sorted(found.values(), key=lambda known: known[0], reverse=True)
        yield [(place, edition) for _, place, edition in by_date]
