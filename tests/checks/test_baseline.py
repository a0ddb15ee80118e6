"""Findings that are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.checks.baseline import new_findings, read_baseline, write_baseline
from aixreader.checks.finding import Finding
from aixreader.errors import OutputError, SourceError


def test_only_new_findings_are_told_wherever_their_lines_are(findings: tuple[Finding, ...], tmp_path: Path) -> None:
    path = tmp_path / "baseline.txt"
    write_baseline(path, findings)
    first = path.read_bytes()
    write_baseline(path, tuple(reversed(findings)))
    assert path.read_bytes() == first, "the same whatever the order"
    known = read_baseline(path)
    assert new_findings(findings, known) == ()
    moved = [replace(each, line=each.line + 5) for each in findings]
    assert new_findings(moved, known) == ()
    third = replace(findings[0], line=20)
    assert new_findings([*findings, third], known) == (third,), "the same words a third time"
    assert new_findings(findings, frozenset()) == findings


def test_a_file_that_cannot_be_read_or_written_is_told(findings: tuple[Finding, ...], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read") as caught:
        read_baseline(tmp_path / "none.txt")
    assert "--write-baseline" in caught.value.hint
    with pytest.raises(SourceError):
        read_baseline(tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        write_baseline(tmp_path / "no" / "such" / "folder.txt", findings)
