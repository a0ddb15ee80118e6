"""One finding of a check, and its fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aixreader.checks.rules import Rule

HEX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Finding:
    """`file` is relative to the site's root, with `/`; `line` is 1-based, 0 for the whole file. `text` is the line as
    it stands in the file, "" where there is none.
    """

    file: str
    line: int
    rule: Rule
    message: str
    text: str = ""

    @property
    def where(self) -> str:
        """`file:line`, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A fingerprint for each, in their order: of rule, file, message and the line's text, so that lines which move up
    or down keep theirs. Equal ones are numbered.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        parts = (finding.rule.id, finding.file, finding.message, " ".join(finding.text.split()))
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:HEX_DIGITS]
        seen[digest] += 1
        result.append(f"{digest}:{seen[digest]}")
    return result
