"""Whether there is a newer edition than those that the user has, and when that was asked last."""

from __future__ import annotations

from pathlib import Path

from aixreader.delivery.newest_commit import newest_commit
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.delivery.upstream import upstream_at
from aixreader.paths import Folders
from aixreader.progress import UNKNOWN, Report
from aixreader.services.editions.kept_editions import kept_editions
from aixreader.userdata.places import is_path


def newer_commit(folders: Folders, counter: RequestCounter, address: str, opened: str, report: Report) -> str:
    """The commit that the Exchange is at, "" where the user has it: it is `opened`, or kept. A place that tells no
    commit without being fetched has no news.

    Raises `DeliveryError`, `SourceError`, and what `report` raises.
    """
    commit = _commit_at(counter, address, report)
    has = {opened, *(kept.commit for kept in kept_editions(folders))}
    return "" if commit in has else commit


def _commit_at(counter: RequestCounter, address: str, report: Report) -> str:
    if is_path(address):
        from aixreader.services.editions.shared_source import look_at

        return look_at(Path(address), report).revision
    upstream = upstream_at(address)
    if upstream.is_archive:
        return ""
    with Transport(counter) as transport:
        return newest_commit(transport, upstream, lambda waits_for: report(UNKNOWN, waits_for))
