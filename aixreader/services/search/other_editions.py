"""Searches the other editions of the shelf again and again, as one does while one types: each is opened once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from aixreader.control_characters import one_line
from aixreader.errors import AixError, Cancelled
from aixreader.log import topic
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.search.answer import Answer
from aixreader.services.search.search_service import MAX_INDEXES, SearchService
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import ShelfEntry

LOG = topic("search")
MAX_EDITIONS = MAX_INDEXES - 1
"""Other editions that are searched, those opened last: so the cache has an index of each, and of the open one."""


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """What another edition has: its `name`, and the id of its entry on the shelf."""

    entry: str
    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Kept:
    """An edition whose index is open; the edition itself is closed again."""

    seal: str
    name: str
    service: SearchService


class OtherEditions:
    """The editions stay as they are. Not thread-safe."""

    def __init__(self, folders: Folders, open_entry: Callable[[Report, ShelfEntry], Session]) -> None:
        self._folders = folders
        self._open_entry = open_entry
        self._kept: dict[str, _Kept | None] = {}
        """By the ids of entries; None for one that cannot be opened."""

    def search(
        self,
        opened: Session,
        entries: Iterable[ShelfEntry],
        query: str,
        report: Report,
        *,
        filters: Sequence[tuple[str, str]] = (),
        limit: int = 50,
        everything: bool = False,
    ) -> tuple[OtherAnswer, ...]:
        """What the editions of `entries` have beside the one that is `opened`, each edition once; those without results
        and those that cannot be opened are left out. See `SearchService.search`.

        Raises what `report` raises; what was opened until then stays open.
        """
        others = islice(self._each(entries, {opened.edition.manifest.seal}, report), MAX_EDITIONS)
        answers = (
            OtherAnswer(
                entry.id,
                entry.name or kept.name,
                kept.service.search(query, filters=filters, limit=limit, everything=everything),
            )
            for entry, kept in others
        )
        return tuple(each for each in answers if each.answer.hits and not each.answer.is_weak)

    def _each(
        self, entries: Iterable[ShelfEntry], seen: set[str], report: Report
    ) -> Iterator[tuple[ShelfEntry, _Kept]]:
        for entry in entries:
            report(0.0, "Searching other editions")
            if entry.id not in self._kept:
                self._kept[entry.id] = self._open(entry, report)
            kept = self._kept[entry.id]
            if kept is not None and kept.seal not in seen:
                seen.add(kept.seal)
                yield entry, kept

    def _open(self, entry: ShelfEntry, report: Report) -> _Kept | None:
        try:
            with self._open_entry(report, entry) as session:
                service = SearchService(session, self._folders)
                service.prepare(report)
                _ = session.edition.unsearched  # read now: the edition is closed when it is searched
                return _Kept(session.edition.manifest.seal, _short_name(session), service)
        except Cancelled:
            raise
        except AixError as error:
            LOG.info("another edition is not searched: %s", error.message)
            return None


def _short_name(session: Session) -> str:
    """What tells an edition from others, in little room: their titles are alike."""
    manifest = session.edition.manifest
    return one_line(manifest.date[:10] or manifest.revision[:12] or manifest.title)
