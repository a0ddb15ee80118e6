"""What is told of an edition before it takes the place of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.knowledge.open_edition import OpenEdition
from aixreader.progress import silent
from aixreader.services.comparison.edition_preview import (
    EditionPreview,
    difference_lines,
    preview_edition,
    preview_lines,
)


def test_a_newer_edition_is_told_by_what_differs(before: OpenEdition, after: OpenEdition) -> None:
    preview = preview_edition(after, before, silent)
    assert preview.differences is not None
    told = {kind: len(names) for kind, names in preview.differences.items()}
    assert all(told.values()), told
    title, counts, differs = preview_lines(preview)
    manifest = after.edition.manifest
    assert title.startswith(manifest.title)
    assert counts == f"{manifest.counts.pages} pages, {manifest.counts.sections} sections, {preview.problems} problems."
    assert f": {told['new']} new, {told['gone']} gone, {told['renamed']} renamed, {told['reworded']} rew" in differs
    lines = list(difference_lines(preview))
    assert lines[0] == f"New ({told['new']})"
    assert len(lines) == sum(told.values()) + len(told)


def test_an_older_edition_is_told_as_such_and_in_its_own_direction(
    before: OpenEdition, after: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each, date in ((before, "2026-03-01"), (after, "2026-04-01")):
        monkeypatch.setattr(each.edition, "manifest", replace(each.edition.manifest, date=date))
    newer, older = preview_edition(after, before, silent), preview_edition(before, after, silent)
    assert (newer.is_older, older.is_older) == (False, True)
    assert newer.differences is not None
    assert older.differences is not None
    assert set(older.differences["gone"]) == set(newer.differences["new"])
    assert {tuple(reversed(name.split(" → "))) for name in older.differences["renamed"]} == {
        tuple(name.split(" → ")) for name in newer.differences["renamed"]
    }
    assert any("older than" in line for line in preview_lines(older))


def test_what_does_not_differ_and_what_has_nothing_to_differ_from(after: OpenEdition) -> None:
    assert [*preview_lines(preview_edition(after, after, silent))][-1].startswith("No section differs from ")
    alone = preview_edition(after, None, silent)
    assert len([*preview_lines(alone)]) == 2
    assert [*difference_lines(alone)] == []


def test_a_revision_is_shortened(after: OpenEdition) -> None:
    manifest = replace(after.edition.manifest, title="Tea", revision="c0ffee" * 6, date="2026-03-01T12:00:00+00:00")
    assert next(preview_lines(EditionPreview(manifest, 0))) == "Tea, 2026-03-01, c0ffeec0ffee"
