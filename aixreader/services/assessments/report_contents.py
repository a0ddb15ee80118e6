"""The parts that a report can have, apart from what makes them: the command line and dialogs name them."""

from __future__ import annotations

from collections.abc import Mapping

PART_TITLES: Mapping[str, str] = {
    "summary": "Summary for management",
    "system": "System",
    "questions": "Questions and answers",
    "threats": "Which threats apply",
    "treatment": "Risks and their treatment",
    "applicability": "Statement of applicability",
    "gaps": "Gaps",
    "evidence": "Evidence",
    "robustness": "Robustness and cybersecurity (EU AI Act, article 15)",
}
"""The titles of the parts of the report on a system by their ids, in order."""
