"""What changed alike in many sections, told once: a name spelled another way, one address for another, a new label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aixreader.comparison.text_blocks import PARAGRAPH, Block, Run
from aixreader.comparison.text_changes import AnyChange
from aixreader.comparison.word_changes import Change, plain, word_changes
from aixreader.comparison.words import count_words, words_of
from aixreader.model import Link

MIN_REPLACED = 3
"""From so many sections on that have one replacement it is made everywhere."""
MIN_LABELS = 5
"""From so many sections on that got or lost one label it is made everywhere."""
MAX_REPLACED_WORDS = 6
MAX_LABEL_WORDS = 2
MIN_ADDRESSES = 3


class AlikeKind(StrEnum):
    """What changed alike."""

    TITLES = "spelling of titles"
    NUMBERS = "numbers of titles"
    SPACING = "spacing"
    SPELLING = "capitals and punctuation"
    WORDS = "words"
    ADDRESS = "address"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class AlikeChange:
    """One change in many sections. `old` and `new` are the words, or an example of them; `examples` whether they are.

    `sections` are the ids of the sections in the newer edition, `places` how often it was made.
    """

    kind: AlikeKind
    old: str
    new: str
    sections: tuple[str, ...]
    places: int
    is_example: bool = False


class AlikeChanges:
    """Gathers the changes of all sections, and tells which are made everywhere."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._samples: dict[tuple[str, str], Change] = {}
        self._kinds: dict[AlikeKind, list[tuple[str, str, str]]] = defaultdict(list)
        self._categories: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._addresses: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add_text(self, section: str, blocks: Iterable[AnyChange]) -> None:
        """Gather the changes of a section's text."""
        for block in blocks:
            for change in block.changes:
                if not change.kept:
                    self._add_change(section, change)

    def add_title(self, section: str, old: str, new: str, *, is_number: bool) -> None:
        """Gather a title that is spelled or numbered another way."""
        self._kinds[AlikeKind.NUMBERS if is_number else AlikeKind.TITLES].append((section, old, new))

    def add_links(self, section: str, old: Iterable[Link], new: Iterable[Link]) -> None:
        """Gather links that lead to the same place by another address."""
        addresses = defaultdict(list)
        for link in old:
            addresses[link.text].append(link.href)
        for link in new:
            before = addresses.get(link.text)
            if before and (pattern := address_pattern(before.pop(0), link.href)):
                self._addresses[pattern].append(section)

    def add_category(self, section: str, old: str, new: str) -> None:
        """Gather a Category line that was changed."""
        for key in _category_keys(old, new):
            self._categories[key].append(section)

    def is_category_alike(self, old: str, new: str) -> bool:
        """Whether all that differs between two Category lines does so everywhere."""
        return all(self._is_frequent(key) for key in _category_keys(old, new))

    def word_keys(self) -> frozenset[tuple[str, str]]:
        """The changes of words that are made everywhere."""
        return frozenset(key for key in self._made if self._is_alike(key))

    def changes(self) -> tuple[AlikeChange, ...]:
        """What is made everywhere, the most frequent first."""
        found = [
            AlikeChange(AlikeKind.WORDS, *key, tuple(dict.fromkeys(self._made[key])), len(self._made[key]))
            for key in self.word_keys()
            if not self._pattern(key)
        ]
        found += [
            AlikeChange(AlikeKind.CATEGORY, *key, tuple(dict.fromkeys(made)), len(made))
            for key, made in self._categories.items()
            if self._is_frequent(key)
        ]
        found += [
            AlikeChange(AlikeKind.ADDRESS, *pattern, tuple(dict.fromkeys(made)), len(made))
            for pattern, made in self._addresses.items()
            if len(set(made)) >= MIN_ADDRESSES
        ]
        for kind, made in self._kinds.items():
            sections = tuple(dict.fromkeys(section for section, _, _ in made))
            found.append(AlikeChange(kind, made[0][1], made[0][2], sections, len(made), is_example=len(made) > 1))
        return tuple(sorted(found, key=lambda change: (-len(change.sections), change.kind, change.old, change.new)))

    def _add_change(self, section: str, change: Change) -> None:
        key = change.key
        if pattern := self._pattern(key):
            self._addresses[pattern].append(section)
        if change.is_spelling:
            is_spacing = "".join(key[0].split()) == "".join(key[1].split())
            kind = AlikeKind.SPACING if is_spacing else AlikeKind.SPELLING
            self._kinds[kind].append((section, *key))
        else:
            self._made[key].append(section)
            self._samples[key] = change

    def _is_frequent(self, key: tuple[str, str]) -> bool:
        return len(set(self._categories[key])) >= MIN_REPLACED

    def _pattern(self, key: tuple[str, str]) -> tuple[str, str] | None:
        return address_pattern(*key) if all(part.startswith("http") for part in key) else None

    def _is_alike(self, key: tuple[str, str]) -> bool:
        if pattern := self._pattern(key):
            return len(set(self._addresses[pattern])) >= MIN_ADDRESSES
        sections = len(set(self._made[key]))
        change = self._samples[key]
        if change.old and change.new:
            longest = max(count_words(change.old), count_words(change.new))
            return sections >= MIN_REPLACED and longest <= MAX_REPLACED_WORDS
        words = change.old or change.new
        is_label = plain(words)[:1].isupper() and count_words(words) <= MAX_LABEL_WORDS
        return sections >= MIN_LABELS and is_label


def _category_keys(old: str, new: str) -> list[tuple[str, str]]:
    """The changes between two Category lines."""
    before, after = (tuple(words_of(Block(PARAGRAPH, (Run(text),)))) for text in (old, new))
    return [change.key for change in word_changes(before, after) if not change.kept and not change.is_spelling]


def address_pattern(old: str, new: str) -> tuple[str, str] | None:
    """The one part in which two addresses differ ("goto/", "go/"); None where they differ in more, or not at all."""
    before, after = old.split("/"), new.split("/")
    if old == new or len(before) != len(after):
        return None
    differing = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return (f"{differing[0][0]}/", f"{differing[0][1]}/") if len(differing) == 1 and before[-1] == after[-1] else None
