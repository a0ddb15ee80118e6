"""The comparison of two editions: every section classed, and what else differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from aixreader.comparison.alike_changes import AlikeChange, AlikeChanges
from aixreader.comparison.reference_changes import References, link_changes, picture_changes
from aixreader.comparison.relation_changes import (
    RelationChange,
    TableRowChange,
    relation_changes,
    table_row_changes,
)
from aixreader.comparison.section_change import SectionChange, TextClass, TitleClass, text_class
from aixreader.comparison.section_match import SectionMatch, match_sections
from aixreader.comparison.section_texts import SectionTexts
from aixreader.comparison.table_changes import ADDED, REMOVED
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY, AnyChange, BlockChange, text_changes
from aixreader.comparison.word_changes import letters
from aixreader.edition.records import Manifest
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.section_names import without_number
from aixreader.model import Section
from aixreader.progress import Report, part

MIN_MOVED_LENGTH = 60
"""Characters of a block that is told to have moved to another section."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page with the changes of its sections, in the order of reading."""

    page: str
    title: str
    sections: tuple[SectionChange, ...]


@dataclass(frozen=True)
class Comparison:
    """What differs between two editions, `old` the older one. `names` are those of all sections by their ids in both
    editions; where both have one of an id, that of the newer counts.
    """

    old: Manifest
    new: Manifest
    chapters: tuple[Chapter, ...]
    relations: tuple[RelationChange, ...]
    rows: tuple[TableRowChange, ...]
    alike: tuple[AlikeChange, ...]
    match: SectionMatch = field(repr=False)
    names: dict[str, str] = field(repr=False)

    @cached_property
    def sections(self) -> tuple[SectionChange, ...]:
        """All sections, in the order of reading."""
        return tuple(change for chapter in self.chapters for change in chapter.sections)

    @cached_property
    def by_id(self) -> dict[str, SectionChange]:
        """The changes by the section's id in the newer edition, and by that in the older one."""
        by_old = {change.old.id: change for change in self.sections if change.old}
        return by_old | {change.new.id: change for change in self.sections if change.new}

    def counts(self) -> dict[str, int]:
        """How many sections are of each class; beside the class of its text a section may be renamed and moved."""
        counts = Counter(change.text for change in self.sections)
        named = {each.value: counts[each] for each in TextClass}
        return named | {
            "renamed": sum(change.is_renamed for change in self.sections),
            "moved": sum(bool(change.moved_from) for change in self.sections),
        }

    def is_newer(self, manifest: Manifest) -> bool:
        """Whether an edition is the newer one of both, be it built again since with more of its pictures."""
        if manifest in (self.old, self.new):
            return manifest == self.new
        return manifest.revision == self.new.revision

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.relations or self.rows) and all(change.is_same for change in self.sections)


def in_time_order(one: OpenEdition, other: OpenEdition) -> bool:
    """Whether `one` is the older edition, or their dates do not tell."""
    dates = [edition_date(each.edition.manifest.date) for each in (one, other)]
    return dates[0] is None or dates[1] is None or dates[0] <= dates[1]


def edition_date(text: str) -> datetime | None:
    """The date that a manifest states, None where it states none."""
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.astimezone()


def compare_editions(old: OpenEdition, new: OpenEdition, report: Report) -> Comparison:
    """Compare two editions, `old` the older one: redirects are looked for in the newer. Raises what `report` raises,
    and `EditionError`.
    """
    return _Comparer(old, new).compare(report)


