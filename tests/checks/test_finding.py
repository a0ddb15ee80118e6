"""Findings and their fingerprints."""

from __future__ import annotations

from dataclasses import replace

from aixreader.checks.finding import Finding, fingerprints


def test_a_fingerprint_stays_when_lines_move(findings: tuple[Finding, ...]) -> None:
    first, second, note = fingerprints(findings)
    assert first.endswith(":1")
    assert second == f"{first.removesuffix(':1')}:2", "the same words once more"
    assert note.partition(":")[0] != first.partition(":")[0]
    moved = [replace(each, line=each.line + 40) for each in findings]
    assert fingerprints(moved) == [first, second, note]
    assert fingerprints([replace(findings[0], text="Other words.")]) != [first]


def test_a_place_is_a_line_or_a_file(findings: tuple[Finding, ...]) -> None:
    assert [each.where for each in findings] == ["content/a, b.md:3", "content/a, b.md:9", "static/x.png"]
