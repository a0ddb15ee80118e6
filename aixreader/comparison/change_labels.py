"""What became of a section, in a few words: the same on pages, on the command line and in files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.comparison.alike_changes import AlikeChange, AlikeKind
from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.reference_changes import ReferenceChange
from aixreader.comparison.relation_changes import RelationChange, TableRowChange
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.edition.records import Manifest

CLASS_LABELS = {
    TextClass.SAME: "unchanged",
    TextClass.MINOR: "minor",
    TextClass.GROWN: "grown",
    TextClass.REARRANGED: "rearranged",
    TextClass.REWORDED: "reworded",
    TextClass.EMPTIED: "emptied",
    TextClass.MERGED: "merged",
    TextClass.ADDED: "new",
    TextClass.GONE: "gone",
}
SHORT_REVISION = 10
NOTHING = "Nothing differs between these editions."


def class_label(change: SectionChange) -> str:
    """The class of a section's text, with how much of it changed."""
    label = CLASS_LABELS[change.text]
    if change.text in (TextClass.REWORDED, TextClass.GROWN):
        return f"{label}, {change.percent} %"
    return label


def change_labels(change: SectionChange, target: str = "") -> Iterator[str]:
    """All that is to be told of a section; `target` is the name of the section that took a merged one in."""
    if change.is_renamed:
        yield f"was “{change.old_name}”"
    if change.text is TextClass.MERGED:
        yield f"merged into “{target or change.target}”"
    elif change.text is not TextClass.SAME or not change.is_changed:
        yield class_label(change)
    if change.moved_from:
        yield f"moved from “{change.moved_from}”"
    if change.category and not change.is_category_alike:
        yield "other category"
    for references, one, many in ((change.links, "link", "links"), (change.pictures, "picture", "pictures")):
        if references:
            yield f"{len(references)} {one if len(references) == 1 else many}"


def counts_line(comparison: Comparison) -> str:
    """How many sections are of each class, on one line."""
    counts = comparison.counts()
    order = (
        "new",
        "gone",
        "merged",
        "renamed",
        "moved",
        "reworded",
        "grown",
        "rearranged",
        "emptied",
        "minor",
        "unchanged",
    )
    named = {CLASS_LABELS[kind]: counts[kind.value] for kind in TextClass} | {
        name: counts[name] for name in ("renamed", "moved")
    }
    return ", ".join(f"{named[name]} {name}" for name in order if named[name])


def edition_label(manifest: Manifest) -> str:
    """An edition by its date and revision, or else its title."""
    parts = [part for part in (manifest.date[:10], manifest.revision[:SHORT_REVISION]) if part]
    return " · ".join(parts) or manifest.title


def alike_label(change: AlikeChange) -> str:
    """What changed alike, and where."""
    sections = "1 section" if len(change.sections) == 1 else f"{len(change.sections)} sections"
    example = f", such as {_quoted(change.old)} → {_quoted(change.new)}" if change.is_example else ""
    texts = {
        AlikeKind.TITLES: f"Titles are spelled another way{example}",
        AlikeKind.NUMBERS: f"Titles have other numbers{example}",
        AlikeKind.SPACING: f"Words are spaced another way{example}",
        AlikeKind.SPELLING: f"Capitals and punctuation differ{example}",
        AlikeKind.ADDRESS: f"{_quoted(change.old)} became {_quoted(change.new)} in addresses",
        AlikeKind.CATEGORY: f"{_replaced(change)} in the category",
        AlikeKind.WORDS: _replaced(change),
    }
    return f"{texts[change.kind]}: {sections}"


def reference_label(change: ReferenceChange) -> str:
    """A link or picture that differs."""
    text = change.text or "(no text)"
    if change.old and change.new:
        return f"{text}: {change.old} → {change.new}"
    return f"{text}: {change.old or change.new}"


def relation_label(change: RelationChange, names: dict[str, str]) -> str:
    """A relation that differs, with the names of its threat and control."""
    pair = f"{names.get(change.threat, change.threat)} – {names.get(change.control, change.control)}"
    if change.old and change.new:
        return f"{pair}: stated by {', '.join(change.new)} (before: {', '.join(change.old)})"
    return f"{pair} ({', '.join(change.new or change.old)})"


def row_labels(change: TableRowChange) -> Iterator[str]:
    """What differs in a row of an official table."""
    yield from (f"{_quoted(old)} → {_quoted(new)}" for old, new in (*change.facts, *change.renamed))
    if change.added:
        yield f"new: {', '.join(change.added)}"
    if change.gone:
        yield f"gone: {', '.join(change.gone)}"


def changed_sections(changes: Iterable[SectionChange]) -> tuple[SectionChange, ...]:
    """The sections of which anything differs that is not alike everywhere."""
    return tuple(change for change in changes if change.is_changed)


def _replaced(change: AlikeChange) -> str:
    if not change.old:
        return f"{_quoted(change.new)} was added"
    return f"{_quoted(change.old)} became {_quoted(change.new)}" if change.new else f"{_quoted(change.old)} was removed"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
