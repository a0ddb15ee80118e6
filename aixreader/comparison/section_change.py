"""What became of one section: its class, and all that differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from aixreader.comparison.reference_changes import ReferenceChange
from aixreader.comparison.section_match import Step
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY, AnyChange, BlockChange
from aixreader.comparison.word_changes import Change, count_changed, kept_words
from aixreader.model import Section


class TextClass(StrEnum):
    """What became of a section's text."""

    SAME = "same"
    MINOR = "minor"
    """Only capitals, white space or signs differ, or what changed alike everywhere."""
    GROWN = "grown"
    """The old text is there whole, with more."""
    REARRANGED = "rearranged"
    """The same paragraphs in another order."""
    REWORDED = "reworded"
    EMPTIED = "emptied"
    MERGED = "merged"
    """Another section took it in: an older slug leads there."""
    ADDED = "added"
    GONE = "gone"


class TitleClass(StrEnum):
    """What became of a section's heading."""

    SAME = "same"
    SPELLING = "spelling"
    RENUMBERED = "renumbered"
    RENAMED = "renamed"


@dataclass(frozen=True)
class SectionChange:
    """A section of both editions, or of one. `old_name` and `new_name` are its names as they are shown, without number.

    `percent` is how much of its words changed. `moved_from` is the title of the page or section it stood under, ""
    where it did not move. `target` is the section that took a merged one in. `category` are the two Category lines if
    they differ, `is_category_alike` whether all that differs in them does so everywhere. `alike` are the changes of
    words that are made everywhere.
    """

    old: Section | None
    new: Section | None
    old_name: str
    new_name: str
    text: TextClass
    percent: int = 0
    title: TitleClass = TitleClass.SAME
    moved_from: str = ""
    target: str = ""
    category: tuple[str, str] | None = None
    is_category_alike: bool = False
    blocks: tuple[AnyChange, ...] = ()
    links: tuple[ReferenceChange, ...] = ()
    pictures: tuple[ReferenceChange, ...] = ()
    step: Step | None = None
    alike: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)

    @property
    def section(self) -> Section:
        """The section as it is now, or was."""
        found = self.new or self.old
        if found is None:
            raise ValueError(self.old_name)
        return found

    @property
    def id(self) -> str:
        """The id of the section as it is now, or was."""
        return self.section.id

    @property
    def name(self) -> str:
        """The name of the section as it is now, or was."""
        return self.new_name or self.old_name

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name, not only another spelling or number."""
        return self.title is TitleClass.RENAMED

    @property
    def is_changed(self) -> bool:
        """Whether anything differs that did not change alike everywhere."""
        quiet = self.text in (TextClass.SAME, TextClass.MINOR)
        has_category = self.category is not None and not self.is_category_alike
        return not quiet or self.is_renamed or has_category or bool(self.moved_from or self.links or self.pictures)

    @property
    def is_same(self) -> bool:
        """Whether nothing differs at all."""
        return (
            self.text is TextClass.SAME
            and self.title is TitleClass.SAME
            and self.category is None
            and not self.is_changed
        )


def text_class(
    blocks: Iterable[AnyChange], alike: frozenset[tuple[str, str]], old_text: str, new_text: str
) -> tuple[TextClass, int]:
    """The class of a text in both editions, and how many percent of its words changed; `alike` are the changes that are
    made everywhere.
    """
    if old_text == new_text:
        return TextClass.SAME, 0
    if not new_text:
        return TextClass.EMPTIED, 100
    if not old_text:
        return TextClass.GROWN, 100
    blocks = tuple(blocks)
    has_moved = any(isinstance(block, BlockChange) and block.state == MOVED for block in blocks)
    all_changes = [change for block in blocks for change in _counted(block)]
    changes = [change for change in all_changes if not change.kept and not is_quiet(change, alike)]
    if not changes:
        return (TextClass.REARRANGED if has_moved else TextClass.MINOR), 0
    percent = count_changed(changes, all_changes)
    if all(not change.old for change in changes) and not has_moved:
        return TextClass.GROWN, percent
    return TextClass.REWORDED, percent


def is_quiet(change: Change, alike: frozenset[tuple[str, str]]) -> bool:
    """Whether a change is only one of spelling, or one that is made everywhere."""
    return change.is_spelling or change.key in alike


def _counted(block: AnyChange) -> tuple[Change, ...]:
    """The changes of a block that count: one that moved in its section has the same words."""
    if isinstance(block, BlockChange) and block.state in (MOVED, MOVED_AWAY) and not block.elsewhere:
        return tuple(kept_words(change.old, change.new) for change in block.changes)
    return block.changes
