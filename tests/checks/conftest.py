"""Findings to report."""

from __future__ import annotations

import pytest

from aixreader.checks.finding import Finding
from aixreader.checks.rules import rule_of


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    """A broken link, the same once more in an equal line, and a note on a whole file."""
    broken = rule_of("link-broken")
    return (
        Finding("content/a, b.md", 3, broken, "the link '/go/50%/' leads nowhere", "See [it](/go/50%/)."),
        Finding("content/a, b.md", 9, broken, "the link '/go/50%/' leads nowhere", "See  [it](/go/50%/). "),
        Finding("static/x.png", 0, rule_of("unlisted"), "it is in no menu"),
    )
