"""What differs between two editions as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Protocol

from typing_extensions import override

from aixreader.comparison.change_labels import (
    NOTHING,
    alike_label,
    change_labels,
    changed_sections,
    counts_line,
    edition_label,
    reference_label,
    relation_label,
    row_labels,
)
from aixreader.comparison.edition_comparison import Comparison, renames_first
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.comparison.table_changes import ADDED, REMOVED, SAME, TableChange
from aixreader.comparison.text_blocks import ITEM
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY, AnyChange, BlockChange
from aixreader.comparison.word_changes import Change, plain

KINDS = {"added": "New", "gone": "Gone", "changed": "Changed"}


class Marks(Protocol):
    """How a form writes headings, items and what was removed and added."""

    def heading(self, level: int, text: str) -> str:
        """A heading."""

    def item(self, text: str) -> str:
        """An item of a list."""

    def plain(self, text: str) -> str:
        """Text as it is."""

    def removed(self, text: str) -> str:
        """What was removed."""

    def added(self, text: str) -> str:
        """What was added."""


class TextMarks(Marks):
    """Plain text, with the marks of `git diff --word-diff`."""

    @override
    def heading(self, level: int, text: str) -> str:
        return f"\n{text}\n{'=-'[min(level, 2) - 1] * len(text)}" if level < 3 else f"\n* {text}"

    @override
    def item(self, text: str) -> str:
        return f"  {text}"

    @override
    def plain(self, text: str) -> str:
        return text

    @override
    def removed(self, text: str) -> str:
        return f"[-{text}-]"

    @override
    def added(self, text: str) -> str:
        return f"{{+{text}+}}"


class MarkdownMarks(Marks):
    """Markdown, with the elements of HTML for what was removed and added."""

    @override
    def heading(self, level: int, text: str) -> str:
        return f"\n{'#' * level} {self.plain(text)}\n"

    @override
    def item(self, text: str) -> str:
        return f"- {text}"

    @override
    def plain(self, text: str) -> str:
        return "".join(f"\\{sign}" if sign in "\\`*_[]#|" else sign for sign in escape(text, quote=False))

    @override
    def removed(self, text: str) -> str:
        return f"<del>{self.plain(text)}</del>"

    @override
    def added(self, text: str) -> str:
        return f"<ins>{self.plain(text)}</ins>"


def changes_lines(comparison: Comparison, marks: Marks, *, words: bool) -> Iterator[str]:
    """The lines of a report; with `words` all that changed in texts, without only which sections did."""
    yield marks.heading(1, f"What changed: {edition_label(comparison.old)} → {edition_label(comparison.new)}").lstrip(
        "\n"
    )
    if comparison.is_empty:
        yield NOTHING
        return
    yield f"{counts_line(comparison)}"
    yield from _renames(comparison, marks)
    if comparison.alike:
        yield marks.heading(2, "Alike everywhere")
        yield from (marks.item(marks.plain(alike_label(change))) for change in comparison.alike)
    yield from _relations(comparison, marks)
    names = comparison.names
    for chapter in comparison.chapters:
        if changes := changed_sections(chapter.sections):
            yield marks.heading(2, chapter.title)
            for change in changes:
                yield from section_lines(change, marks, names, words=words)


def _renames(comparison: Comparison, marks: Marks) -> Iterator[str]:
    if renamed := renames_first(comparison.sections):
        yield marks.heading(2, "Renamed")
        for change in renamed:
            line = f"{change.old_name} → {change.new_name} ({change.id})"
            yield marks.item(marks.plain(line))


def _relations(comparison: Comparison, marks: Marks) -> Iterator[str]:
    names = comparison.names
    if comparison.relations:
        yield marks.heading(2, "Relations of threats and controls")
        for kind, label in KINDS.items():
            own = (change for change in comparison.relations if change.kind == kind)
            yield from (marks.item(marks.plain(f"{label}: {relation_label(change, names)}")) for change in own)
    if comparison.rows:
        yield marks.heading(2, "Periodic table and matrix")
        for row in comparison.rows:
            head = f"{KINDS[row.kind]} in the {row.table}: {row.label}, {row.asset}"
            details = "; ".join(row_labels(row))
            yield marks.item(marks.plain(f"{head} ({details})" if details else head))


def section_lines(change: SectionChange, marks: Marks, names: dict[str, str], *, words: bool) -> Iterator[str]:
    """The lines of one section; without `words` only one, which says what became of it."""
    labels = ", ".join(change_labels(change, names.get(change.target, "")))
    if not words:
        yield marks.item(marks.plain(f"{change.name} ({change.id}): {labels}"))
        return
    yield marks.heading(3, f"{change.name} ({change.id})")
    yield marks.plain(labels)
    if change.category:
        yield marks.item(f"Category: {marks.removed(change.category[0])} {marks.added(change.category[1])}")
    for kind, references in (("link", change.links), ("picture", change.pictures)):
        for each in references:
            yield marks.item(marks.plain(f"{KINDS[each.kind]} {kind}: {reference_label(each)}"))
    if change.text is not TextClass.SAME:
        yield ""
        yield from _blocks(change.blocks, marks, names)


def _blocks(blocks: Iterable[AnyChange], marks: Marks, names: dict[str, str]) -> Iterator[str]:
    """The blocks of a text that differ, with an ellipsis for those between them that do not."""
    skipped = False
    for block in blocks:
        if block.state == SAME:
            skipped = True
            continue
        if skipped:
            yield "…"
            yield ""
        skipped = False
        lines = _table(block, marks) if isinstance(block, TableChange) else _block(block, marks, names)
        yield from lines
        yield ""


def _block(block: BlockChange, marks: Marks, names: dict[str, str]) -> Iterator[str]:
    shape = block.new or block.old
    bullet = "- " if shape is not None and shape.kind == ITEM else ""
    note = ""
    if block.state in (MOVED, MOVED_AWAY):
        place = f" {'from' if block.state == MOVED else 'to'} “{names.get(block.elsewhere, block.elsewhere)}”"
        note = f" (moved{place if block.elsewhere else ''})"
    yield f"{bullet}{_words(block.changes, marks)}{marks.plain(note)}"


def _table(table: TableChange, marks: Marks) -> Iterator[str]:
    for row in table.rows:
        if row.state != SAME or row.is_head:
            sign = {ADDED: "+ ", REMOVED: "- "}.get(row.state, "  ")
            yield marks.plain(sign) + marks.plain(" | ").join(_words(cell, marks) for cell in row.cells)


def _words(changes: Iterable[Change], marks: Marks) -> str:
    parts: list[str] = []
    for number, change in enumerate(changes):
        first = (change.new or change.old)[0]
        parts.append(" " if first.gap and number else "")
        if change.kept:
            parts.append(marks.plain(plain(change.new)))
        else:
            parts.append(marks.removed(plain(change.old)) if change.old else "")
            parts.append(marks.added(plain(change.new)) if change.new else "")
    return "".join(parts)
