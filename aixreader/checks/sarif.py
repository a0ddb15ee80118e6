"""Findings as SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from aixreader import __version__
from aixreader.checks.finding import Finding, fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
"""GitHub refuses a run with more."""

Json = dict[str, object]


def sarif_report(findings: Sequence[Finding], prefix: str = "") -> str:
    """The findings as one run. `prefix` is the path of the site's root in the repository, with its slash, or ""."""
    shown = findings[:MAX_RESULTS]
    rules = sorted({each.rule for each in shown}, key=lambda rule: rule.id)
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver: Json = {
        "name": "AIX Reader",
        "version": __version__,
        "informationUri": "https://owaspai.org/",
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.summary},
                "defaultConfiguration": {"level": rule.level},
            }
            for rule in rules
        ],
    }
    results = [
        _result(each, mark, numbers[each.rule.id], prefix)
        for each, mark in zip(shown, fingerprints(shown), strict=True)
    ]
    run: Json = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, fingerprint: str, rule: int, prefix: str) -> Json:
    return {
        "ruleId": finding.rule.id,
        "ruleIndex": rule,
        "level": finding.rule.level,
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(f"{prefix}{finding.file}", errors="replace")},
                    "region": {"startLine": max(finding.line, 1)},
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
