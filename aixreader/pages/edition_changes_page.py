"""What changed between two editions, as a page of the reader's own: renames first, then chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from aixreader.comparison.change_labels import (
    NOTHING,
    alike_label,
    changed_sections,
    counts_line,
    edition_label,
    relation_label,
    row_labels,
)
from aixreader.comparison.edition_comparison import Chapter, Comparison, renames_first
from aixreader.comparison.section_change import SectionChange
from aixreader.pages.action_links import action_address
from aixreader.pages.change_links import FILTER_NAMES, FILTERS, chapter_address, section_address
from aixreader.pages.changed_text import link_html
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document
from aixreader.pages.section_changes_page import KINDS, labels_html

TITLE = "What changed"
FILTER_LABELS = {"all": "everything", "threat": "threats", "control": "controls", "bookmarks": "what you bookmarked"}
NONE_COMPARED = "To compare one, choose File > What changed."
NOTHING_CHOSEN = "Nothing differs in what is shown."


def edition_changes_document(comparison: Comparison, chosen: str = "all") -> str:
    """The page; `chosen` is the one of `FILTER_NAMES` by which `comparison` was selected."""
    names = comparison.names
    editions = f"{edition_label(comparison.old)} → {edition_label(comparison.new)}"
    head = f'<h1>{TITLE}</h1><p class="muted">{escape(editions)}</p>{_filters(chosen)}'
    if not any(change.is_changed for change in comparison.sections) and not comparison.relations:
        nothing = NOTHING if comparison.is_empty and chosen == "all" else NOTHING_CHOSEN
        return page_document(TITLE, f"{head}<p>{nothing}</p>", host=STYLES_HOST, kind="own changes")
    body = (
        f"{head}<p>{escape(counts_line(comparison))}.</p>{_renames(comparison)}{_alike(comparison)}"
        f"{_relations(comparison, names)}{_rows(comparison)}"
        f"{''.join(_chapter(chapter, names) for chapter in comparison.chapters)}"
    )
    return page_document(TITLE, body, host=STYLES_HOST, kind="own changes")


def no_changes_document() -> str:
    """The page where no edition is compared."""
    body = f"<h1>{TITLE}</h1><p>No edition is compared with this one. {NONE_COMPARED}</p>"
    return page_document(TITLE, body, host=STYLES_HOST, kind="own changes")


def _filters(chosen: str) -> str:
    shown = (
        f"<strong>{FILTER_LABELS[name]}</strong>"
        if name == chosen
        else link_html(action_address(FILTERS, name), FILTER_LABELS[name])
        for name in FILTER_NAMES
    )
    return f'<p class="filters">Show: {" · ".join(shown)}</p>'


def _renames(comparison: Comparison) -> str:
    renamed = renames_first(comparison.sections)
    items = "".join(
        f'<li><span class="muted">{escape(change.old_name)} →</span> '
        f"{link_html(section_address(change.id), change.new_name)}</li>"
        for change in renamed
    )
    return f"<h2>Renamed</h2><ul>{items}</ul>" if items else ""


def _alike(comparison: Comparison) -> str:
    items = "".join(f"<li>{escape(alike_label(change))}</li>" for change in comparison.alike)
    return _folded("Changed alike in many sections", len(comparison.alike), f"<ul>{items}</ul>")


def _relations(comparison: Comparison, names: dict[str, str]) -> str:
    kinds = [(kind, label) for kind, label in KINDS.items() if any(each.kind == kind for each in comparison.relations)]
    groups = "".join(
        _group(label, (relation_label(change, names) for change in comparison.relations if change.kind == kind))
        for kind, label in kinds
    )
    return _folded("Relations of threats and controls", len(comparison.relations), groups)


def _rows(comparison: Comparison) -> str:
    groups = "".join(
        _group(
            f"{KINDS[row.kind]} in the {row.table}: {row.label}, {row.asset}",
            row_labels(row),
        )
        for row in comparison.rows
    )
    return _folded("Periodic table and matrix", len(comparison.rows), groups)


def _group(label: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<p>{escape(label)}</p>" + (f"<ul>{listed}</ul>" if listed else "")


def _folded(title: str, count: int, html: str) -> str:
    return f"<details><summary>{title} ({count})</summary>{html}</details>" if count else ""


def _chapter(chapter: Chapter, names: dict[str, str]) -> str:
    changes = changed_sections(chapter.sections)
    if not changes:
        return ""
    items = "".join(_item(change, names) for change in changes)
    count = f"{len(changes)} of {len(chapter.sections)} sections"
    title = f'{link_html(chapter_address(chapter.page), chapter.title)} <span class="counts">{count}</span>'
    return f'<h2>{title}</h2><ul class="change-list">{items}</ul>'


def _item(change: SectionChange, names: dict[str, str]) -> str:
    link = link_html(section_address(change.id), change.name)
    return f'<li>{link} <span class="chips">{labels_html(change, names)}</span></li>'
