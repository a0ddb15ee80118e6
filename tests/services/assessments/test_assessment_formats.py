"""The formats of other programs that an assessed system is written in."""

from __future__ import annotations

from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.assessment_formats import ASSESSMENT_FORMATS, export_assessment
from tests.services.assessments.conftest import TODAY


def test_each_format(assessed: AssessedEdition) -> None:
    for known in ASSESSMENT_FORMATS:
        made = export_assessment(assessed, assessed.system(), TODAY, known.id)
        assert made.files
        assert known.limits, "what a format does not hold is said"
