"""Findings as text, as data, and as annotations of a code host."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from aixreader.checks.finding import Finding, fingerprints
from aixreader.checks.rules import Level
from aixreader.control_characters import one_line

MAX_ANNOTATIONS = 10
"""GitHub shows so many of each kind in a step, and drops the rest without a word."""
COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}

ChangedLines = Mapping[str, Collection[int]]
"""File -> its changed lines."""


def summary(findings: Sequence[Finding]) -> str:
    """How many there are of each level, in words."""
    counts = Counter(finding.rule.level for finding in findings)
    parts = [f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in Level if counts[level]]
    return ", ".join(parts) or "No findings"


def text_report(findings: Sequence[Finding], prefix: str = "") -> str:
    """A line each, as compilers write them, and a summary. `prefix` goes before the files' paths."""
    lines = [f"{prefix}{each.where}: {each.rule.level}: {one_line(each.message)} [{each.rule.id}]" for each in findings]
    return "\n".join([*lines, summary(findings), ""])


def json_report(findings: Sequence[Finding], prefix: str = "") -> str:
    """The findings as a JSON object."""
    values = [
        {
            "rule": each.rule.id,
            "level": each.rule.level,
            "message": each.message,
            "file": f"{prefix}{each.file}",
            "line": each.line,
            "text": each.text,
            "fingerprint": mark,
        }
        for each, mark in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps({"findings": values}, ensure_ascii=False, indent=2) + "\n"


def annotation_report(findings: Sequence[Finding], prefix: str = "", changed: ChangedLines | None = None) -> str:
    """Workflow commands of GitHub Actions, those on `changed` lines first, as many of each kind as it shows; what is
    left out is counted in the last line.
    """
    lines = changed or {}
    ordered = sorted(findings, key=lambda each: each.line not in lines.get(each.file, ()))
    most = {level: MAX_ANNOTATIONS - (level is Level.NOTE) for level in Level}  # the summary is a notice
    shown: Counter[Level] = Counter()
    result = []
    for each in ordered:
        level = each.rule.level
        shown[level] += 1
        if shown[level] <= most[level]:
            result.append(_command(each, prefix))
    left = len(findings) - len(result)
    rest = f"; {left} of them are not shown here" if left else ""
    return "\n".join([*result, f"::notice title=AIX Reader::{_data(summary(findings) + rest)}", ""])


def _command(finding: Finding, prefix: str) -> str:
    line = f",line={finding.line}" if finding.line else ""
    place = f"file={_property(prefix + finding.file)}{line},title={_property(finding.rule.id)}"
    return f"::{COMMANDS[finding.rule.level]} {place}::{_data(finding.message)}"


def _data(text: str) -> str:
    """The text of a command, escaped as GitHub's toolkit does."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
