"""What an assessment holds, and how it is changed."""

from __future__ import annotations

from aixreader.assess.document import Assessment, System
from aixreader.assess.items import Control, ControlStatus, Threat


def test_items_are_found_by_their_ids(document: Assessment) -> None:
    assert document.threat("kettle", "steam").impact == "high"
    assert document.control("kettle", "lid").owner == "Bob"
    answer = document.answer("kettle", "genai")
    assert answer is not None
    assert answer.confirmed == ("prompt",)
    assert document.answer("kettle", "runs") is None
    assert [item.id.split("/")[0] for item in document.of("kettle")] == ["answer", "threat", "control", "evidence"]
    assert [each.title for each in document.evidence("kettle")] == ["Photo"]


def test_what_is_not_stated_has_no_state(document: Assessment) -> None:
    assert document.threat("toaster", "heat") == Threat("toaster", "heat")
    assert document.control("kettle", "other").status is ControlStatus.NOT_ASSESSED


def test_changes_make_a_new_assessment(document: Assessment) -> None:
    changed = document.with_items([Control("kettle", "lid", ControlStatus.ABSENT)], ["threat/kettle/steam"])
    assert changed.control("kettle", "lid").status is ControlStatus.ABSENT
    assert "threat/kettle/steam" not in changed.items
    assert document.control("kettle", "lid").status is ControlStatus.PARTIAL
    assert "threat/kettle/steam" in document.items


def test_a_system_is_replaced_or_added(document: Assessment) -> None:
    names = [each.name for each in document.with_system(System("kettle", "Pot")).systems]
    assert names == ["Pot", "Toaster"]
    assert [each.id for each in document.with_system(System("oven", "Oven")).systems] == ["kettle", "toaster", "oven"]
