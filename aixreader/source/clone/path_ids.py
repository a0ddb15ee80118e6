"""Finds files in many revisions, one after the other: `PathIds`."""

from __future__ import annotations

from aixreader.source.clone.object_store import ObjectStore
from aixreader.source.clone.tree_reader import TreeReader


class PathIds:
    """The ids of files by their paths. A folder that is the same in the revision asked for before is not read again."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects
        self._last: dict[str, tuple[str, str]] = {}

    def find(self, tree: str, path: str) -> str:
        """The id of the file at a path below the folder `tree`, "" where there is none; raises `CloneError`."""
        parts = path.split("/")
        for number in range(1, len(parts) + 1):
            tree = self._inside(tree, "/".join(parts[:number]), parts[number - 1], is_file=number == len(parts))
            if not tree:
                return ""
        return tree

    def _inside(self, tree: str, path: str, name: str, *, is_file: bool) -> str:
        key = path if is_file else f"{path}/"
        before, found = self._last.get(key, ("", ""))
        if before != tree:
            entry = TreeReader(self._objects, tree).find(name)
            is_fit = entry is not None and (entry.is_file if is_file else entry.is_folder)
            found = entry.id if entry is not None and is_fit else ""
            self._last[key] = tree, found
        return found