class _Comparer:
    """What a comparison is made of."""

    def __init__(self, old: OpenEdition, new: OpenEdition) -> None:
        self._old, self._new = old, new
        self._old_texts, self._new_texts = SectionTexts(old.edition), SectionTexts(new.edition)
        self._old_references, self._new_references = References(old.edition), References(new.edition)
        self._alike = AlikeChanges()

    def compare(self, report: Report) -> Comparison:
        report(0.0, "Matching sections")
        self._match = match_sections(self._old.edition, self._new.edition, self._old_texts, self._new_texts)
        self._pages = {
            section.page: self._new.edition.sections[name].page
            for section in self._old.edition.sections.values()
            if not section.level and (name := self._match.pairs.get(section.id)) is not None
        }
        blocks = self._blocks(part(report, 0.1, 0.8))
        report(0.8, "Classing the changes")
        self._keys = self._alike.word_keys()
        changes = {name: self._change(*self._both(name), own) for name, own in blocks.items()}
        chapters = tuple(self._chapters(changes))
        report(0.9, "Comparing relations")
        relations = relation_changes(self._old.edition, self._new.edition, self._newer)
        rows = table_row_changes(self._old.edition, self._new.edition, self._newer)
        alike = self._alike.changes()
        report(1.0, "Done")
        manifests = self._old.edition.manifest, self._new.edition.manifest
        return Comparison(*manifests, chapters, relations, rows, alike, self._match, self._names())

    def _newer(self, name: str) -> str | None:
        """The section, or the page, that one of the older edition is in the newer one."""
        return self._match.newer(name) or self._pages.get(name)

    def _names(self) -> dict[str, str]:
        old, new = ({s.id: own.names.bare(s) for s in own.edition.catalogue.sections} for own in (self._old, self._new))
        return old | {before: new[after] for before, after in self._match.pairs.items()} | new

    # ------------------------------------------------------------ texts

    def _both(self, name: tuple[str, str]) -> tuple[Section | None, Section | None]:
        old, new = name
        return self._old.edition.sections.get(old), self._new.edition.sections.get(new)

    def _blocks(self, report: Report) -> dict[tuple[str, str], tuple[AnyChange, ...]]:
        """The changes of all texts, by the ids of the section in both editions, "" for none."""
        taken = set(self._match.pairs.values())
        names = [(old, self._match.pairs.get(old, "")) for old in self._old.edition.sections]
        names += [("", new) for new in self._new.edition.sections if new not in taken]
        changes = {}
        for number, name in enumerate(names):
            report(number / len(names), "Comparing texts")
            old, new = self._both(name)
            before = self._old_texts.blocks(old) if old else ()
            after = self._new_texts.blocks(new) if new else ()
            changes[name] = text_changes(before, after)
            if old and new:
                self._alike.add_text(new.id, changes[name])
                self._alike.add_category(new.id, *_categories(old, new))
        return _with_moves_between(changes)

    # ------------------------------------------------------------ sections

    def _change(self, old: Section | None, new: Section | None, blocks: tuple[AnyChange, ...]) -> SectionChange:
        names = self._old.names.bare(old) if old else "", self._new.names.bare(new) if new else ""
        if old is None or new is None:
            target = self._match.merged.get(old.id, "") if old else ""
            kind = TextClass.ADDED if old is None else TextClass.MERGED if target else TextClass.GONE
            return SectionChange(old, new, *names, kind, 100, target=target, blocks=blocks)
        texts = self._old_texts.text(old), self._new_texts.text(new)
        kind, percent = text_class(blocks, self._keys, *texts)
        category = _categories(old, new)
        links = self._old_references.links(old.id), self._new_references.links(new.id)
        self._alike.add_links(new.id, *links)
        return SectionChange(
            old,
            new,
            *names,
            kind,
            percent,
            title=self._title(old, new),
            moved_from=self._moved_from(old, new),
            category=category if letters(category[0]) != letters(category[1]) else None,
            is_category_alike=self._alike.is_category_alike(*category),
            blocks=blocks,
            links=link_changes(*links, self._newer),
            pictures=picture_changes(
                self._old_texts.blocks(old), self._new_texts.blocks(new), self._old_references, self._new_references
            ),
            step=self._match.steps[old.id],
            alike=self._keys,
        )

    def _title(self, old: Section, new: Section) -> TitleClass:
        if old.title == new.title:
            return TitleClass.SAME
        if letters(without_number(old.title)) != letters(without_number(new.title)):
            return TitleClass.RENAMED
        is_number = letters(old.title) != letters(new.title)
        self._alike.add_title(new.id, old.title, new.title, is_number=is_number)
        return TitleClass.RENUMBERED if is_number else TitleClass.SPELLING

    def _moved_from(self, old: Section, new: Section) -> str:
        """The name of the page or section that a section stood under, if its counterpart is not around it any more."""
        if not old.level or not new.level:
            return ""
        if self._pages.get(old.page, old.page) != new.page:
            page = self._old.edition.pages.get(old.page)
            return page.title if page else old.page
        parent = self._old.edition.sections.get(old.parent or "")
        if parent is None or old.parent is None:
            return ""
        around = self._newer(old.parent)
        if around is None or around in _around(self._new.edition.sections, new):
            return ""
        return self._old.names.of(parent)

    # ------------------------------------------------------------ chapters

    def _chapters(self, changes: dict[tuple[str, str], SectionChange]) -> Iterator[Chapter]:
        """The pages of the newer edition, and then those of the older one of which nothing is left."""
        by_new = {new: change for (_, new), change in changes.items() if new}
        after: dict[str, list[SectionChange]] = defaultdict(list)
        lost: dict[str, list[SectionChange]] = defaultdict(list)
        for page in self._old.edition.catalogue.pages:
            last = ""
            for name in page.sections:
                newer = self._match.pairs.get(name)
                if newer is not None:
                    last = newer
                elif (change := changes.get((name, ""))) is not None:
                    (after[last] if last else lost[self._pages.get(page.id, page.id)]).append(change)
        for page in self._new.edition.catalogue.pages:
            own = [*lost.pop(page.id, [])]
            for name in page.sections:
                own += [by_new[name], *after[name]]
            yield Chapter(page.id, page.title, tuple(own))
        for page in self._old.edition.catalogue.pages:
            if page.id in lost:
                yield Chapter(page.id, page.title, tuple(lost[page.id]))


