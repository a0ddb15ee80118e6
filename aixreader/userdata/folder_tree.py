"""The tree of bookmark folders, whatever their records say: each folder has one parent, and none is inside itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aixreader.userdata.records import Folder

MAX_DEPTH = 50
"""Nested folders. Those further down are moved up to this depth: trees on the screen and in files have to end."""


def folder_parents(folders: Iterable[Folder]) -> dict[str, str]:
    """The parent of each folder by id, "" for the top; parents come before their children.

    It is the one that the record states, unless that does not exist, or is the folder itself or inside it. Of folders
    that are inside each other, the one that the user has put first is at the top.
    """
    ordered = sorted(folders, key=lambda folder: (folder.place, folder.created, folder.id))
    ids = {folder.id for folder in ordered}
    parents = {folder.id: folder.parent if folder.parent in ids else "" for folder in ordered}
    _cut_circles(parents)
    return _flattened(parents)


def folder_paths(folders: Sequence[Folder]) -> dict[str, tuple[str, ...]]:
    """The titles from the top down to each folder, by id; a folder comes before those in it."""
    titles = {folder.id: folder.title for folder in folders}
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for name, parent in folder_parents(folders).items():
        paths[name] = (*paths[parent], titles[name])
    return {name: path for name, path in paths.items() if name}


def untangled(folders: Iterable[Folder]) -> dict[str, Folder]:
    """The folders by id, each with its parent in the tree."""
    folders = tuple(folders)
    parents = folder_parents(folders)
    return {
        folder.id: folder if parents[folder.id] == folder.parent else replace(folder, parent=parents[folder.id])
        for folder in folders
    }


def _cut_circles(parents: dict[str, str]) -> None:
    """Put the first folder of each circle to the top."""
    ranks = {name: rank for rank, name in enumerate(parents)}
    done: set[str] = set()
    for name in parents:
        chain: dict[str, None] = {}
        at = name
        while at and at not in done and at not in chain:
            chain[at] = None
            at = parents[at]
        if at in chain:
            names = list(chain)
            parents[min(names[names.index(at) :], key=ranks.__getitem__)] = ""
        done.update(chain)


def _flattened(parents: Mapping[str, str]) -> dict[str, str]:
    """The same tree with at most `MAX_DEPTH` levels, sorted so that parents come first."""
    flat: dict[str, str] = {}
    depths = {"": 0}
    for name in parents:
        chain = []
        at = name
        while at not in depths:
            chain.append(at)
            at = parents[at]
        for below in reversed(chain):
            parent = parents[below]
            if depths[parent] == MAX_DEPTH:
                parent = flat[parent]
            flat[below] = parent
            depths[below] = depths[parent] + 1
    return flat
