"""What changed in one section, or in all sections of a chapter, as pages of the reader's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from aixreader.comparison.change_labels import (
    change_labels,
    changed_sections,
    edition_label,
    reference_label,
)
from aixreader.comparison.edition_comparison import Chapter, Comparison
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.model.address import CONTENT, page_address
from aixreader.pages.change_links import OVERVIEW, chapter_address, section_address
from aixreader.pages.change_marks import ChangeMarks
from aixreader.pages.changed_text import ChangedText, link_html
from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document

KINDS = {"added": "New", "gone": "Gone", "changed": "Changed"}
WHOLE = frozenset({TextClass.ADDED, TextClass.GONE, TextClass.MERGED})
KEY = (
    '<p class="change-key"><ins>added</ins> <del>removed</del> <span class="muted">faint: made in many sections, or '
    "capitals and punctuation only</span></p>"
)


def chapter_document(comparison: Comparison, page: str) -> str | None:
    """The changes of a chapter one section after the other; None where there is no such chapter."""
    chapters = [chapter for chapter in comparison.chapters if changed_sections(chapter.sections)]
    number = next((at for at, chapter in enumerate(chapters) if chapter.page == page), None)
    if number is None:
        return None
    chapter = chapters[number]
    parts = [_section(comparison, change) for change in changed_sections(chapter.sections)]
    title = f"What changed in “{chapter.title}”"
    body = f"{_head(comparison, title)}{KEY}{''.join(parts)}{_steps(chapters, number)}"
    return page_document(title, body, host=STYLES_HOST, kind="own changes")


def section_document(comparison: Comparison, section: str, *, sides: bool) -> str | None:
    """The changes of one section, in one column or old and new side by side; None where there is none."""
    change = comparison.by_id.get(section)
    if change is None:
        return None
    other = link_html(
        section_address(section, sides=not sides), "In one column" if sides else "Old and new side by side"
    )
    title = f"What changed in “{change.name}”"
    body = (
        f"{_head(comparison, title, other)}{KEY}"
        f"{_section(comparison, change, sides=sides, heading=False)}{_neighbours(comparison, change)}"
    )
    return page_document(title, body, host=STYLES_HOST, kind="own changes wide" if sides else "own changes")


def facts_html(change: SectionChange) -> str:
    """What differs beside the text: category, links, pictures."""
    items = []
    if change.category:
        old, new = (escape(text) for text in change.category)
        removed, added = (f"<del>{old}</del>" if old else ""), (f"<ins>{new}</ins>" if new else "")
        items.append(f"Category: {removed} {added}")
    for name, references in (("link", change.links), ("picture", change.pictures)):
        items += [f"{KINDS[each.kind]} {name}: {escape(reference_label(each))}" for each in references]
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in items)
    count = "1 other difference" if len(items) == 1 else f"{len(items)} other differences"
    return f'<details class="facts"><summary>{count}</summary><ul>{listed}</ul></details>'


def labels_html(change: SectionChange, names: dict[str, str]) -> str:
    """What became of a section as chips."""
    labels = change_labels(change, names.get(change.target, ""))
    return " ".join(f'<span class="chip">{escape(label)}</span>' for label in labels)


def _head(comparison: Comparison, title: str, *links: str) -> str:
    editions = escape(f"{edition_label(comparison.old)} → {edition_label(comparison.new)}")
    line = " · ".join([editions, link_html(OVERVIEW, "All changes"), *links])
    return f'<h1>{escape(title)}</h1><p class="muted">{line}</p>'


def _section(comparison: Comparison, change: SectionChange, *, sides: bool = False, heading: bool = True) -> str:
    names = comparison.names
    text = ChangedText(ChangeMarks(_link, change.alike), lambda name: _place(comparison, name, names))
    html = text.sides(change.blocks) if sides else text.column(change.blocks)
    reading = ""
    if change.new is not None:
        reading = link_html(page_address(change.new.page, change.new.anchor), "Read the section")
    if change.text is TextClass.SAME:
        html = '<p class="muted">The text is the same in both editions.</p>'
    whole = f" whole {change.text.value}" if change.text in WHOLE else ""
    title = f"<h2>{link_html(section_address(change.id), change.name)}</h2>" if heading else ""
    return (
        f'<section class="changed-section{whole}">{title}'
        f'<div class="chips">{labels_html(change, names)} <span>{reading}</span></div>'
        f"{facts_html(change)}{html}</section>"
    )


def _link(address: str) -> str | None:
    """Links lead where they lead on pages of the edition; files are those of one edition only."""
    return address if address.startswith((CONTENT, "https://", "http://")) else None


def _place(comparison: Comparison, name: str, names: dict[str, str]) -> str:
    change = comparison.by_id.get(name)
    return link_html(section_address(change.id), f"“{names.get(name, name)}”") if change else escape(name)


def _steps(chapters: Sequence[Chapter], number: int) -> str:
    """Links to the chapters before and after."""
    links = []
    if number:
        before = chapters[number - 1]
        links.append(link_html(chapter_address(before.page), f"← {before.title}"))
    if number + 1 < len(chapters):
        after = chapters[number + 1]
        links.append(link_html(chapter_address(after.page), f"{after.title} →"))
    return f'<p class="steps-between">{" · ".join(links)}</p>' if links else ""


def _neighbours(comparison: Comparison, change: SectionChange) -> str:
    return f'<p class="steps-between">{" · ".join(_neighbour_links(comparison, change))}</p>'


def _neighbour_links(comparison: Comparison, change: SectionChange) -> Iterator[str]:
    """Links to the changed sections before and after."""
    before, after = changes_around(comparison, change.id)
    if before is not None:
        yield link_html(section_address(before.id), f"← {before.name}")
    if after is not None:
        yield link_html(section_address(after.id), f"{after.name} →")


def changes_around(comparison: Comparison, section: str) -> tuple[SectionChange | None, SectionChange | None]:
    """The changed sections before and after one, in the order of reading."""
    ids = [change.id for change in comparison.sections]
    if section not in ids:
        return None, None
    at = ids.index(section)
    before = next((each for each in reversed(comparison.sections[:at]) if each.is_changed), None)
    return before, next((each for each in comparison.sections[at + 1 :] if each.is_changed), None)
