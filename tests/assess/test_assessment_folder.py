"""Where copies of assessments are kept."""

from __future__ import annotations

from aixreader.assess.assessment_folder import ASSESSMENTS


def test_the_name_stays() -> None:
    assert ASSESSMENTS == "assessments", "users' folders have it"
