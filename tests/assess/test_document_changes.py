"""Differences of two versions of an assessment."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.document import Assessment, System
from aixreader.assess.document_changes import FieldChange, ItemChange, changes_between
from aixreader.assess.items import Control, ControlStatus


def test_nothing_differs_from_itself(document: Assessment) -> None:
    assert changes_between(document, document) == ()


def test_added_removed_and_changed_items_are_told_by_field(document: Assessment) -> None:
    lid = document.control("kettle", "lid")
    new = document.with_items(
        [replace(lid, status=ControlStatus.IMPLEMENTED, due=""), Control("kettle", "tap", owner="Eve")],
        ["answer/kettle/genai"],
    )
    found = {change.id: change for change in changes_between(document, new)}
    assert found["control/kettle/lid"] == ItemChange(
        "control/kettle/lid",
        "changed",
        (FieldChange("status", "partial", "implemented"), FieldChange("due", "2026-06-30", None)),
    )
    assert found["control/kettle/tap"].kind == "added"
    assert FieldChange("owner", None, "Eve") in found["control/kettle/tap"].fields
    assert found["answer/kettle/genai"].kind == "removed"
    assert len(found) == 3


def test_systems_and_the_head_are_told(document: Assessment) -> None:
    new = replace(document.with_system(System("kettle", "Pot")), name="Cellar")
    assert [(change.id, [each.field for each in change.fields][:1]) for change in changes_between(document, new)] == [
        ("", ["name"]),
        ("system/kettle", ["name"]),
    ]
