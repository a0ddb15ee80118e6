"""What differs between two editions as a publication: for every format that the reader writes books in."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from aixreader.comparison.change_labels import (
    alike_label,
    change_labels,
    changed_sections,
    counts_line,
    edition_label,
    relation_label,
    row_labels,
)
from aixreader.comparison.edition_comparison import Comparison, renames_first
from aixreader.comparison.relation_changes import TableRowChange
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.pages.change_marks import ChangeMarks
from aixreader.pages.changed_text import ChangedText
from aixreader.pages.section_changes_page import KINDS, facts_html
from aixreader.publish.publication import Chapter, Piece, Publication

TITLE = "What changed"


def changes_publication(comparison: Comparison) -> Publication:
    """The publication: what was renamed and what else differs in a chapter of its own, then the chapters of the newer
    edition. Links lead out of it only.
    """
    manifest = comparison.new
    chapters = [Chapter("summary", "Summary", tuple(_summary(comparison)))]
    names = comparison.names
    for number, chapter in enumerate(comparison.chapters, 1):
        if changes := changed_sections(chapter.sections):
            pieces = tuple(_piece(f"c{number}-{at}", each, names) for at, each in enumerate(changes, 1))
            chapters.append(Chapter(f"c{number}", chapter.title, pieces))
    title = f"{TITLE}: {edition_label(comparison.old)} → {edition_label(comparison.new)}"
    return Publication(
        title,
        manifest.title,
        manifest.date,
        manifest.revision,
        manifest.notice,
        tuple(chapters),
        attribution=manifest.attribution,
    )


def _summary(comparison: Comparison) -> Iterator[Piece]:
    names = comparison.names
    parts = {
        "Counts": [counts_line(comparison)],
        "Renamed": [f"{change.old_name} → {change.new_name}" for change in renames_first(comparison.sections)],
        "Changed alike in many sections": [alike_label(change) for change in comparison.alike],
        "Relations of threats and controls": [
            f"{KINDS[change.kind]}: {relation_label(change, names)}" for change in comparison.relations
        ],
        "Periodic table and matrix": [
            ": ".join(filter(None, (f"{KINDS[row.kind]} in the {row.table}, {row.label}, {row.asset}", _details(row))))
            for row in comparison.rows
        ],
    }
    for number, (title, lines) in enumerate(parts.items(), 1):
        if lines:
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            yield Piece(f"summary-{number}", "", title, 2, f"<ul>{items}</ul>")


def _details(row: TableRowChange) -> str:
    return "; ".join(row_labels(row))


def _piece(anchor: str, change: SectionChange, names: dict[str, str]) -> Piece:
    text = ChangedText(ChangeMarks(_no_link, change.alike), lambda name: f"“{escape(names.get(name, name))}”")
    html = "" if change.text is TextClass.SAME else text.whole(change.blocks)
    facts = facts_html(change).replace("<details", "<div").replace("</details", "</div")
    facts = facts.replace("<summary>", "<p>").replace("</summary>", "</p>")
    labels = ", ".join(change_labels(change, names.get(change.target, "")))
    permalink = change.new.web_address if change.new else ""
    return Piece(anchor, change.id, change.name, 2, facts + html, labels, permalink)


def _no_link(_: str) -> str | None:
    return None