def _around(sections: dict[str, Section], section: Section) -> Iterator[str]:
    """The ids of the sections around one, from the innermost on."""
    seen = {section.id}
    parent = section.parent
    while parent is not None and parent in sections and parent not in seen:
        seen.add(parent)
        yield parent
        parent = sections[parent].parent


def _categories(old: Section, new: Section) -> tuple[str, str]:
    """The Category lines of a section, "" where it has none."""
    return old.category.text if old.category else "", new.category.text if new.category else ""


def _with_moves_between(
    changes: dict[tuple[str, str], tuple[AnyChange, ...]],
) -> dict[tuple[str, str], tuple[AnyChange, ...]]:
    """The changes with blocks that were removed from one section and added to another as moved."""
    removed: dict[str, list[tuple[tuple[str, str], int]]] = defaultdict(list)
    for name, at, block in _whole_blocks(changes, REMOVED):
        removed[block.old_text].append((name, at))
    marked = {name: list(own) for name, own in changes.items()}
    for name, at, block in _whole_blocks(changes, ADDED):
        places = removed[block.new_text]
        if len(block.new_text) >= MIN_MOVED_LENGTH and places:
            other, place = places.pop(0)
            marked[name][at] = replace(block, state=MOVED, elsewhere=other[0])
            away = marked[other][place]
            if isinstance(away, BlockChange):
                marked[other][place] = replace(away, state=MOVED_AWAY, elsewhere=name[1])
    return {name: tuple(own) for name, own in marked.items()}


def _whole_blocks(
    changes: dict[tuple[str, str], tuple[AnyChange, ...]], state: str
) -> Iterator[tuple[tuple[str, str], int, BlockChange]]:
    for name, own in changes.items():
        for at, block in enumerate(own):
            if isinstance(block, BlockChange) and block.state == state:
                yield name, at, block


def renames_first(changes: Iterable[SectionChange]) -> Sequence[SectionChange]:
    """The sections that have another name: threats and controls first, in the order of reading."""
    renamed = [change for change in changes if change.is_renamed]
    return sorted(renamed, key=lambda change: change.section.role not in MAIN_ROLES)


MAIN_ROLES = ("threat", "control", "threat group", "control group")
