"""An edition that was brought in from a mirror, as a source: it is compiled like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aixreader.addresses.repository import REPOSITORY
from aixreader.delivery.mirror.blobs import BlobStore
from aixreader.delivery.mirror.manifest import Manifest
from aixreader.delivery.mirror.refusals import ALTERED, refusal
from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.progress import Report
from aixreader.source.site_layout import belongs, belongs_beside, check_site, digest_of, distinct, name_fault, shown


class MirroredTree:
    """The `SourceTree` of an edition: its files are contents of a store, and are what was signed each time."""

    def __init__(self, manifest: Manifest, blobs: BlobStore) -> None:
        self.name = manifest.name
        self.revision = manifest.revision
        self.date = manifest.date
        self._manifest = manifest
        self._blobs = blobs
        self.files: Mapping[str, int] = site_files(manifest)
        self.problems: Sequence[Problem] = check_site(self.files, manifest.name)

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `SourceError` where they are not what was signed."""
        if path not in self.files:
            raise SourceError(f"{path} is not in {self.name}.")
        file = self._manifest.files[path]
        try:
            return self._blobs.read(file.sha256, file.size)
        except OSError as error:
            raise SourceError(
                f"{path} of the edition {self.name} cannot be read: {error.strerror or error}.",
                "Update from the mirror again: aixreader edition update.",
            ) from error

    def digest(self, report: Report) -> str:
        """SHA-256 over the sorted paths, sizes and contents."""
        return digest_of(self.files, self.read, report)


def check_manifest(manifest: Manifest) -> None:
    """Refuse a manifest whose paths cannot be those of a site, by the rules for archives; raises `MirrorError`."""
    for path in manifest.files:
        if why := name_fault(path):
            raise refusal(ALTERED, f"The edition {manifest.name} is not taken: its file {shown(path)} {why}.")
        if path.endswith("/"):
            raise refusal(ALTERED, f"The edition {manifest.name} is not taken: its file {shown(path)} is a folder.")
    sizes = {path: file.size for path, file in manifest.files.items()}
    _, collisions = distinct(sizes)
    if collisions:
        path, what = shown(collisions[0].file), collisions[0].what
        raise refusal(ALTERED, f"The edition {manifest.name} is not taken: of its file {path} {what}.")
    try:
        check_site(site_files(manifest), manifest.name)
    except SourceError as error:
        raise refusal(ALTERED, f"The edition {manifest.name} is not taken: {error.message}") from error


def site_files(manifest: Manifest) -> dict[str, int]:
    """Path and size of the files that a site consists of; later publishers may add others."""
    return {path: file.size for path, file in sorted(manifest.files.items()) if _belongs(path)}


def _belongs(path: str) -> bool:
    if path.startswith(REPOSITORY):
        return belongs_beside(path.removeprefix(REPOSITORY))
    return belongs(path)
