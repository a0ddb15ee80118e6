"""Each part of the report."""

from __future__ import annotations

import pytest

from aixreader.html.plain_text import plain_text
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.report_parts import WRITERS, SystemReport
from tests.services.assessments.conftest import TODAY


def written(assessed: AssessedEdition, name: str, system: str = "kitchen") -> str:
    return plain_text(WRITERS[name](SystemReport(assessed, assessed.system(system), TODAY)))


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        (
            "summary",
            [
                "Apply: 2, do not apply: 0, undecided: 0",
                "critical: 1, low: 1",
                "mitigate: 1, accept: 1",
                "50 % in place",
            ],
        ),
        ("summary", ["planned: 1, in place: 1, not applicable: 1", "overdue: 1", "Oversteeping: Critical"]),
        ("system", ["Makes tea for guests", "Ann", "predictive", "tuned by ourselves", "Tea & Co"]),
        ("questions", ["Does anybody brew without a clock?", "yes", "Nobody <looks>"]),
        (
            "threats",
            [
                "Oversteeping Applies Answered “yes”: question 1",
                "2 Tea theft Applies The Exchange asks to consider it always",
            ],
        ),
        ("treatment", ["Oversteeping Critical Medium Mitigate", "Tea is bitter"]),
        ("treatment", ["Tea is cheap Accepted by Bob on 2026-01-01 until 2026-06-30."]),
        (
            "applicability",
            [
                "Teapot watch Yes: in place",
                "A guest watches Evidence: Photo of the pot Eve",
                "Lid lock No There is no lid",
            ],
        ),
        ("applicability", ["Kettle rules Yes: planned Against threat 1", "Supplier Due: 2026-06-01"]),
        ("gaps", ["Suppliers’ controls without assurance", "It was due on 2026-06-01.", "The acceptance ended"]),
        ("evidence", ["Photo of the pot https://tea.example/pot Teapot watch"]),
        ("robustness", ["no statement of conformity"]),
    ],
)
def test_a_part_says(assessed: AssessedEdition, part: str, texts: list[str]) -> None:
    text = written(assessed, part)
    assert [each for each in texts if each not in text] == [], text


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("questions", "1 Does anybody brew without a clock? not answered"),
        ("evidence", "No evidence is listed."),
        ("threats", "Oversteeping Undecided Not answered yet"),
        ("treatment", "Tea theft not rated not rated Open"),
        ("gaps", "It is not decided what is done about this threat."),
    ],
)
def test_of_what_nothing_is_stated_that_is_said(assessed: AssessedEdition, part: str, text: str) -> None:
    assert text in written(assessed, part, "garden")
