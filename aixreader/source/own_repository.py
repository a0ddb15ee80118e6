"""The repository that a site is kept in, as its manifest and its settings name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aixreader.addresses.repository import EXCHANGE, FOLDER, Repository, repository_name, site_folder
from aixreader.addresses.site_map import DEFAULT_HOST
from aixreader.errors import SourceError
from aixreader.source.config import SiteConfig
from aixreader.source.site_layout import MANIFEST
from aixreader.source.strict import Unreadable, load_json
from aixreader.source.tree import SourceTree


def own_repository(tree: SourceTree, config: SiteConfig, files: Mapping[str, str]) -> Repository:
    """The repository of a site with these `files` (address -> path in the tree)."""
    stated = [*_settings(config), *_manifest(tree)]
    if config.host == DEFAULT_HOST:
        stated.append((EXCHANGE, FOLDER))
    return Repository((name for name, _ in stated), (folder for _, folder in stated if folder), files)


def _settings(config: SiteConfig) -> Iterator[tuple[str, str]]:
    for address in config.repositories:
        if name := repository_name(address):
            yield name, site_folder(address)


def _manifest(tree: SourceTree) -> Iterator[tuple[str, str]]:
    """What a copy's manifest says; one that cannot be read is reported by whoever opened the tree."""
    if MANIFEST not in tree.files:
        return
    try:
        values = load_json(tree.read(MANIFEST).decode("utf-8-sig", "replace"))
    except (SourceError, Unreadable):
        return
    name, folder = (values.get(key) for key in ("repository", "path")) if isinstance(values, dict) else ("", "")
    if isinstance(name, str) and isinstance(folder, str) and name:
        yield name, f"{folder.strip('/')}/" if folder.strip("/") else ""
