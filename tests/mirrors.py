"""Signed mirrors for tests: `Workshop` publishes one, `Desk` reads it as a reader does. All is real, and small."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from aixreader.delivery.mirror.client import Installed, InstalledMirror, Mirror
from aixreader.delivery.mirror.key_ring import KeyRing
from aixreader.delivery.mirror.layout import ROLES, TIMESTAMP
from aixreader.delivery.mirror.place import FolderPlace, Place
from aixreader.delivery.mirror.publisher import LIVES, NewEdition, PendingRoot, Publisher
from aixreader.delivery.mirror.refresh import RootFile
from aixreader.delivery.mirror.repository import Repository
from aixreader.progress import silent
from aixreader.services.mirrors.mirrored_source import check_manifest
from aixreader.userdata.mirror_record import MirrorRecord

PASSPHRASE = b"a passphrase for tests"
SITE: dict[str, bytes] = {
    "hugo.yaml": b"title: Tea\n",
    "content/docs/_index.md": b"---\ntitle: Tea\n---\n## Kettle\nWater boils.\n",
    "static/cup.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}
NEWER = {**SITE, "content/docs/_index.md": b"---\ntitle: Tea\n---\n## Kettle\nWater boils at 100 degrees.\n"}


def now() -> datetime:
    """The time: `tuf` asks the clock itself."""
    return datetime.now(UTC)


class Workshop:
    """A publisher's folders below `base`: the mirror in `folder`, its keys in `ring`."""

    def __init__(self, base: Path) -> None:
        self.folder = base / "mirror"
        self.ring = KeyRing(base / "keys", lambda: PASSPHRASE)
        self.repository = Repository(self.folder)

    def publisher(self, at: datetime | None = None) -> Publisher:
        """A publisher who acts at a time (None: now)."""
        return Publisher(self.repository, self.ring, at or now())

    def init(
        self, lives: Mapping[str, int] = LIVES, thresholds: Mapping[str, int] | None = None, at: datetime | None = None
    ) -> PendingRoot | None:
        """Make the mirror, with as many keys for each role as its threshold asks for."""
        needed = thresholds or {}
        keys = {role: [self.ring.make(role) for _ in range(needed.get(role, 1))] for role in ROLES}
        return self.publisher(at).init(keys, needed, name="Tea House", lives=lives)

    def add(self, name: str, files: Mapping[str, bytes] = SITE, at: datetime | None = None) -> None:
        """Publish an edition."""
        sizes = {path: len(data) for path, data in files.items()}
        self.publisher(at).add(NewEdition(name, "a" * 40, "2026-08-22", sizes, files.__getitem__), silent)

    @property
    def root(self) -> RootFile:
        """The first root."""
        return RootFile.parse((self.folder / "metadata/1.root.json").read_bytes())

    @property
    def timestamp(self) -> Path:
        """The file that all reading begins with."""
        return self.folder / TIMESTAMP

    def copy(self, target: Path) -> Path:
        """A copy of the mirror as it is now."""
        shutil.copytree(self.folder, target)
        return target


class Desk:
    """A reader's data folder."""

    def __init__(self, data: Path, root: RootFile) -> None:
        self.data = data
        self.root = root

    def mirror(self, place: Place | Path) -> Mirror:
        """The mirror at a place, or in a folder."""
        found = FolderPlace(place) if isinstance(place, Path) else place
        return Mirror(found, self.root, self.data / "mirrors", MirrorRecord(self.data))

    def update(self, place: Place | Path, at: datetime | None = None) -> Installed | None:
        """Update as the reader does; returns what is installed."""
        mirror, time = self.mirror(place), at or now()
        with mirror.lock():
            offer = mirror.offer(time)
            if offer.edition is not None and not mirror.is_installed(offer):
                mirror.install(offer, check_manifest, time, silent)
            return mirror.local.installed()

    @property
    def folder(self) -> Path:
        """Where this mirror's metadata and contents are."""
        return self.data / "mirrors" / self.root.mirror

    def text(self) -> dict[str, bytes]:
        """The files of what is installed, none if nothing is."""
        local = InstalledMirror(self.folder)
        installed = local.installed()
        if installed is None:
            return {}
        files = local.manifest(installed).files
        return {path: local.blobs.read(file.sha256, file.size) for path, file in files.items()}

    def state(self) -> dict[str, str]:
        """A digest of each file of what is installed: equal where nothing has changed."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.startswith("metadata/") and not name.endswith(".lock"):
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found
