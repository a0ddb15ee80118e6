"""Fetches a commit of the Exchange into an object store: its folders, then its text, then its pictures, in batches.

What has arrived stays: a fetch that was stopped goes on where it broke off, and the next commit brings only what is
new in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aixreader.delivery.git_server import GitServer
from aixreader.delivery.git_tree import commit_tree, damaged, files_of
from aixreader.delivery.object_store import ObjectStore
from aixreader.delivery.offer import Choose, Offer, offer
from aixreader.delivery.pack_reader import BadPackError, PackLimits, read_pack
from aixreader.delivery.transfer import Transfer
from aixreader.delivery.transport import SMALL_BYTES, Transport
from aixreader.delivery.upstream import BRANCH, Upstream
from aixreader.errors import DeliveryError
from aixreader.git.objects import GitObject
from aixreader.progress import Report

MAX_BLOB_BYTES = 64 * 1024 * 1024
MAX_PACK_BYTES = 160 * 1024 * 1024
TREE_LIMITS = PackLimits(40_000, 4 * SMALL_BYTES, 64 * SMALL_BYTES)
MAX_TREE_PACK_BYTES = 16 * SMALL_BYTES
BATCH = 16
"""Pictures asked for at once: what is lost at most where a fetch is stopped."""
TEXT_BATCH = 500


def name_commit(store: ObjectStore, found: Offer) -> None:
    """Name a commit whose text is here: it counts as an edition from now on. Raises `OutputError`."""
    store.name(f"refs/tags/{found.tag}", found.commit)
    store.name(f"refs/heads/{BRANCH}", found.commit)


class GitFetch:
    """Fetches from one upstream into one store."""

    def __init__(self, store: ObjectStore, transport: Transport, upstream: Upstream) -> None:
        self._store = store
        self._transport = transport
        self._upstream = upstream

    def look(self, choose: Choose, report: Report) -> Offer:
        """Ask what is there: the commit and its folders (some 20 kB), without any file.

        Raises `NoGitError`, `DeliveryError`, `OutputError`, and what `choose` and `report` raise.
        """
        transfer = Transfer(report, f"Asking {self._upstream.host}")
        server = GitServer(self._upstream.address, self._transport, transfer.watch)
        commit = server.commit_of(BRANCH)
        if not self._has_folders(commit):
            pack = server.fetch_folders(commit, max_bytes=MAX_TREE_PACK_BYTES, on_bytes=transfer.add_bytes)
            for item in self._objects(pack, TREE_LIMITS):
                if item.kind in (b"commit", b"tree"):
                    self._store.write(item)
        return offer(self._store, commit, choose)

    def fetch_text(self, found: Offer, report: Report) -> None:
        """Fetch the text; after that the commit can be read. Raises as `look`."""
        self._fetch(found.text, TEXT_BATCH, Transfer(report, "Text", len(found.text)))

    def fetch_pictures(self, found: Offer, report: Report) -> None:
        """Fetch everything else. Raises as `look`."""
        here = found.all_pictures - len(found.pictures)
        self._fetch(found.pictures, BATCH, Transfer(report, "Pictures", found.all_pictures, here))

    def _fetch(self, names: Sequence[str], batch: int, transfer: Transfer) -> None:
        if not names:
            return
        server = GitServer(self._upstream.address, self._transport, transfer.watch)
        server.commit_of(BRANCH)  # what the server is able to do
        for start in range(0, len(names), batch):
            wanted = names[start : start + batch]
            limits = PackLimits(len(wanted), MAX_BLOB_BYTES, MAX_PACK_BYTES)
            pack = server.fetch_files(wanted, max_bytes=MAX_PACK_BYTES, on_bytes=transfer.add_bytes)
            for item in self._objects(pack, limits):
                transfer.watch("")
                self._store.write(item)
            if left := self._store.missing(wanted):
                raise damaged(f"{len(left)} of the files asked for are missing")
            transfer.add_files(len(wanted))

    def _has_folders(self, commit: str) -> bool:
        try:
            tree, _ = commit_tree(self._store, commit)
            files_of(self._store, tree)
        except DeliveryError:
            return False
        return True

    @staticmethod
    def _objects(pack: bytes, limits: PackLimits) -> Iterable[GitObject]:
        try:
            yield from read_pack(pack, limits)
        except BadPackError as error:
            raise damaged(f"{error}, the pack of {len(pack):,} bytes") from error
