"""What differs between two editions as a record for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.section_change import SectionChange, TextClass
from aixreader.comparison.table_changes import SAME, TableChange
from aixreader.comparison.text_changes import AnyChange
from aixreader.comparison.word_changes import Change, plain
from aixreader.edition.records import Manifest
from aixreader.json_codec import encode

FORMAT = "aixreader-edition-changes"
VERSION = 1


def changes_record(comparison: Comparison) -> dict[str, Any]:
    """All that differs; sections that are the same are named with their class only."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "old": _edition(comparison.old),
        "new": _edition(comparison.new),
        "counts": comparison.counts(),
        "matched": comparison.match.counts(),
        "alike": [encode(change) for change in comparison.alike],
        "sections": [
            {"chapter": chapter.page, **section_record(change)}
            for chapter in comparison.chapters
            for change in chapter.sections
        ],
        "relations": [encode(change) for change in comparison.relations],
        "rows": [encode(change) for change in comparison.rows],
    }


def _edition(manifest: Manifest) -> dict[str, Any]:
    return {
        "title": manifest.title,
        "date": manifest.date,
        "revision": manifest.revision,
        "sections": manifest.counts.sections,
    }


def section_record(change: SectionChange) -> dict[str, Any]:
    """What became of one section, with its text by words."""
    return {
        "id": change.new.id if change.new else None,
        "old_id": change.old.id if change.old else None,
        "name": change.new_name or None,
        "old_name": change.old_name or None,
        "role": change.section.role,
        "class": change.text.value,
        "percent": change.percent,
        "title": change.title.value,
        "matched_by": change.step.value if change.step else None,
        "moved_from": change.moved_from or None,
        "merged_into": change.target or None,
        "category": list(change.category) if change.category else None,
        "links": [encode(each) for each in change.links],
        "pictures": [encode(each) for each in change.pictures],
        "text": [] if change.text is TextClass.SAME else [_block(block) for block in change.blocks],
    }


def _block(block: AnyChange) -> dict[str, Any]:
    if isinstance(block, TableChange):
        rows = [
            {"state": row.state, "cells": [_words(cell) for cell in row.cells]}
            for row in block.rows
            if row.state != SAME or row.is_head
        ]
        return {"state": block.state, "kind": "table", "columns": list(block.columns), "rows": rows}
    shape = block.new or block.old
    record = {"state": block.state, "kind": shape.kind if shape else "", "words": _words(block.changes)}
    return record | ({"elsewhere": block.elsewhere} if block.elsewhere else {})


def _words(changes: Iterable[Change]) -> list[dict[str, str]]:
    """The words: `same` ones, or `old` ones in whose place are `new`."""
    return [
        {"same": plain(change.new)} if change.kept else {"old": plain(change.old), "new": plain(change.new)}
        for change in changes
    ]
