"""Adds the names of further editions to the history of names, and tells what somebody has to look at.

A thing whose name is known already stays as it is. One with a new name goes on under it if the section of the older
edition that it matches was one of the same kind. What was merged into a thing that goes on itself becomes part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aixreader.comparison.section_match import SectionMatch, Step, match_sections
from aixreader.comparison.section_texts import SectionTexts
from aixreader.edition.edition import Edition
from aixreader.knowledge.name_history import FORMAT, NameHistory, Replaced, is_named, named_things
from aixreader.model import Section


@dataclass(frozen=True, slots=True)
class NameNote:
    """What was concluded about a name, in words; `is_doubtful` if somebody has to look at it."""

    text: str
    is_doubtful: bool = False


def extend_history(history: NameHistory, editions: Sequence[Edition]) -> tuple[NameHistory, tuple[NameNote, ...]]:
    """The history with the names of these editions, the oldest first. No root of the history changes."""
    writer = _HistoryWriter(history)
    for edition in editions[:1]:
        writer.add_first(edition)
    for old, new in pairwise(editions):
        writer.add_next(old, new)
    return writer.history(), tuple(writer.notes)


class _HistoryWriter:
    """A history while names are added: a thing is one list, by whichever name it is looked up."""

    def __init__(self, history: NameHistory) -> None:
        self.notes: list[NameNote] = []
        self._things: dict[str, list[list[str]]] = {kind: [] for kind in history.by_kind()}
        self._names: dict[str, list[str]] = {}
        self._kinds: dict[str, str] = {}
        self._replaced = list(history.replaced)
        for kind, things in history.by_kind().items():
            for names in things:
                self._add(kind, names)

    def add_first(self, edition: Edition) -> None:
        """Add the names of an edition that is compared with none."""
        for kind, section in named_things(edition):
            if section.id not in self._names:
                self._add_new(kind, section)

    def add_next(self, old: Edition, new: Edition) -> None:
        """Add the names of an edition that follows another."""
        match = match_sections(old, new, SectionTexts(old), SectionTexts(new))
        earlier = {newer: older for older, newer in match.pairs.items()}
        for kind, section in named_things(new):
            older = earlier.get(section.id, "")
            if section.id in self._names:
                continue
            if self._kinds.get(older) == kind and not self._is_replaced(older):
                self._rename(older, section.id, match.steps[older])
            else:
                self._add_new(kind, section)
        for _, section in named_things(old):
            if not any(is_named(new.sections.get(name)) for name in self._names[section.id]):
                self._note_lost(section.id, match)

    def history(self) -> NameHistory:
        """What was gathered, in the order of the roots."""
        things = {kind: tuple(sorted(map(tuple, found))) for kind, found in self._things.items()}
        replaced = tuple(sorted(self._replaced, key=lambda each: each.name))
        return NameHistory(FORMAT, things["threat"], things["control"], things["group"], replaced)

    def _add(self, kind: str, names: Sequence[str]) -> None:
        thing = list(names)
        self._things[kind].append(thing)
        self._names |= dict.fromkeys(names, thing)
        self._kinds |= dict.fromkeys(names, kind)

    def _add_new(self, kind: str, section: Section) -> None:
        """Add a thing that is met for the first time, older names that the edition still leads to it included."""
        older = [name for name in sorted(section.aliases) if name not in self._names and not self._is_replaced(name)]
        self._add(kind, [*older, section.id])
        self.notes.append(NameNote(f"{section.id}: a new {kind}."))
        if older:
            self.notes.append(
                NameNote(f"{section.id}: earlier {', '.join(older)}, by its redirects.", is_doubtful=True)
            )

    def _rename(self, older: str, slug: str, step: Step) -> None:
        self._names[older].append(slug)
        self._names[slug], self._kinds[slug] = self._names[older], self._kinds[older]
        self.notes.append(NameNote(f"{slug}: earlier {older}, by its {step}.", is_doubtful=step is not Step.REDIRECT))

    def _note_lost(self, slug: str, match: SectionMatch) -> None:
        if self._is_replaced(slug):
            return
        target = match.newer(slug)
        if target is None:
            self.notes.append(NameNote(f"{slug}: is gone.", is_doubtful=True))
            return
        self._replaced.append(Replaced(slug, (target,)))
        self.notes.append(NameNote(f"{slug}: has become part of {target}.", is_doubtful=True))

    def _is_replaced(self, name: str) -> bool:
        return any(name in self._names.get(each.name, [each.name]) for each in self._replaced)
