"""The state of a system: coverage, risks, and which controls are needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.assess.document import Assessment
from aixreader.assess.items import Applicability, Control, ControlStatus, Threat
from aixreader.assess.overview import Coverage, Overview, make_overview
from aixreader.assess.subjects import Subjects

STEAM_APPLIES = {"steam": Applicability.APPLIES, "scald": Applicability.NOT}


def overview(document: Assessment, subjects: Subjects, *changed: Control | Threat) -> Overview:
    return make_overview(document.with_items(changed), document.systems[0], subjects, STEAM_APPLIES)


def counts(**numbers: int) -> Coverage:
    return Coverage({ControlStatus(name.replace("_", "-")): number for name, number in numbers.items()})


@pytest.mark.parametrize(
    ("coverage", "share", "planned"),
    [
        (counts(), None, None),
        (counts(not_applicable=3), None, None),
        (counts(implemented=1, not_assessed=1), 0.5, 0.5),
        (counts(implemented=1, not_applicable=3), 1.0, 1.0),
        (counts(partial=1, absent=1), 0.25, 0.5),
        (counts(planned=1, absent=1), 0.0, 0.5),
        (counts(implemented=1, partial=1, planned=1, not_assessed=1), 0.375, 0.75),
    ],
)
def test_coverage_is_the_share_of_the_controls_that_count(
    coverage: Coverage, share: float | None, planned: float | None
) -> None:
    assert coverage.share == share
    assert coverage.planned_share == planned


@given(st.dictionaries(st.sampled_from(ControlStatus), st.integers(0, 50)))
def test_coverage_never_leaves_its_range(numbers: dict[ControlStatus, int]) -> None:
    coverage = Coverage(numbers)
    if coverage.share is None or coverage.planned_share is None:
        assert coverage.counted == 0
    else:
        assert 0 <= coverage.share <= coverage.planned_share <= 1


def test_threats_have_their_state(document: Assessment, subjects: Subjects) -> None:
    states = overview(document, subjects).threats
    assert [each.applicability for each in states.values()] == [
        Applicability.APPLIES,
        Applicability.NOT,
        Applicability.NOT_ASKED,
    ]
    steam = states["steam"]
    assert steam.name == "Steam"
    assert steam.risk is not None
    assert steam.residual is not None
    assert (steam.risk.id, steam.residual.id) == ("medium", "low")
    assert dict(steam.coverage.counts) == {ControlStatus.PARTIAL: 1, ControlStatus.NOT_ASSESSED: 3}
    assert states["rust"].risk is None
    assert states["rust"].coverage.share is None


def test_controls_have_their_evidence_and_threats(document: Assessment, subjects: Subjects) -> None:
    state = overview(document, subjects)
    lid = state.controls["lid"]
    assert [each.title for each in lid.evidence] == ["Photo"]
    assert lid.threats == ("steam",)
    assert lid.is_stated
    assert not state.controls["tap"].is_stated
    assert [each.item.slug for each in state.needed] == ["lid", "tap", "plug", "rules"]
    assert [each.item.slug for each in state.applying] == ["steam"]


def test_a_control_counts_once_for_the_system(document: Assessment, subjects: Subjects) -> None:
    both = make_overview(
        document,
        document.systems[0],
        subjects,
        {"steam": Applicability.APPLIES, "scald": Applicability.APPLIES, "rust": Applicability.NOT},
    )
    assert sum(both.coverage.counts.values()) == 4
    assert both.controls["lid"].threats == ("steam", "scald")


def test_what_the_edition_no_longer_has_stays(document: Assessment, subjects: Subjects) -> None:
    state = overview(document, subjects, Control("kettle", "sieve", ControlStatus.ABSENT), Threat("kettle", "frost"))
    assert state.controls["sieve"].subject is None
    assert state.controls["sieve"].name == "sieve"
    assert state.threats["frost"].subject is None
    assert "sieve" in [each.item.slug for each in state.needed]


def test_one_system_says_nothing_about_another(document: Assessment, subjects: Subjects) -> None:
    state = make_overview(document, document.systems[1], subjects, {})
    assert state.controls["lid"].item.status is ControlStatus.NOT_APPLICABLE
    assert state.controls["lid"].item.system == "toaster"
    assert state.threats["steam"].item.represented_by == "heat"
