"""Checks a mirror as a reader would, and every content of every edition besides: `verify_mirror`."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aixreader.delivery.mirror.layout import MAX_BLOB, MAX_MANIFEST, blob_path, manifest_path
from aixreader.delivery.mirror.manifest import Manifest, read_manifest
from aixreader.delivery.mirror.place import MissingFileError, Place, read_whole
from aixreader.delivery.mirror.refresh import Metadata, RootFile
from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState
from aixreader.errors import MirrorError
from aixreader.progress import Report


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: `faults` are sentences, none where everything is as it was signed."""

    state: SignedState
    contents: int
    size: int
    faults: tuple[str, ...]


def verify_mirror(place: Place, root: RootFile, now: datetime, report: Report) -> Verification:
    """Check the mirror at `place`; raises `MirrorError` where its metadata is refused."""
    with tempfile.TemporaryDirectory(prefix="aixreader-") as folder:
        state = Metadata(place, root, Path(folder) / "metadata").refresh(None, now)
    faults: list[str] = []
    contents: dict[str, int] = {}
    for edition in state.editions:
        try:
            manifest = _manifest(place, edition)
        except MirrorError as error:
            faults.append(error.message)
        else:
            contents |= {file.sha256: file.size for file in manifest.files.values()}
    for number, (digest, size) in enumerate(contents.items(), 1):
        report(number / len(contents), f"Checking content {number} of {len(contents)}")
        if fault := _fault(place, blob_path(digest), digest, size, MAX_BLOB):
            faults.append(fault)
    return Verification(state, len(contents), sum(contents.values()), tuple(faults))


def _manifest(place: Place, edition: SignedEdition) -> Manifest:
    path = manifest_path(edition.name, edition.sha256)
    if fault := _fault(place, path, edition.sha256, edition.size, MAX_MANIFEST):
        raise MirrorError(fault)
    return read_manifest(read_whole(place, path, edition.size), edition.name)


def _fault(place: Place, path: str, digest: str, size: int, limit: int) -> str:
    """What is wrong with a file, "" if nothing is."""
    try:
        data = read_whole(place, path, min(size, limit))
    except MissingFileError:
        return f"{path} is missing."
    except MirrorError as error:
        return error.message
    return "" if len(data) == size and hashlib.sha256(data).hexdigest() == digest else f"{path} was altered."
