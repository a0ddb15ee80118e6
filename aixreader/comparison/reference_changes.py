"""Links and pictures of a section that are new, gone, or lead to something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from urllib.parse import unquote

from aixreader.comparison.text_blocks import AnyBlock, Block
from aixreader.edition.edition import Edition
from aixreader.model import Link
from aixreader.model.address import FILES
from aixreader.model.links import LinkKind

ADDED, GONE, CHANGED = "added", "gone", "changed"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A link or a picture: `text` is the link's, or the picture's alternative text; `old` and `new` are where it led
    and leads, section ids or addresses. `kind` is one of the constants above.
    """

    kind: str
    text: str
    old: str = ""
    new: str = ""


class References:
    """The links and pictures of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def links(self, section: str) -> list[Link]:
        """The links of a section, in order."""
        return self._links.get(section, [])

    def digest(self, picture: str) -> str:
        """What tells a picture from others: the digest of its file, or its address where it is not in the edition."""
        asset = self._edition.assets.get(unquote(picture.removeprefix(FILES)))
        entry = self._edition.manifest.files.get(asset.stored) if asset else None
        return entry.sha256 if entry else picture

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        links: dict[str, list[Link]] = defaultdict(list)
        for link in self._edition.links:
            links[link.section].append(link)
        return dict(links)


def link_changes(
    old: Iterable[Link], new: Iterable[Link], newer: Callable[[str], str | None]
) -> tuple[ReferenceChange, ...]:
    """The changes of a section's links; `newer` gives the section or page of the newer edition for one of the older.

    A link that leads to the same place under another address is none.
    """
    before = [(link.text, _place(link, newer), link.target or link.href) for link in old]
    after = [(link.text, _place(link, None), link.target or link.href) for link in new]
    return tuple(_changes(before, after))


def picture_changes(
    old: Iterable[AnyBlock], new: Iterable[AnyBlock], old_references: References, new_references: References
) -> tuple[ReferenceChange, ...]:
    """The changes of a section's pictures: another file in the place of one is a change, another name of it is none."""
    before, after = (
        [(alt, references.digest(source), source) for alt, source in _pictures(blocks)]
        for blocks, references in ((old, old_references), (new, new_references))
    )
    return tuple(_changes(before, after))


def _place(link: Link, newer: Callable[[str], str | None] | None) -> str:
    """What a link leads to, by which links of both editions are compared."""
    target = link.target or link.href
    if link.kind in (LinkKind.SECTION, LinkKind.PAGE) and newer is not None:
        return newer(target) or target
    return target


def _pictures(blocks: Iterable[AnyBlock]) -> Iterator[tuple[str, str]]:
    cells = (
        cell
        for block in blocks
        for cell in ([block] if isinstance(block, Block) else [cell for row in block.rows for cell in row])
    )
    for cell in cells:
        for run in cell.runs:
            if run.style.picture:
                yield run.text.removeprefix("[picture").strip(": ]"), run.style.picture


def _changes(before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]) -> Iterator[ReferenceChange]:
    """The changes between lists of text, identity and place; what has the same text in both was changed."""
    gone = _without(before, Counter(place for _, place, _ in after))
    added = _without(after, Counter(place for _, place, _ in before))
    by_text: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for one in added:
        by_text[one[0]].append(one)
    for text, _, place in gone:
        if text and by_text[text]:
            yield ReferenceChange(CHANGED, text, place, by_text[text].pop(0)[2])
        else:
            yield ReferenceChange(GONE, text, old=place)
    left = {id(one) for own in by_text.values() for one in own}
    for one in added:
        if id(one) in left:
            yield ReferenceChange(ADDED, one[0], new=one[2])


def _without(items: list[tuple[str, str, str]], others: Counter[str]) -> list[tuple[str, str, str]]:
    """The items whose identity is not among those of the other side; each of these stands for all of its kind."""
    return [item for item in items if not others[item[1]]]
