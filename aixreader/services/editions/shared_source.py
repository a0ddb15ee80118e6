"""Gets an edition from a folder, a zip or a clone that others share: it is copied, so that it is there without them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from aixreader.addresses.repository import REPOSITORY
from aixreader.errors import OutputError
from aixreader.private_files import make_private_folder
from aixreader.progress import Report, part
from aixreader.source.site_layout import MANIFEST
from aixreader.source.tree import open_source

SITE = "content/ai_exchange/"
"""Where the site lies in its repository, and in the copy."""
PACKED_ALREADY = frozenset({".gif", ".jpeg", ".jpg", ".png", ".webp", ".zip"})


@dataclass(frozen=True, slots=True)
class SharedSource:
    """What there is at a place: `revision` and `date` are "" where nothing tells them."""

    revision: str
    date: str
    files: int
    bytes: int


def look_at(place: Path, report: Report) -> SharedSource:
    """Look at what a place holds. Raises `SourceError`, and what `report` raises."""
    with open_source(place, report) as tree:
        return SharedSource(tree.revision, tree.date, len(tree.files), sum(tree.files.values()))


def copy_to(place: Path, folder: Path, prefix: str, report: Report) -> Path:
    """Copy what a place holds to a zip in `folder`, whose name is `prefix` and its commit, or else its digest.

    Raises `SourceError`, `SourceChangedError`, `OutputError`, and what `report` raises; then no file is left.
    """
    with open_source(place, part(report, 0.0, 0.1)) as tree:
        digest = tree.digest(part(report, 0.1, 0.5))
        target = folder / f"{prefix}{tree.revision or digest[:40]}.zip"
        try:
            make_private_folder(folder)
            with ZipFile(target, "w") as archive:
                for number, path in enumerate(tree.files):
                    report(0.5 + 0.5 * number / len(tree.files), f"Copying: {number} of {len(tree.files)} files")
                    packed = ZIP_STORED if Path(path).suffix.lower() in PACKED_ALREADY else ZIP_DEFLATED
                    name = path.removeprefix(REPOSITORY) if path.startswith(REPOSITORY) else f"{SITE}{path}"
                    archive.writestr(name, tree.read(path), packed)
                if MANIFEST not in tree.files:
                    said = {"revision": tree.revision, "date": tree.date}
                    archive.writestr(f"{SITE}{MANIFEST}", json.dumps(said))
        except OSError as error:
            target.unlink(missing_ok=True)
            raise OutputError(
                f"The edition cannot be kept in {folder}: {error.strerror or error}.", "Nothing was installed."
            ) from error
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return target
