"""When the text of a section changed, and how: over editions (`history_of_editions`); over the revisions of a clone see
`clone_history`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aixreader.comparison.change_labels import change_labels
from aixreader.comparison.edition_comparison import Comparison, compare_editions
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.comparison.selection import of_sections
from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section
from aixreader.progress import Report, part

OLDEST = "the oldest one with it"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change of a section, by the edition or revision that brought it. Without `change` it is the oldest one there
    is, in which the section stood already. `source` is what `--content` takes, `subject` what a commit says of itself,
    `comparison` the part of it that concerns the section.
    """

    date: str
    revision: str
    source: str
    name: str
    change: SectionChange | None
    subject: str = ""
    comparison: Comparison | None = field(default=None, repr=False)

    @property
    def names(self) -> dict[str, str]:
        """The names of all sections, by their ids."""
        return self.comparison.names if self.comparison is not None else {}

    @property
    def label(self) -> str:
        """What became of the section, in a few words."""
        if self.change is None:
            return OLDEST
        return ", ".join(change_labels(self.change, self.names.get(self.change.target, "")))


def is_told(change: SectionChange) -> bool:
    """Whether a history tells of a change: of all but that of a heading's spelling or number alone."""
    return change.text is not TextClass.SAME or change.is_changed


def part_of(comparison: Comparison, change: SectionChange) -> Comparison:
    """The part of a comparison that concerns one section."""
    return of_sections(comparison, {section.id for section in (change.old, change.new) if section is not None})


def change_of(comparison: Comparison, section: str) -> SectionChange | None:
    """What became of a section of the newer edition."""
    return next((each for each in comparison.sections if each.new is not None and each.new.id == section), None)


def history_of_editions(
    editions: Sequence[tuple[str, OpenEdition]], name: str, report: Report
) -> Iterator[HistoryEntry]:
    """The changes of a section, the newest first. `editions` are places and editions, the newest first; `name` is what
    `OpenEdition.find` takes, in the newest one that has it. Raises `NotFoundError`, and what `report` raises.
    """
    at, section = _newest(editions, name)
    if at:
        newer, older = editions[at - 1], editions[at]
        comparison = compare_editions(older[1], newer[1], part(report, 0.0, 0.1))
        if (gone := comparison.by_id.get(section.id)) is not None:
            yield _entry(newer, gone, comparison)
    pairs = list(zip(editions[at:], editions[at + 1 :], strict=False))
    for number, (newer, older) in enumerate(pairs):
        comparison = compare_editions(older[1], newer[1], part(report, number / len(pairs), (number + 1) / len(pairs)))
        change = change_of(comparison, section.id)
        if change is None:
            return
        if is_told(change):
            yield _entry(newer, change, comparison)
        if change.old is None:
            return
        section = change.old
    place, edition = editions[-1]
    manifest = edition.edition.manifest
    yield HistoryEntry(manifest.date, manifest.revision, place, edition.names.bare(section), None)


def _newest(editions: Sequence[tuple[str, OpenEdition]], name: str) -> tuple[int, Section]:
    failed: NotFoundError | None = None
    for number, (_, edition) in enumerate(editions):
        try:
            return number, edition.find(name)
        except NotFoundError as error:
            failed = failed or error
    raise failed or NotFoundError(f"There is no edition to look for '{shortened(name)}' in.")


def _entry(newer: tuple[str, OpenEdition], change: SectionChange, comparison: Comparison) -> HistoryEntry:
    manifest = newer[1].edition.manifest
    return HistoryEntry(
        manifest.date, manifest.revision, newer[0], change.name, change, manifest.title, part_of(comparison, change)
    )
