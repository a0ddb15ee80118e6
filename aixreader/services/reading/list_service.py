"""The reading lists of an edition: those that come with the reader, the edition's own, and the user's."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.reading_lists import ResolvedList, resolve_own
from aixreader.knowledge.role_lists import offered_lists
from aixreader.model.similar_names import most_similar
from aixreader.services.session.session import Session
from aixreader.userdata.records import ReadingList

NEAREST = 3


def all_lists(session: Session, own: Iterable[ReadingList]) -> tuple[ResolvedList, ...]:
    """All lists in the order in which they are offered, the user's `own` last."""
    return (*offered_lists(session), *(resolve_own(session, record) for record in own))


def find_list(lists: Iterable[ResolvedList], name: str) -> ResolvedList:
    """The list with the id or title `name`, in any case; of several the first. Raises `NotFoundError`."""
    lists = tuple(lists)
    wanted = name.strip().casefold()
    for each in (*(one for one in lists if one.id.casefold() == wanted), *lists):
        if wanted in (each.id.casefold(), " ".join(each.title.split()).casefold()):
            return each
    nearest = [each.title for each in most_similar(wanted, lists, lambda one: (one.id, one.title.casefold()), NEAREST)]
    hint = f"Did you mean: {', '.join(map(shortened, nearest))}?" if nearest else ""
    raise NotFoundError(f"There is no reading list '{shortened(name)}'.", hint)
