"""A mirror as the reader uses it: `Mirror` brings its newest edition into a folder of the reader's own.

metadata/           the signed metadata, kept by `tuf`
blobs/ab/abcd…      contents
manifests/SHA256    manifests of what is installed and was before
installed.json      which of them is installed
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Protocol

from aixreader.delivery.mirror.blobs import BlobStore, cannot_store
from aixreader.delivery.mirror.layout import (
    MAX_BLOB,
    MAX_MANIFEST,
    METADATA,
    SHA256,
    blob_path,
    manifest_path,
)
from aixreader.delivery.mirror.manifest import Digest, EditionName, Manifest, read_manifest
from aixreader.delivery.mirror.place import MissingFileError, Place, read_whole
from aixreader.delivery.mirror.refresh import Metadata, RootFile, missing
from aixreader.delivery.mirror.refusals import ALTERED, BUSY, INCOMPLETE, MIXED, STORAGE, refusal
from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState, publisher_name
from aixreader.errors import MirrorError
from aixreader.file_locks import FileLock
from aixreader.files import write_atomically
from aixreader.json_codec import DecodeError, Limit, decode, max_length, parse
from aixreader.model.signed_versions import SignedVersions
from aixreader.private_files import make_private_folder
from aixreader.progress import Report, part
from aixreader.regular_file import read_regular

INSTALLED, MANIFESTS, LOCK = "installed.json", "manifests", "update.lock"
MAX_INSTALLED = 64 * 1024
ROOM = 32 * 1024 * 1024
"""Bytes that are left free beside what is brought in: the edition is compiled as well."""
Text = Annotated[str, max_length(200)]
NoDigest = Annotated[str, Limit(lambda text: not text or SHA256.fullmatch(text) is not None, "should be a SHA-256")]
Check = Callable[[Manifest], None]
"""Raises an `AixError` for a manifest whose paths cannot be those of a site."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What is installed of a mirror: the edition `name` with the manifest `sha256`, signed by `signed_by`.

    `previous` is the manifest that was installed before, whose contents are kept, "" for none.
    """

    name: EditionName
    sha256: Digest
    signed_by: Text
    revision: Text = ""
    date: Text = ""
    updated: Text = ""
    previous: NoDigest = ""


class InstalledMirror:
    """What a mirror's folder holds, read without the mirror."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.blobs = BlobStore(folder)

    def installed(self) -> Installed | None:
        """What is installed, None if nothing is or it cannot be read."""
        try:
            return decode(Installed, parse(read_regular(self.folder / INSTALLED, MAX_INSTALLED)))
        except (OSError, DecodeError):
            return None

    def manifest(self, installed: Installed) -> Manifest:
        """The manifest of what is installed; raises `MirrorError` where it is not what was signed."""
        try:
            data = read_regular(self.folder / MANIFESTS / installed.sha256, MAX_MANIFEST)
        except OSError as error:
            raise _damaged(installed.name) from error
        if hashlib.sha256(data).hexdigest() != installed.sha256:
            raise _damaged(installed.name)
        return read_manifest(data, installed.name)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a mirror offers: `edition` is its newest one, None if it has none."""

    state: SignedState
    edition: SignedEdition | None
    signed_by: str


class Memory(Protocol):
    """What was seen of mirrors before, kept apart from their metadata."""

    def seen(self, mirror: str) -> SignedVersions | None:
        """What was seen of the mirror with an id."""

    def remember(self, versions: SignedVersions) -> None:
        """Store what was seen of a mirror; safe on the disk when this returns. Raises `OSError`."""


class Mirror:
    """A mirror at `place`, trusted by `root`, and the reader's folder for it; `folder` is the one of all mirrors."""

    def __init__(self, place: Place, root: RootFile, folder: Path, memory: Memory) -> None:
        self._place = place
        self._root = root
        self._memory = memory
        self.local = InstalledMirror(folder / root.mirror)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other processes from using the folder; raises `MirrorError` if one does."""
        folder = self.local.folder
        try:
            make_private_folder(folder)
            lock = FileLock.take(folder / LOCK, create=True)
        except OSError as error:
            raise cannot_store(error) from error
        if lock is None:
            raise refusal(BUSY, "Another AIX Reader is updating from the mirror at this moment.")
        with lock:
            yield

    def offer(self, now: datetime) -> Offer:
        """What the mirror offers, checked; raises `MirrorError`. To be called with the lock."""
        seen = self._memory.seen(self._root.mirror)
        state = Metadata(self._place, self._root, self.local.folder / METADATA).refresh(seen, now)
        highest = _highest(state.versions, seen)
        if highest != seen:
            try:
                self._memory.remember(highest)
            except OSError as error:
                raise cannot_store(error) from error
        editions = state.editions
        return Offer(state, editions[0] if editions else None, publisher_name(state.root))

    def is_installed(self, offer: Offer) -> bool:
        """Whether the newest edition is the one that is installed, whole."""
        installed = self.local.installed()
        if offer.edition is None or installed is None or installed.sha256 != offer.edition.sha256:
            return False
        with suppress(MirrorError):
            files = self.local.manifest(installed).files.values()
            return all(self._holds(file.sha256, file.size) for file in files)
        return False

    def install(self, offer: Offer, check: Check, now: datetime, report: Report) -> Installed:
        """Bring in the newest edition: what is missing of it, checked; then it takes the place of the one before.

        Raises `MirrorError`, what `check` and `report` raise; then what was installed before stays. With the lock.
        """
        edition = offer.edition
        if edition is None:
            raise refusal(INCOMPLETE, "The mirror has no edition.")
        data = self._manifest(edition)
        manifest = read_manifest(data, edition.name)
        check(manifest)
        self._fetch(manifest, part(report, 0.0, 0.95))
        report(0.95, "Checking what was received")
        if damaged := [path for path, file in manifest.files.items() if not self._holds(file.sha256, file.size)]:
            raise refusal(STORAGE, f"What was stored is damaged ({damaged[0]}). Check the disk.")
        before = self.local.installed()
        previous = before.sha256 if before is not None and before.sha256 != edition.sha256 else ""
        installed = Installed(
            edition.name,
            edition.sha256,
            offer.signed_by,
            manifest.revision,
            manifest.date,
            now.isoformat(timespec="seconds"),
            previous or (before.previous if before is not None else ""),
        )
        self._write(installed, data)
        self._clean(installed, manifest)
        report(1.0, "Done")
        return installed

    def _holds(self, digest: str, size: int) -> bool:
        return self.local.blobs.holds(digest, size)

    def _manifest(self, edition: SignedEdition) -> bytes:
        """The manifest of an edition, as it was signed."""
        path = manifest_path(edition.name, edition.sha256)
        if edition.size > MAX_MANIFEST:
            raise refusal(ALTERED, f"The manifest of the edition {edition.name} is larger than any can be.")
        try:
            data = read_whole(self._place, path, edition.size)
        except MissingFileError as error:
            raise missing(f"the manifest of the edition {edition.name}") from error
        if len(data) != edition.size or hashlib.sha256(data).hexdigest() != edition.sha256:
            raise refusal(MIXED, f"The mirror was altered: the manifest of {edition.name} is not the one signed.")
        return data

    def _fetch(self, manifest: Manifest, report: Report) -> None:
        """Bring in the contents that are missing."""
        wanted = {file.sha256: file.size for file in manifest.files.values() if not self._holds(file.sha256, file.size)}
        total, done = sum(wanted.values()), 0
        self._check_room(total)
        for number, (digest, size) in enumerate(wanted.items(), 1):
            text = f"Receiving file {number} of {len(wanted)}"
            before = done

            def progress(count: int, before: int = before, text: str = text) -> None:
                report(min(1.0, (before + count) / max(total, 1)), text)

            chunks = partial(self._chunks, digest, size)
            self.local.blobs.receive(digest, size, chunks, progress)
            done += size

    def _chunks(self, digest: str, size: int, start: int) -> Iterator[bytes]:
        try:
            yield from self._place.chunks(blob_path(digest), min(size, MAX_BLOB), start)
        except MissingFileError as error:
            raise missing("a file of the edition") from error

    def _check_room(self, size: int) -> None:
        with suppress(OSError):
            free = shutil.disk_usage(self.local.folder).free
            if size and free < size + ROOM:
                needed = f"{(size + ROOM) >> 20} MB are needed, {free >> 20} MB are free"
                raise refusal(STORAGE, f"There is not enough room on the disk: {needed}.")

    def _write(self, installed: Installed, manifest: bytes) -> None:
        folder = self.local.folder
        values = {name: getattr(installed, name) for name in Installed.__slots__}
        try:
            (folder / MANIFESTS).mkdir(mode=0o700, exist_ok=True)
            write_atomically(folder / MANIFESTS / installed.sha256, manifest)
            write_atomically(folder / INSTALLED, json.dumps(values, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise cannot_store(error) from error

    def _clean(self, installed: Installed, manifest: Manifest) -> None:
        """Remove what belongs neither to the edition that is installed nor to the one before it."""
        wanted = {file.sha256 for file in manifest.files.values()}
        keep = {installed.sha256, installed.previous}
        with suppress(OSError, MirrorError, DecodeError):
            previous = self.local.folder / MANIFESTS / installed.previous
            if installed.previous and previous.is_file():
                before = decode(Manifest, parse(read_regular(previous, MAX_MANIFEST)))
                wanted.update(file.sha256 for file in before.files.values())
        with suppress(OSError):
            for path in (self.local.folder / MANIFESTS).iterdir():
                if path.name not in keep:
                    path.unlink()
        self.local.blobs.forget(wanted)


def _highest(new: SignedVersions, seen: SignedVersions | None) -> SignedVersions:
    """What to remember of a state that was accepted: the time of signing never goes back, unless keys were replaced."""
    if seen is None or seen.mirror != new.mirror or new.keys != seen.keys:
        return new
    return SignedVersions(
        new.mirror, new.root, new.targets, new.snapshot, new.timestamp, new.keys, max(new.signed, seen.signed)
    )


def _damaged(name: str) -> MirrorError:
    return MirrorError(
        f"The installed edition {name} is damaged: it is not what was signed any more.",
        "Update from the mirror again: aixreader edition update.",
        STORAGE,
    )
