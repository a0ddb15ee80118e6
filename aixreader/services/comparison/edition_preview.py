"""What an edition is, and how it differs from the one that is open, before it takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aixreader.edition.records import Manifest
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.progress import Report

SHORT_REVISION = 12
KINDS = ("new", "gone", "renamed", "reworded")
"""What is told of sections, in this order."""


@dataclass(frozen=True, slots=True)
class EditionPreview:
    """An edition that may take the place of another. `problems` are those that no picture solves that is still to come.

    `differences` are the names of the sections of each of `KINDS`, None without an edition to compare with, whose
    label is `other`. `is_older` is whether that one is the newer of both.
    """

    manifest: Manifest
    problems: int
    other: str = ""
    is_older: bool = False
    differences: dict[str, tuple[str, ...]] | None = None

    @property
    def is_same(self) -> bool:
        """Whether no section differs."""
        return self.differences is not None and not any(self.differences.values())


def preview_edition(edition: OpenEdition, other: OpenEdition | None, report: Report) -> EditionPreview:
    """Look at an edition that may take the place of `other`. Raises `EditionError`, and what `report` raises."""
    from aixreader.source.clone_tree import LACKED

    manifest = edition.edition.manifest
    problems = sum(LACKED not in problem.what for problem in edition.edition.problems)
    if other is None:
        return EditionPreview(manifest, problems)
    from aixreader.comparison.change_labels import edition_label
    from aixreader.comparison.edition_comparison import compare_editions, in_time_order
    from aixreader.comparison.section_change import TextClass

    is_older = not in_time_order(other, edition)
    comparison = compare_editions(*((edition, other) if is_older else (other, edition)), report)
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    before, after = ("gone", "new") if is_older else ("new", "gone")
    for change in comparison.sections:
        if change.old is None:
            found[before].append(change.name)
        elif change.new is None:
            found[after].append(change.name)
        else:
            if change.is_renamed:
                names = (change.new_name, change.old_name) if is_older else (change.old_name, change.new_name)
                found["renamed"].append(" → ".join(names))
            if change.text not in (TextClass.SAME, TextClass.MINOR):  # pictures may still be on their way
                found["reworded"].append(change.name)
    label = edition_label(other.edition.manifest)
    return EditionPreview(manifest, problems, label, is_older, {kind: tuple(names) for kind, names in found.items()})


def preview_lines(preview: EditionPreview) -> Iterator[str]:
    """The preview in words: what the edition is, what it holds, and how it differs."""
    manifest, counts = preview.manifest, preview.manifest.counts
    parts = (manifest.title, manifest.date[:10], manifest.revision[:SHORT_REVISION])
    yield ", ".join(part for part in parts if part)
    yield f"{counts.pages} pages, {counts.sections} sections, {preview.problems} problems."
    if preview.differences is None:
        return
    if preview.is_older:
        yield f"It is older than the edition that it is compared with ({preview.other})."
    if preview.is_same:
        yield f"No section differs from {preview.other}."
        return
    found = ", ".join(f"{len(names)} {kind}" for kind, names in preview.differences.items() if names)
    yield f"Compared with {preview.other}: {found}."


def difference_lines(preview: EditionPreview) -> Iterator[str]:
    """The sections that differ, by what became of them."""
    for kind, names in (preview.differences or {}).items():
        if names:
            yield f"{kind.capitalize()} ({len(names)})"
            yield from (f"  {name}" for name in names)
