"""Gaps: what is missing, late or no longer valid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.gap_kind import GapKind
from aixreader.assess.gaps import Gap, find_gaps
from aixreader.assess.items import (
    Acceptance,
    Applicability,
    Control,
    ControlStatus,
    Evidence,
    EvidenceType,
    Item,
    Responsible,
    Threat,
    Treatment,
)
from aixreader.assess.overview import make_overview
from aixreader.assess.subjects import Subjects

TODAY = "2026-07-01"
SCALD = Threat("k", "scald", likelihood="low", impact="low", treatment=Treatment.MITIGATE)
LID = Control("k", "lid", ControlStatus.IMPLEMENTED)
PHOTO = Evidence(
    "k", "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1111", EvidenceType.TEXT, "Photo", expires=TODAY, controls=("lid",)
)
ACCEPTED = replace(
    SCALD, treatment=Treatment.ACCEPT, accepted=Acceptance("Ann", "2026-01-01", TODAY, "Nobody is in the kitchen")
)


def gaps(
    subjects: Subjects, *items: Item, applies: Applicability = Applicability.APPLIES, system: System | None = None
) -> list[Gap]:
    system = system or System("k", "Kettle")
    document = Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "K", EditionRef(), (system,)).with_items(items)
    others = {"steam": Applicability.NOT, "rust": Applicability.NOT}
    return list(find_gaps(make_overview(document, system, subjects, {**others, "scald": applies}), TODAY))


def kinds(subjects: Subjects, *items: Item, applies: Applicability = Applicability.APPLIES) -> list[str]:
    return [gap.kind.value for gap in gaps(subjects, *items, applies=applies)]


def test_what_is_done_has_no_gap(subjects: Subjects) -> None:
    assert kinds(subjects, SCALD, LID, PHOTO) == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([], ["untreated", "unrated", "unanswered"]),
        ([replace(SCALD, treatment=Treatment.OPEN), LID, PHOTO], ["untreated"]),
        ([replace(SCALD, impact=""), LID, PHOTO], ["unrated"]),
        ([SCALD], ["unanswered"]),
        ([SCALD, replace(LID, status=ControlStatus.ABSENT)], ["unanswered"]),
        ([SCALD, replace(LID, status=ControlStatus.PLANNED)], []),
        ([SCALD, LID], ["no-evidence"]),
        ([SCALD, replace(LID, status=ControlStatus.PLANNED, responsible=Responsible.SUPPLIER)], ["no-assurance"]),
        ([SCALD, replace(LID, responsible=Responsible.SHARED)], ["no-assurance"]),
        ([SCALD, replace(LID, responsible=Responsible.SELF)], ["no-evidence"]),
        ([SCALD, replace(LID, responsible=Responsible.SHARED), PHOTO], []),
        ([SCALD, replace(LID, status=ControlStatus.PLANNED, due="2026-06-30")], ["overdue"]),
        ([SCALD, replace(LID, due="2026-06-30"), PHOTO], []),
        ([SCALD, replace(LID, status=ControlStatus.PLANNED, due=TODAY)], []),
        ([SCALD, replace(LID, review_due="2026-06-30"), PHOTO], ["review"]),
        ([SCALD, LID, replace(PHOTO, expires="2026-06-30")], ["no-evidence", "expired"]),
        ([ACCEPTED], []),
        ([replace(SCALD, treatment=Treatment.TRANSFER)], []),
        ([replace(SCALD, represented_by="steam", treatment=Treatment.OPEN)], []),
        ([SCALD, LID, PHOTO, Control("k", "sieve", ControlStatus.ABSENT)], ["gone"]),
    ],
)
def test_each_gap_is_told(subjects: Subjects, items: list[Item], found: list[str]) -> None:
    assert kinds(subjects, *items) == found


def test_an_acceptance_ends(subjects: Subjects) -> None:
    assert ACCEPTED.accepted is not None
    ended = replace(ACCEPTED, accepted=replace(ACCEPTED.accepted, until="2026-06-30"))
    assert [(gap.kind, gap.item, gap.text) for gap in gaps(subjects, ended)] == [
        (GapKind.EXPIRED, "threat/k/scald", "The acceptance ended on 2026-06-30.")
    ]


def test_controls_left_open_under_a_mitigated_threat_are_counted(subjects: Subjects) -> None:
    steam = replace(SCALD, slug="steam")
    document = Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "K", EditionRef(), (System("k", "Kettle"),))
    state = make_overview(
        document.with_items([steam, LID, PHOTO]),
        document.systems[0],
        subjects,
        {"steam": Applicability.APPLIES, "scald": Applicability.NOT, "rust": Applicability.NOT},
    )
    assert [(gap.kind.value, gap.text) for gap in find_gaps(state, TODAY)] == [
        ("open-controls", "It is to be mitigated, and 3 of 4 controls are absent or not assessed.")
    ]


def test_what_is_undecided_is_told_and_what_does_not_apply_is_not(subjects: Subjects) -> None:
    assert kinds(subjects, applies=Applicability.UNDECIDED) == ["undecided"]
    assert kinds(subjects, applies=Applicability.NOT) == []


def test_a_review_of_the_system_is_due(subjects: Subjects) -> None:
    late = System("k", "Kettle", review_due="2026-06-30")
    found = gaps(subjects, applies=Applicability.NOT, system=late)
    assert [(gap.kind, gap.item, gap.name) for gap in found] == [(GapKind.REVIEW, "", "Kettle")]
