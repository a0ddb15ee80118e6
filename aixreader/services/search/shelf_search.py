"""Searches several editions, one after the other: the one that is open, and those of the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from aixreader.errors import AixError, Cancelled
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import ShelfEntry


def each_edition(
    opened: Session,
    entries: Iterable[ShelfEntry],
    open_entry: Callable[[ShelfEntry], Session],
    folders: Folders,
    report: Report,
    on_failed: Callable[[ShelfEntry, AixError], None],
) -> Iterator[tuple[Session, SearchService]]:
    """The edition that is `opened` and those of `entries`, each once. Each can be searched until the next is asked for;
    its index is built where there is none. One that cannot be opened is given to `on_failed` and left out.

    Raises what `report` raises.
    """
    seen = {opened.edition.manifest.seal}
    with _ready(opened, folders, report) as service:
        yield opened, service
    for entry in entries:
        try:
            session = open_entry(entry)
        except Cancelled:
            raise
        except AixError as error:
            on_failed(entry, error)
            continue
        with session:
            if session.edition.manifest.seal not in seen:
                seen.add(session.edition.manifest.seal)
                with _ready(session, folders, report) as service:
                    yield session, service


def edition_name(session: Session) -> str:
    """An edition among several: its title, with what tells it from others."""
    manifest = session.edition.manifest
    return ", ".join(filter(None, (manifest.title, manifest.date[:10] or manifest.revision[:12])))


@contextmanager
def _ready(session: Session, folders: Folders, report: Report) -> Iterator[SearchService]:
    service = SearchService(session, folders)
    service.prepare(report)
    try:
        yield service
    finally:
        service.close()
