"""The editions that were fetched and are kept in the data folder: commits in a repository, and archives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.errors import DeliveryError
from aixreader.paths import Folders
from aixreader.services.editions.needed_files import needed_files

if TYPE_CHECKING:
    from aixreader.delivery.object_store import ObjectStore

FOLDER, REPOSITORY = "editions", "exchange.git"
ARCHIVE = re.compile(r"([0-9a-f]{40})\.zip")
TAGS = "refs/tags/"


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition that was fetched. `source` is what `--content` takes; `missing` is the number of its files that have
    not arrived yet. `date` is "" for an archive, which does not tell it without being read.
    """

    name: str
    source: Path
    commit: str
    date: str = ""
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of an edition that is kept: how many there are, and how many of them have arrived."""

    here: int
    total: int

    @property
    def missing(self) -> int:
        """How many have not arrived yet."""
        return self.total - self.here


def kept_folder(folders: Folders) -> Path:
    """The folder of all of them."""
    return folders.data / FOLDER


def kept_store(folders: Folders) -> ObjectStore:
    """The repository in it."""
    from aixreader.delivery.object_store import ObjectStore

    return ObjectStore(kept_folder(folders) / REPOSITORY)


def source_at(folders: Folders, commit: str) -> Path:
    """What `--content` takes for a commit of the repository."""
    return kept_folder(folders) / f"{REPOSITORY}@{commit}"


def is_of_repository(source: Path) -> bool:
    """Whether a source has the name of a commit of the repository, in whichever folder."""
    return source.name.startswith(f"{REPOSITORY}@")


def kept_commit(folders: Folders, source: Path) -> str:
    """The commit of the repository that a source is; "" for any other source."""
    is_kept = source.parent == kept_folder(folders) and is_of_repository(source)
    return source.name.removeprefix(f"{REPOSITORY}@") if is_kept else ""


def kept_pictures(folders: Folders, source: Path) -> Pictures | None:
    """How far the pictures of a source have arrived; None for a source that was not fetched by git's protocol."""
    commit = kept_commit(folders, source)
    if not commit:
        return None
    from aixreader.delivery.offer import offer

    try:
        held = offer(kept_store(folders), commit, needed_files)
    except DeliveryError:
        return None
    return Pictures(held.all_pictures - len(held.pictures), held.all_pictures)


def kept_editions(folders: Folders) -> list[KeptEdition]:
    """All of them, the newest first; archives, whose dates are not known, last. No file's contents are looked at."""
    from aixreader.delivery.offer import offer

    store = kept_store(folders)
    found: list[KeptEdition] = []
    for ref, commit in store.refs.items():
        if not ref.startswith(TAGS):
            continue
        try:
            held = offer(store, commit, needed_files)
        except DeliveryError:
            continue  # damaged: fetching it again mends it
        found.append(KeptEdition(ref.removeprefix(TAGS), source_at(folders, commit), commit, held.date, held.missing))
    found.sort(key=lambda kept: (kept.date, kept.name), reverse=True)
    return found + [
        KeptEdition(path.stem[:12], path, path.stem)
        for path in sorted(kept_folder(folders).glob("*.zip"))
        if ARCHIVE.fullmatch(path.name)
    ]
