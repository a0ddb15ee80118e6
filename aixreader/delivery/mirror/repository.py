"""A mirror's folder as its publisher sees it: `Repository` reads what was signed, and writes so that a reader sees a
whole state at any moment.

What is new gets a name of its own; `timestamp.json`, which all reading begins with, is replaced last. Killed at any
moment, a publisher leaves the state before or the state after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from aixreader.delivery.mirror.layout import (
    BLOBS,
    EDITIONS,
    MAX_BLOB,
    MAX_LIST,
    MAX_MANIFEST,
    MAX_ROOT,
    METADATA,
    PENDING_ROOT,
    SHA256,
    TIMESTAMP,
    blob_path,
    manifest_path,
    metadata_path,
)
from aixreader.delivery.mirror.manifest import Manifest, read_manifest
from aixreader.delivery.mirror.refresh import missing
from aixreader.delivery.mirror.refusals import ALTERED, BUSY, INCOMPLETE, named, refusal
from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState, parse_root
from aixreader.errors import MirrorError, OutputError
from aixreader.file_locks import FileLock
from aixreader.files import write_atomically
from aixreader.regular_file import read_regular

if TYPE_CHECKING:
    from tuf.api.metadata import Metadata, Root, Signed

    SignedT = TypeVar("SignedT", bound=Signed)

LOCK = ".publisher.lock"
FILE_MODE = 0o644
KEPT = 10
"""States that are kept beside the newest one: readers that began with one of them can end with it."""


class Repository:
    """The mirror in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other publishers out; raises `MirrorError` if one is at work, `OutputError`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock.take(self.folder / LOCK, create=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        if lock is None:
            raise MirrorError(
                f"Another publisher is at work on {self.folder} at this moment, or files cannot be locked there.",
                "Nothing was changed. Try again when it has ended.",
                BUSY,
            )
        with lock:
            yield

    # ---------------------------------------------------------------------------------------------------------- reading
    def read(self, path: str, limit: int) -> bytes | None:
        """The bytes of a file, None if there is none; raises `MirrorError`."""
        try:
            return read_regular(self.folder / path, limit)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise refusal(INCOMPLETE, f"{self.folder / path} cannot be read: {error.strerror or error}.") from error

    def newest_root(self, first: bytes | None) -> Metadata[Root] | None:
        """The newest root, each version vouched for by the one before it. None if none has been published.

        `first` is the first one as its publisher made it, None where that is not known.
        """
        from tuf.api.exceptions import RepositoryError

        data = self.read(metadata_path("root", 1), MAX_ROOT)
        if data is None:
            return None
        root = parse_root(data)
        if first is not None and parse_root(first).signed_bytes != root.signed_bytes:
            raise refusal(ALTERED, f"{self.folder} was altered: its first root is not the one that was made for it.")
        try:
            _verify(root, root, 1)
            while (data := self.read(metadata_path("root", root.signed.version + 1), MAX_ROOT)) is not None:
                newer = parse_root(data)
                _verify(newer, root, root.signed.version + 1)
                root = newer
        except RepositoryError as error:
            raise refusal(ALTERED, f"{self.folder} was altered: a root is not signed by the one before it.") from error
        return root

    def pending_root(self) -> Metadata[Root] | None:
        """The root that waits for signatures."""
        data = self.read(PENDING_ROOT, MAX_ROOT)
        return parse_root(data) if data is not None else None

    def state(self, root: Root, own: dict[str, bytes]) -> SignedState:
        """What is published, vouched for by `root`; raises `MirrorError`.

        What `root` does not vouch for is taken where it is to the byte what this publisher signed last, `own` by role:
        the keys were replaced, and the new ones have not signed it yet.
        """
        from tuf.api.metadata import Snapshot, Targets, Timestamp

        timestamp = self._signed(Timestamp, "timestamp", TIMESTAMP, root, own)
        version = timestamp.snapshot_meta.version
        snapshot = self._signed(Snapshot, "snapshot", metadata_path("snapshot", version), root, own)
        version = snapshot.meta["targets.json"].version
        targets = self._signed(Targets, "targets", metadata_path("targets", version), root, own)
        return SignedState(root, targets, snapshot, timestamp)

    def _signed(self, kind: type[SignedT], role: str, path: str, root: Root, own: dict[str, bytes]) -> SignedT:
        from tuf.api.exceptions import RepositoryError
        from tuf.api.metadata import Metadata

        data = self.read(path, MAX_LIST)
        if data is None:
            raise missing(path)
        try:
            metadata: Metadata[Any] = Metadata.from_bytes(data)
            if not isinstance(metadata.signed, kind):
                raise refusal(ALTERED, f"{self.folder / path} is something else.")
            if data != own.get(role):
                root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
        except RepositoryError as error:
            text = f"{self.folder} was altered: {named(role)} is not signed by the keys of the root."
            raise refusal(ALTERED, text) from error
        return metadata.signed

    def vouches(self, root: Root, role: str, version: int) -> bool:
        """Whether `root` vouches for a version of a role's metadata."""
        from tuf.api.exceptions import RepositoryError
        from tuf.api.metadata import Metadata

        data = self.read(metadata_path(role, version), MAX_LIST)
        try:
            metadata: Metadata[Any] = Metadata.from_bytes(data or b"")
            root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
        except RepositoryError:
            return False
        return True

    def manifest(self, edition: SignedEdition) -> tuple[Manifest, bytes]:
        """The manifest of an edition, with its bytes."""
        data = self.read(manifest_path(edition.name, edition.sha256), MAX_MANIFEST)
        if data is None:
            raise missing(f"the manifest of the edition {edition.name}")
        if hashlib.sha256(data).hexdigest() != edition.sha256:
            raise refusal(ALTERED, f"The manifest of the edition {edition.name} is not the one that was signed.")
        return read_manifest(data, edition.name), data

    # ---------------------------------------------------------------------------------------------------------- writing
    def write(self, path: str, data: bytes) -> None:
        """Write a file whole, and safe on the disk when this returns; raises `OutputError`."""
        full = self.folder / path
        try:
            full.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(full, data, FILE_MODE)
        except OSError as error:
            raise cannot_write(full, error) from error

    def write_blob(self, data: bytes) -> str:
        """Write a content, unless it is there as it should be; returns its SHA-256."""
        digest = hashlib.sha256(data).hexdigest()
        with suppress(MirrorError):
            if self.read(blob_path(digest), MAX_BLOB) == data:
                return digest
        self.write(blob_path(digest), data)
        return digest

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        try:
            (self.folder / path).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.folder / path, error) from error

    def sweep(self, newest: int) -> None:
        """Remove what none of the last states names; `newest` is the version of the newest snapshot.

        Nothing is removed where one of them cannot be read.
        """
        with suppress(MirrorError, OSError, ValueError, KeyError):
            keep = self._named_since(newest - KEPT)
            for pattern in (f"{METADATA}/*.snapshot.json", f"{METADATA}/*.targets.json", f"{EDITIONS}/*.json"):
                self._remove_others(pattern, keep)
            self._remove_others(f"{BLOBS}/??/*", keep)

    def _named_since(self, version: int) -> set[str]:
        """The paths of all files of the states from a snapshot on."""
        from tuf.api.exceptions import RepositoryError
        from tuf.api.metadata import Metadata, Snapshot, Targets

        found: set[str] = set()
        try:
            for path in (self.folder / METADATA).glob("*.snapshot.json"):
                if int(path.name.partition(".")[0]) < version:
                    continue
                found.add(f"{METADATA}/{path.name}")
                snapshot = Metadata[Snapshot].from_file(str(path)).signed
                listed = metadata_path("targets", snapshot.meta["targets.json"].version)
                if listed not in found:
                    found.add(listed)
                    targets = Metadata[Targets].from_file(str(self.folder / listed)).signed
                    for name, target in targets.targets.items():
                        found.update(self._named_by(name, target.hashes["sha256"]))
        except RepositoryError as error:
            raise refusal(ALTERED, str(error)) from error
        return found

    def _named_by(self, target: str, digest: str) -> Iterator[str]:
        name = target.removeprefix(f"{EDITIONS}/").removesuffix(".json")
        path = manifest_path(name, digest)
        yield path
        data = self.read(path, MAX_MANIFEST)
        if data is None:
            raise missing(path)
        yield from (blob_path(file.sha256) for file in read_manifest(data, name).files.values())

    def _remove_others(self, pattern: str, keep: set[str]) -> None:
        for path in sorted(self.folder.glob(pattern)):
            is_ours = SHA256.fullmatch(path.name) or path.suffix == ".json"
            if is_ours and path.relative_to(self.folder).as_posix() not in keep:
                path.unlink()


def _verify(newer: Metadata[Root], root: Metadata[Root], version: int) -> None:
    """Check that a root has a version and is signed by itself and by the one before; raises `RepositoryError`."""
    from tuf.api.exceptions import BadVersionNumberError

    if newer.signed.version != version:
        raise BadVersionNumberError(f"root {version} has the version {newer.signed.version}")
    for judge in (root, newer):
        judge.signed.verify_delegate("root", newer.signed_bytes, newer.signatures)


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The error for what cannot be written to a mirror's folder."""
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}.",
        "The mirror is as it was before. Make room, or check the permissions, then try again.",
    )
