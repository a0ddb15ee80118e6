"""Brings a mirror's metadata up to date and checks it: `Metadata`.

`tuf` does what its specification says. What is added here is what it does not keep or cannot know:

- the highest versions seen before are the caller's to keep, and are compared again: `tuf` knows them from its own
  cache only, which may be deleted or truncated;
- the latest time at which the mirror was signed is a floor for the clock: a clock that is set back makes nothing valid
  again;
- metadata that has not changed is asked for with one request, and checked as a whole all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.delivery.mirror.blobs import cannot_store
from aixreader.delivery.mirror.fetcher import BASE, Received, make_fetcher
from aixreader.delivery.mirror.layout import MAX_LIST, MAX_ROOT, MAX_TIMESTAMP, ROLES, TIMESTAMP, metadata_path
from aixreader.delivery.mirror.place import MissingFileError, Place
from aixreader.delivery.mirror.refusals import (
    ALTERED,
    BELOW_THRESHOLD,
    EXPIRED,
    INCOMPLETE,
    MIXED,
    OLD,
    STORAGE,
    UNKNOWN_KEY,
    as_refusal,
    named,
    refusal,
)
from aixreader.delivery.mirror.signed_state import (
    SignedState,
    day,
    expired,
    keys_digest,
    mirror_id,
    parse_root,
    parsed_time,
)
from aixreader.errors import MirrorError
from aixreader.files import write_atomically
from aixreader.model.signed_versions import SignedVersions
from aixreader.private_files import make_private_folder
from aixreader.regular_file import read_regular

if TYPE_CHECKING:
    from tuf.api.metadata import Signed

TAG_FILE = "timestamp.tag"
MAX_TAG = 300
MAY_PASS = frozenset({ALTERED, BELOW_THRESHOLD, INCOMPLETE, MIXED, UNKNOWN_KEY})
"""Reasons that a reader may meet while its mirror is being changed, and not when it looks again."""
NO_LINKS = (
    "The folder {folder} lies on a medium without links (as FAT and exFAT are), which the reader needs to keep the "
    "mirror's keys."
)


@dataclass(frozen=True, slots=True)
class RootFile:
    """The root a reader trusts from the beginning: its bytes, and the id of the mirror it is of."""

    data: bytes
    mirror: str

    @classmethod
    def parse(cls, data: bytes) -> RootFile:
        """The root in `data`; raises `MirrorError` where it is none."""
        return cls(data, mirror_id(parse_root(data).signed))


class Metadata:
    """The metadata of one mirror in `folder`, which nobody else may use at the same time."""

    def __init__(self, place: Place, root: RootFile, folder: Path) -> None:
        self._place = place
        self._root = root
        self._folder = folder

    def refresh(self, seen: SignedVersions | None, now: datetime) -> SignedState:
        """The newest state that the mirror offers, checked; raises `MirrorError`.

        `seen` is what was seen of this mirror before.
        """
        try:
            make_private_folder(self._folder)
        except OSError as error:
            raise cannot_store(error) from error
        known = self._known()
        try:
            state = self._refreshed(known, seen, now)
        except MirrorError as error:
            if error.reason not in MAY_PASS or not self._has_moved(known):
                raise
            state = self._refreshed(self._known(), seen, now)
        if state.versions.mirror != self._root.mirror:
            raise refusal(ALTERED, "The mirror's list of keys (root) is that of another mirror.")
        self._check_versions(state, seen)
        self._check_clock(state, seen, now)
        return state

    # ------------------------------------------------------------------------------------------------ what is asked for
    def _known(self) -> dict[str, bytes | None]:
        """The timestamp, asked for before all else; if it has not changed, no newer root is looked for: whoever
        publishes a root signs the timestamp anew.
        """
        tag = self._tag()
        try:
            answer = self._place.changed(TIMESTAMP, MAX_TIMESTAMP, tag)
        except MissingFileError:
            return {TIMESTAMP: None}
        if answer is None:
            newest = self._newest_root()
            return {TIMESTAMP: self._cached("timestamp"), metadata_path("root", newest + 1): None}
        data, new_tag = answer
        self._note_tag(data, new_tag)
        return {TIMESTAMP: data}

    def _has_moved(self, known: Mapping[str, bytes | None]) -> bool:
        """Whether something was published since the timestamp was asked for: then keys and versions may not have been
        of one state.
        """
        try:
            answer = self._place.changed(TIMESTAMP, MAX_TIMESTAMP, "")
        except MissingFileError:
            return False
        return answer is not None and answer[0] != known[TIMESTAMP]

    def _tag(self) -> str:
        """The tag of the timestamp in the cache, "" if it is not that of what is there."""
        with suppress(OSError, ValueError, MirrorError):
            digest, _, tag = self._file(TAG_FILE, MAX_TAG + 70).decode().partition(" ")
            if digest == hashlib.sha256(self._cached("timestamp")).hexdigest() and self._newest_root():
                return tag
        return ""

    def _note_tag(self, data: bytes, tag: str) -> None:
        """Keep the tag of what was received; it counts only if that becomes what is in the cache."""
        path = self._folder / TAG_FILE
        text = f"{hashlib.sha256(data).hexdigest()} {tag}".encode()
        try:
            if not tag or len(tag) > MAX_TAG:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != text:
                write_atomically(path, text)
        except OSError as error:
            raise cannot_store(error) from error

    # --------------------------------------------------------------------------------------------------------- the work
    def _refreshed(self, known: Mapping[str, bytes | None], seen: SignedVersions | None, now: datetime) -> SignedState:
        """The state after `tuf` has looked at it. Where the keys of what is in its cache were replaced, that is
        forgotten: whoever stole them could have signed versions that nobody can go beyond.
        """
        try:
            return self._updated(known, seen, now)
        except MirrorError as error:
            if error.reason != OLD or not self._have_keys_changed(seen):
                raise
        for role in ("timestamp", "snapshot", "targets"):
            (self._folder / f"{role}.json").unlink(missing_ok=True)
        return self._updated({}, seen, now)

    def _updated(self, known: Mapping[str, bytes | None], seen: SignedVersions | None, now: datetime) -> SignedState:
        from tuf.api import exceptions
        from tuf.ngclient import Updater, UpdaterConfig

        received = Received()
        config = UpdaterConfig(
            root_max_length=MAX_ROOT,
            timestamp_max_length=MAX_TIMESTAMP,
            snapshot_max_length=MAX_LIST,
            targets_max_length=MAX_LIST,
        )
        fetcher = make_fetcher(self._place, known, received)
        try:
            updater = Updater(str(self._folder), BASE, fetcher=fetcher, config=config, bootstrap=self._root.data)
            updater.refresh()
            return self._state()
        except exceptions.ExpiredMetadataError as error:
            raise self._expired(received, seen, now) from error
        except (exceptions.RepositoryError, exceptions.DownloadError) as error:
            raise as_refusal(error, received.role) from error
        except OSError as error:
            raise self._storage_error(error) from error

    def _state(self) -> SignedState:
        """What `tuf` has just checked and stored."""
        from tuf.api.metadata import Metadata as Signed_
        from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

        root: Root = Signed_[Root].from_bytes(self._cached("root")).signed
        targets: Targets = Signed_[Targets].from_bytes(self._cached("targets")).signed
        snapshot: Snapshot = Signed_[Snapshot].from_bytes(self._cached("snapshot")).signed
        timestamp: Timestamp = Signed_[Timestamp].from_bytes(self._cached("timestamp")).signed
        return SignedState(root, targets, snapshot, timestamp)

    def _cached(self, role: str) -> bytes:
        if role == "root":
            return self._file(f"root_history/{self._newest_root()}.root.json", MAX_ROOT)
        return self._file(f"{role}.json", MAX_LIST)

    def _newest_root(self) -> int:
        """The version of the root that `root.json` in the cache leads to."""
        return parse_root((self._folder / "root.json").read_bytes()).signed.version

    def _file(self, name: str, limit: int) -> bytes:
        return read_regular(self._folder / name, limit)

    # ------------------------------------------------------------------------------------------------------- the checks
    def _have_keys_changed(self, seen: SignedVersions | None) -> bool:
        """Whether the newest root has other keys for snapshot and timestamp than the one that was seen before."""
        with suppress(OSError, MirrorError):
            root = parse_root(self._cached("root")).signed
            return seen is not None and root.version > seen.root and keys_digest(root) != seen.keys
        return False

    @staticmethod
    def _check_versions(state: SignedState, seen: SignedVersions | None) -> None:
        """Refuse a state older than one that was seen before."""
        if seen is None or seen.mirror != state.versions.mirror:
            return
        now = state.versions
        roles = ("root",) if now.root > seen.root and now.keys != seen.keys else ROLES
        for role in roles:
            had, has = getattr(seen, role), getattr(now, role)
            if has < had:
                text = f"The mirror offers an older state than was seen before: {named(role)} has version {has}, and "
                raise refusal(OLD, f"{text}version {had} was seen.")

    @staticmethod
    def _check_clock(state: SignedState, seen: SignedVersions | None, now: datetime) -> None:
        """Refuse what was valid only for a clock that is set back."""
        floor = floor_of_clock(seen, now)
        found = expired(state.roles, floor)
        if found is not None:
            raise expired_error(*found, now, floor)

    def _expired(self, received: Received, seen: SignedVersions | None, now: datetime) -> MirrorError:
        """The error for metadata that is not valid any more by the clock of this computer."""
        role, until = self._expired_role(received, now)
        return expired_error(role, until, now, floor_of_clock(seen, now))

    def _expired_role(self, received: Received, now: datetime) -> tuple[str, datetime]:
        from tuf.api.exceptions import RepositoryError
        from tuf.api.metadata import Metadata as Signed_
        from tuf.api.metadata import Root

        parts: list[tuple[str, Signed]] = []
        for role in ROLES:
            with suppress(OSError, RepositoryError, MirrorError):
                data = received.data[role] if role in received.data and role != "root" else self._cached(role)
                parts.append((role, Signed_[Root].from_bytes(data).signed))
        return expired(parts, now) or (received.role, now)

    def _storage_error(self, error: OSError) -> MirrorError:
        """The error for what `tuf` cannot store; it makes a link at each start."""
        if error.filename is not None and str(error.filename).endswith("root.json") and not self._can_link():
            hint = "Keep the reader's data on another disk. Nothing was installed."
            return MirrorError(NO_LINKS.format(folder=self._folder), hint, STORAGE)
        return cannot_store(error)

    def _can_link(self) -> bool:
        """Whether a link can be made in the folder."""
        probe = self._folder / "link.probe"
        with suppress(OSError):
            probe.unlink(missing_ok=True)
            probe.symlink_to("root_history")
            probe.unlink()
            return True
        return False


def floor_of_clock(seen: SignedVersions | None, now: datetime) -> datetime:
    """The time that it is at least: something was signed then."""
    signed = parsed_time(seen.signed) if seen is not None else None
    return max(now, signed) if signed is not None else now


def expired_error(role: str, until: datetime, now: datetime, floor: datetime) -> MirrorError:
    """The error for metadata of `role` that was valid until `until`."""
    text = f"The mirror's signatures have expired: {named(role)} was valid until {day(until)}, "
    if floor > now:
        text += f"and the mirror was signed on {day(floor)} or later. This computer's clock says {day(now)}."
    else:
        text += f"and today is {day(now)}."
    return refusal(EXPIRED, text)


def now_utc() -> datetime:
    """The time by this computer's clock."""
    return datetime.now(UTC)


def missing(what: str) -> MirrorError:
    """The error for a file that is signed and not there."""
    return refusal(INCOMPLETE, f"The mirror is not whole: {what} is missing.")
