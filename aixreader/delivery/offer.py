"""What there is to fetch of a commit: the files that are needed, and those of them that are not here yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aixreader.delivery.git_tree import commit_tree, files_of
from aixreader.delivery.object_store import ObjectStore

Choose = Callable[[Iterable[str]], Mapping[str, bool]]
"""Gives those of a commit's paths that are needed, and whether they are text."""

TEXT_BYTES, PICTURE_BYTES = 10_000, 125_000
"""About what a file takes on the way, for an estimate: no server tells before it sends them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A commit. `text` and `pictures` are the ids of the needed files that are not here yet; `total` is
    the number of all that are needed, `all_pictures` that of the pictures among them.
    """

    commit: str
    date: str
    total: int
    text: Sequence[str]
    pictures: Sequence[str]
    all_pictures: int = 0

    @property
    def missing(self) -> int:
        """How many files are not here yet."""
        return len(self.text) + len(self.pictures)

    @property
    def bytes(self) -> int:
        """About how many bytes they are on the way."""
        return len(self.text) * TEXT_BYTES + len(self.pictures) * PICTURE_BYTES

    @property
    def tag(self) -> str:
        """The name under which it is kept: its date and the beginning of its id."""
        return f"{self.date[:10]}-{self.commit[:12]}" if self.date else self.commit[:12]


def offer(store: ObjectStore, commit: str, choose: Choose) -> Offer:
    """What a commit whose folders are here needs. Raises `DeliveryError`, and what `choose` raises."""
    tree, date = commit_tree(store, commit)
    files = files_of(store, tree)
    needed = choose(files)
    missing = set(store.missing(files[path] for path in needed))
    every_text = dict.fromkeys(files[path] for path, is_text in needed.items() if is_text)
    every_picture = dict.fromkeys(files[path] for path, is_text in needed.items() if not is_text)
    for name in every_text:
        every_picture.pop(name, None)
    text = [name for name in every_text if name in missing]
    pictures = [name for name in every_picture if name in missing]
    return Offer(commit, date, len(needed), text, pictures, len(every_picture))
