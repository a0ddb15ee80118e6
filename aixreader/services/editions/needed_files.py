"""Which files of the Exchange's repository a site consists of, by their paths: what is fetched of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import PurePosixPath

from aixreader.errors import DeliveryError
from aixreader.source.site_layout import PAGE_SUFFIXES, ROOTS, belongs, belongs_beside, is_root

TEXT_SUFFIXES = PAGE_SUFFIXES | {".csv", ".json", ".toml", ".txt", ".yaml", ".yml"}


def needed_files(paths: Iterable[str]) -> dict[str, bool]:
    """The paths of a repository that a site in it consists of, and whether they are text, which is needed first.

    Raises `DeliveryError` where there is no site.
    """
    every = sorted(paths)
    folders = _folders(every)
    root = next((f"{root}/" if root else "" for root in ROOTS if is_root(partial(_names, folders, root))), None)
    if root is None:
        raise DeliveryError(
            "The repository is not a copy of the AI Exchange: a content folder with hugo.yaml beside it is missing.",
            "Check the address.",
        )
    needed = [path for path in every if path.startswith(root) and belongs(path.removeprefix(root))]
    beside = [path for path in every if root and not path.startswith(root) and belongs_beside(path)]
    return {path: PurePosixPath(path).suffix.lower() in TEXT_SUFFIXES for path in (*needed, *beside)}


def _folders(paths: Iterable[str]) -> dict[str, set[str]]:
    """Folder -> the names in it."""
    folders: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for level, part in enumerate(parts):
            folders.setdefault("/".join(parts[:level]), set()).add(part)
    return folders


def _names(folders: dict[str, set[str]], root: str, below: str) -> Iterable[str]:
    return folders.get(f"{root}/{below}".strip("/"), ())
