"""Gets the full Exchange: says what there is, fetches the text, then everything else, and keeps it in the data folder.

By git's protocol where the server speaks it, else as an archive. Nothing is asked of the network but by `look`,
`get_text` and `get_rest`, and nothing of what was there before is changed by a failure.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.errors import DeliveryError, NoGitError, OutputError
from aixreader.file_locks import FileLock
from aixreader.paths import Folders
from aixreader.private_files import make_private_folder
from aixreader.progress import Report, part
from aixreader.services.editions.kept_editions import kept_commit, kept_folder, kept_store, source_at
from aixreader.services.editions.needed_files import needed_files
from aixreader.services.editions.shared_source import copy_to, look_at
from aixreader.userdata.places import is_path

if TYPE_CHECKING:
    from aixreader.delivery.git_fetch import GitFetch
    from aixreader.delivery.offer import Offer
    from aixreader.delivery.request_counter import RequestCounter
    from aixreader.delivery.transport import Transport
    from aixreader.delivery.upstream import Upstream

LOCK = "fetch.lock"
GIT, ARCHIVE, SHARED = "git", "archive", "shared"
PENDING = ".download-"
"""What the name of an archive begins with until it is kept; the next download removes those that never were."""
ROOM = 1.3
"""Times what comes that has to be free on the disk: packed on the way, and a little more when it is kept."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to get, and how. `commit` and `date` are "" where only the archive itself tells; `files` are those
    to come, of `total`; both 0 for an archive. `host` is "" for a path. `bytes` is about how much comes. `why` says
    why it is an archive.
    """

    host: str
    address: str
    is_secure: bool
    how: str
    commit: str = ""
    date: str = ""
    files: int = 0
    total: int = 0
    bytes: int = 0
    why: str = ""
    offer: Offer | None = None

    @property
    def is_here(self) -> bool:
        """Whether everything is here already."""
        return self.how == GIT and not self.files


class FullExchange:
    """Gets the Exchange from `address`, or from the path of what others share, into the user's `folders`; `counter` is
    told of every request.
    """

    def __init__(self, folders: Folders, counter: RequestCounter, address: str) -> None:
        self._folders = folders
        self._counter = counter
        self._address = address

    def look(self, report: Report, *, archive: bool = False) -> Plan:
        """Ask what there is: with git the commit and its folders, some 20 kB. With `archive` nothing is asked at all.

        Raises `DeliveryError`, `OutputError`, `SourceError` for a path, and what `report` raises.
        """
        if is_path(self._address):
            return self._shared_plan(report)
        upstream = self._upstream()
        if archive or upstream.is_archive:
            return self._archive_plan(upstream, "")
        with self._fetching() as transport:
            from aixreader.delivery.git_fetch import GitFetch

            try:
                fetch = GitFetch(kept_store(self._folders), transport, upstream)
                found = fetch.look(needed_files, report)
            except NoGitError as error:
                return self._archive_plan(upstream, error.message)
        return _git_plan(upstream, found)

    def get_text(self, plan: Plan, report: Report) -> Path:
        """Fetch what is needed to read, and return the source to open: all text, or the whole archive. It counts as an
        edition of the user's only once it was given to `keep`.

        Raises as `look`, and `SourceError` where an archive holds no site.
        """
        self._check_room(plan)
        if plan.how == SHARED:
            return copy_to(Path(self._address), kept_folder(self._folders), PENDING, report)
        with self._fetching() as transport:
            if plan.offer is None:
                return self._get_archive(transport, report)
            self._git_fetch(transport).fetch_text(plan.offer, report)
            return source_at(self._folders, plan.commit)

    def keep(self, plan: Plan, source: Path) -> Path:
        """Let what `get_text` returned count as an edition; returns the source that it is from now on.

        Raises `OutputError`.
        """
        if plan.offer is not None:
            from aixreader.delivery.git_fetch import name_commit

            name_commit(kept_store(self._folders), plan.offer)
            return source
        target = source.with_name(source.name.removeprefix(PENDING))
        try:
            source.replace(target)
        except OSError as error:
            raise _not_kept(target.parent, error) from error
        return target

    @staticmethod
    def drop(source: Path) -> None:
        """Remove what `get_text` returned, if it is of no use for the next time: an archive is, text of git's stays."""
        if source.name.startswith(PENDING):
            source.unlink(missing_ok=True)

    def left(self, source: Path) -> Plan:
        """What is left to get of the edition that is kept at `source`. Nothing is asked of the network.

        Raises `DeliveryError`.
        """
        from aixreader.delivery.offer import offer

        found = offer(kept_store(self._folders), kept_commit(self._folders, source), needed_files)
        return _git_plan(self._upstream(), found)

    def get_rest(self, plan: Plan, report: Report) -> None:
        """Fetch everything else, the pictures. Raises as `look`."""
        if plan.offer is None or not plan.offer.pictures:
            return
        with self._fetching() as transport:
            self._git_fetch(transport).fetch_pictures(plan.offer, report)

    def _shared_plan(self, report: Report) -> Plan:
        found = look_at(Path(self._address), report)
        return Plan(
            "",
            self._address,
            is_secure=True,
            how=SHARED,
            commit=found.revision,
            date=found.date,
            files=found.files,
            total=found.files,
            bytes=found.bytes,
        )

    def _upstream(self) -> Upstream:
        from aixreader.delivery.upstream import upstream_at

        return upstream_at(self._address)

    def _archive_plan(self, upstream: Upstream, why: str) -> Plan:
        from aixreader.delivery.archive_download import ABOUT_BYTES
        from aixreader.delivery.transport import host_of

        archive = upstream.archive()
        return Plan(host_of(archive), archive, upstream.is_secure, ARCHIVE, bytes=ABOUT_BYTES, why=why)

    def _git_fetch(self, transport: Transport) -> GitFetch:
        from aixreader.delivery.git_fetch import GitFetch

        return GitFetch(kept_store(self._folders), transport, self._upstream())

    def _get_archive(self, transport: Transport, report: Report) -> Path:
        """Download the archive and check it as any zip is; its name is that of its commit, with a mark in front of it
        until it is kept.
        """
        from aixreader.delivery.archive_download import download
        from aixreader.source.tree import open_source

        folder = kept_folder(self._folders)
        file = download(transport, self._upstream().archive(), folder, part(report, 0.0, 0.95))
        try:
            with open_source(file, part(report, 0.95, 0.97)) as tree:
                name = tree.revision or tree.digest(part(report, 0.97, 1.0))[:40]
            target = folder / f"{PENDING}{name}.zip"
            file.replace(target)
        except OSError as error:
            raise _not_kept(folder, error) from error
        finally:
            file.unlink(missing_ok=True)
        return target

    def _check_room(self, plan: Plan) -> None:
        """Raise `OutputError` where the disk has not enough room for what comes."""
        folder = kept_folder(self._folders)
        try:
            free = shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.is_dir())).free
        except (OSError, StopIteration):
            return
        if free < plan.bytes * ROOM:
            raise OutputError(
                f"There is no room for the Exchange in {folder}: {plan.bytes * ROOM / 1e6:.0f} MB are needed, "
                f"{free / 1e6:.0f} MB are free.",
                "Nothing was fetched. Make room, and try again.",
            )

    @contextmanager
    def _fetching(self) -> Iterator[Transport]:
        """The way to the network, for one process at a time."""
        from aixreader.delivery.transport import Transport

        folder = kept_folder(self._folders)
        try:
            make_private_folder(folder)
            lock = FileLock.take(folder / LOCK, create=True)
        except OSError as error:
            raise OutputError(
                f"Nothing can be kept in {folder}: {error.strerror or error}.", "Check the folder's permissions."
            ) from error
        if lock is None:
            raise DeliveryError(
                "Another AIX Reader is getting the Exchange at this moment.",
                "Wait until it is done, or cancel it there.",
            )
        with lock, Transport(self._counter) as transport:
            yield transport


def _git_plan(upstream: Upstream, found: Offer) -> Plan:
    return Plan(
        upstream.host,
        upstream.address,
        upstream.is_secure,
        GIT,
        found.commit,
        found.date,
        found.missing,
        found.total,
        found.bytes,
        offer=found,
    )


def _not_kept(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"The archive cannot be kept in {folder}: {error.strerror or error}.",
        "Nothing was installed. Check the folder's permissions.",
    )
