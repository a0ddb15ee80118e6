"""Findings as text, data and annotations."""

from __future__ import annotations

import json
from dataclasses import replace

from aixreader.checks.finding import Finding
from aixreader.checks.report import MAX_ANNOTATIONS, annotation_report, json_report, summary, text_report


def test_text_is_a_line_each_and_a_summary(findings: tuple[Finding, ...]) -> None:
    lines = text_report(findings, "site/").splitlines()
    assert lines[0] == "site/content/a, b.md:3: error: the link '/go/50%/' leads nowhere [link-broken]"
    assert lines[2] == "site/static/x.png: note: it is in no menu [unlisted]"
    assert lines[3:] == ["2 errors, 1 note"]
    assert summary(()) == "No findings"
    hostile = replace(findings[0], message="a\n::error::b\x1b[31m")
    assert len(text_report([hostile]).splitlines()) == 2
    assert "\x1b" not in text_report([hostile])


def test_data_says_all(findings: tuple[Finding, ...]) -> None:
    values = json.loads(json_report(findings))["findings"]
    assert [value["line"] for value in values] == [3, 9, 0]
    assert values[0]["level"] == "error"
    assert values[0]["text"] == "See [it](/go/50%/)."
    assert values[0]["fingerprint"] != values[1]["fingerprint"]


def test_annotations_are_commands_that_nothing_escapes(findings: tuple[Finding, ...]) -> None:
    lines = annotation_report(findings, "site/").splitlines()
    assert lines == [
        "::error file=site/content/a%2C b.md,line=3,title=link-broken::the link '/go/50%25/' leads nowhere",
        "::error file=site/content/a%2C b.md,line=9,title=link-broken::the link '/go/50%25/' leads nowhere",
        "::notice file=site/static/x.png,title=unlisted::it is in no menu",
        "::notice title=AIX Reader::2 errors, 1 note",
    ]
    hostile = replace(findings[0], message="a\r\n::set-output name=x::b")
    assert len(annotation_report([hostile]).splitlines()) == 2


def test_changed_lines_come_first_and_the_rest_is_counted(findings: tuple[Finding, ...]) -> None:
    many = [replace(findings[0], line=line) for line in range(1, 31)]
    notes = [replace(findings[2], file=f"x{number}") for number in range(20)]
    lines = annotation_report([*many, *notes], changed={"content/a, b.md": {25, 30}}).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == MAX_ANNOTATIONS
    assert [line.split("line=")[1].split(",")[0] for line in errors[:3]] == ["25", "30", "1"]
    assert len([line for line in lines if line.startswith("::notice")]) == MAX_ANNOTATIONS
    assert lines[-1] == "::notice title=AIX Reader::30 errors, 20 notes; 31 of them are not shown here"
