"""Findings as SARIF."""

from __future__ import annotations

import json
from dataclasses import replace

from aixreader import __version__
from aixreader.checks.finding import Finding
from aixreader.checks.sarif import MAX_RESULTS, sarif_report


def test_it_has_what_a_code_host_asks_for(findings: tuple[Finding, ...]) -> None:
    log = json.loads(sarif_report(findings, "content/site/"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("AIX Reader", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["link-broken", "unlisted"]
    assert {rule["defaultConfiguration"]["level"] for rule in driver["rules"]} == {"error", "note"}
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "note")
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [place["artifactLocation"]["uri"] for place in places] == [
        "content/site/content/a%2C%20b.md",
        "content/site/content/a%2C%20b.md",
        "content/site/static/x.png",
    ]
    assert [place["region"]["startLine"] for place in places] == [3, 9, 1]
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(marks)) == 3


def test_no_run_is_larger_than_what_is_taken(findings: tuple[Finding, ...]) -> None:
    many = [replace(findings[0], line=line) for line in range(MAX_RESULTS + 5)]
    assert len(json.loads(sarif_report(many))["runs"][0]["results"]) == MAX_RESULTS
    assert json.loads(sarif_report(()))["runs"][0]["results"] == []
