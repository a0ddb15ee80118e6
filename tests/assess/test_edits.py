"""Changes are checked, and what is typed becomes values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.document import Assessment, System
from aixreader.assess.edits import checked, checked_system, new_item, with_fields
from aixreader.assess.items import Acceptance, Answer, AnswerValue, Control, ControlStatus, Threat, Treatment
from aixreader.errors import UserDataError


def test_what_is_right_is_put_in(document: Assessment) -> None:
    lid = Control("kettle", "lid", ControlStatus.ABSENT)
    assert checked(document, lid).control("kettle", "lid") == lid
    assert checked_system(document, System("oven", "Oven")).system("oven") == System("oven", "Oven")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Control("pot", "lid"), "no system 'pot'"),
        (Control("kettle", "Lid"), "name of a section"),
        (Control("kettle", "lid", ControlStatus.NOT_APPLICABLE), "needs a reason"),
        (Threat("kettle", "steam", treatment=Treatment.ACCEPT), "by whom, until when and why"),
        (Threat("kettle", "rust", impact="huge"), "cannot have the impact 'huge': levels are low, medium, high"),
        (Threat("kettle", "rust", residual_impact="huge"), "cannot have the impact 'huge'"),
        (Control("kettle", "lid", due="soon"), "due should be a date"),
        (Control("kettle", "lid", how="x" * 30_000), "how has more than"),
    ],
)
def test_what_is_wrong_is_refused(document: Assessment, item: Control | Threat, words: str) -> None:
    with pytest.raises(UserDataError, match=words):
        checked(document, item)


def test_a_level_that_was_there_before_may_stay(document: Assessment) -> None:
    strange = Threat("kettle", "rust", likelihood="often")
    changed = checked(document.with_items([strange]), replace(strange, note="Ask"))
    assert changed.threat("kettle", "rust").note == "Ask"


def test_a_system_is_checked(document: Assessment) -> None:
    with pytest.raises(UserDataError, match="name is empty"):
        checked_system(document, System("oven", " "))


def test_fields_are_set_as_they_are_typed(document: Assessment) -> None:
    lid = replace(document.control("kettle", "lid"), extra={"mood": 1})
    made = with_fields(lid, {"status": "implemented", "owner": "Eve", "due": ""})
    assert made == replace(lid, status=ControlStatus.IMPLEMENTED, owner="Eve", due="")
    typed = {"treatment": "accept", "accepted.who": "Ann", "accepted.at": "2026-01-01", "accepted.until": "2027-01-01"}
    threat = with_fields(Threat("kettle", "rust"), {**typed, "accepted.reason": "Old"})
    assert isinstance(threat, Threat)
    assert threat.accepted == Acceptance("Ann", "2026-01-01", "2027-01-01", "Old")
    answer = with_fields(Answer("kettle", "genai", AnswerValue.YES), {"confirmed": "steam, scald,"})
    assert isinstance(answer, Answer)
    assert answer.confirmed == ("steam", "scald")
    system = with_fields(
        System("k", "K"), {"kinds": "generative,agentic", "model_origin": "own", "suppliers": "Kettle, Ltd; Pot"}
    )
    assert isinstance(system, System)
    assert [kind.value for kind in system.kinds] == ["generative", "agentic"]
    assert system.suppliers == ("Kettle, Ltd", "Pot")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"slug": "other"}, "no field 'slug'"),
        ({"extra": "x"}, "no field 'extra'"),
        ({"status": "half"}, "status should be one of"),
        ({"status.x": "y"}, "status has no field"),
    ],
)
def test_fields_and_values_that_there_are_not_are_refused(
    document: Assessment, values: dict[str, str], words: str
) -> None:
    with pytest.raises(UserDataError, match=words):
        with_fields(document.control("kettle", "lid"), values)


def test_a_part_of_a_record_is_not_enough() -> None:
    with pytest.raises(UserDataError, match="accepted"):
        with_fields(Threat("kettle", "rust"), {"accepted.who": "Ann"})


def test_new_items_are_known_by_their_names() -> None:
    assert new_item("answer", "k", "genai") == {"system": "k", "question": "genai"}
    assert new_item("control", "k", "lid") == {"system": "k", "slug": "lid"}
    assert new_item("evidence", "k", "x") == {"system": "k", "uuid": "x"}
    with pytest.raises(UserDataError, match="no kind 'thing'"):
        new_item("thing", "k", "x")
