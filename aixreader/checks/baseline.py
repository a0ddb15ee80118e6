"""The baseline: a file with the fingerprints of findings that are known, so that only new ones are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aixreader.checks.finding import Finding, fingerprints
from aixreader.errors import OutputError, SourceError
from aixreader.files import write_atomically
from aixreader.regular_file import read_regular

HEADER = "# Findings of `aixreader edition check` that are known: fingerprint, rule and file."
MAX_BYTES = 16 * 1024 * 1024


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Write the fingerprints of `findings`, a line each, sorted, so that versions of the file can be compared. Raises
    `OutputError`.
    """
    lines = sorted(
        f"{mark} {each.rule.id} {each.file}" for each, mark in zip(findings, fingerprints(findings), strict=True)
    )
    try:
        write_atomically(path, "\n".join([HEADER, *lines, ""]).encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(
            f"The baseline {path} cannot be written: {error.strerror}.", "Choose another place for it."
        ) from error


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a baseline; raises `SourceError`."""
    try:
        text = read_regular(path, MAX_BYTES).decode("utf-8", "replace")
    except OSError as error:
        raise SourceError(
            f"The baseline {path} cannot be read: {error.strerror or error}.",
            "Make one with --write-baseline, or leave the option out.",
        ) from error
    return frozenset(line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#"))


def new_findings(findings: Sequence[Finding], known: frozenset[str]) -> tuple[Finding, ...]:
    """The findings whose fingerprints are not known."""
    marks = fingerprints(findings)
    return tuple(each for each, mark in zip(findings, marks, strict=True) if mark not in known)
