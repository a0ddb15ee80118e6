"""The statement of applicability as a sheet."""

from __future__ import annotations

from aixreader.services.assessments.applicability_sheet import applicability_sheet
from aixreader.services.assessments.assessed_edition import AssessedEdition


def test_each_control_of_each_system_has_a_row(assessed: AssessedEdition) -> None:
    rows = applicability_sheet(assessed.systems()).records()
    assert [(row["system"], row["control"], row["applicable"], row["status"]) for row in rows] == [
        ("kitchen", "kettlerules", "yes", "planned"),
        ("kitchen", "teapot", "yes", "implemented"),
        ("kitchen", "lidlock", "no", "not-applicable"),
        ("garden", "kettlerules", "yes", "not-assessed"),
        ("garden", "teapot", "yes", "not-assessed"),
        ("garden", "lidlock", "yes", "not-assessed"),
    ]
    assert rows[2]["reason"] == "There is no lid"
    assert (rows[1]["threats"], rows[1]["evidence"]) == ("oversteep teatheft", "Photo of the pot")
