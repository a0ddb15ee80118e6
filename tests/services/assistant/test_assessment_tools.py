"""An assessment as an assistant reads it and, with leave, changes it."""

from __future__ import annotations

from typing import Any

import pytest

from aixreader.assess.edits import checked
from aixreader.assess.items import Acceptance, Threat, Treatment
from aixreader.errors import RefusedCallError
from aixreader.services.assistant.assessment_tools import VIEWS, digest_of
from aixreader.services.assistant.workspace import Workspace
from tests.services.assistant.conftest import Ask


def item_of(ask: Ask, view: str, name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [
        item for item in ask("assessment", view=view, limit=25)["items"] if item["id"] == name
    ]
    return found[0]


def test_every_view_is_read(ask: Ask) -> None:
    counts = {view: ask("assessment", view=view)["total"] for view in VIEWS}
    assert counts["systems"] == 1
    assert counts["threats"] == 2
    assert counts["gaps"] > 0
    assert (counts["evidence"], counts["signoffs"]) == (0, 0)
    with pytest.raises(RefusedCallError, match="no system 'attic'"):
        ask("assessment", view="threats", system="attic")


def test_a_change_is_stored_with_who_made_it(ask: Ask, workspace: Workspace) -> None:
    before = item_of(ask, "threats", "oversteep")
    fields = {"treatment": "mitigate", "note": "Buy a clock"}
    (made,) = ask("assessment_set", item="oversteep", fields=fields, expected=before["digest"])["items"]
    assert made["before"] == before["stated"]
    assert made["after"]["treatment"] == "mitigate"
    after = item_of(ask, "threats", "oversteep")
    assert (after["stated"], after["digest"]) == (made["after"], made["digest"])
    assert workspace.assessment is not None
    journal = workspace.assessment.open().extra["journal"]
    assert isinstance(journal, list)
    (entry,) = journal
    assert (entry["by"], entry["item"]) == ("assistant", "threat/kitchen/oversteep")
    assert (entry["before"], entry["after"]["note"], "slug" in entry["after"]) == ({}, "Buy a clock", False)


def test_a_change_of_what_somebody_else_changed_is_refused(ask: Ask) -> None:
    before = item_of(ask, "threats", "oversteep")
    ask("assessment_set", item="oversteep", fields={"note": "One"}, expected=before["digest"])
    with pytest.raises(RefusedCallError, match="not as expected"):
        ask("assessment_set", item="oversteep", fields={"note": "Two"}, expected=before["digest"])
    assert item_of(ask, "threats", "oversteep")["stated"]["note"] == "One"


@pytest.mark.parametrize(
    ("item", "fields", "words"),
    [
        ("oversteep", {"treatment": "accept"}, "Only people accept"),
        ("oversteep", {"accepted.who": "Ann"}, "Only people accept"),
        ("oversteep", {"accepted": ""}, "Only people accept"),
        ("oversteep", {"file": "/etc/passwd"}, "no field 'file'"),
        ("oversteep", {"extra": "x"}, "no field 'extra'"),
        ("oversteep", {"treatment": "ignore"}, "should be one of"),
        ("teapot", {"status": "implemented", "due": "soon"}, "due"),
        ("overview", {"note": "x"}, "neither a threat nor a control"),
        ("evidence", {"type": "file", "file": "/etc/passwd"}, "no section with this id"),
        ("system", {"name": "x"}, "no section with this id"),
    ],
)
def test_what_is_not_for_an_assistant_is_refused(
    ask: Ask, workspace: Workspace, item: str, fields: dict[str, str], words: str
) -> None:
    assert workspace.assessment is not None
    before = workspace.assessment.path.read_bytes()
    nothing = {"oversteep": Threat("kitchen", "oversteep")}.get(item)
    view = "threats" if nothing else "controls"
    known = [each["digest"] for each in ask("assessment", view=view, limit=25)["items"] if each["id"] == item]
    with pytest.raises(RefusedCallError, match=words):
        ask("assessment_set", item=item, fields=fields, expected=(known or ["x"])[0])
    assert workspace.assessment.path.read_bytes() == before


def test_what_a_person_accepted_stays(ask: Ask, workspace: Workspace) -> None:
    assert workspace.assessment is not None
    accepted = Threat(
        "kitchen",
        "oversteep",
        treatment=Treatment.ACCEPT,
        accepted=Acceptance("Ann", "2026-01-01", "2027-01-01", "Few guests"),
    )
    workspace.assessment.save(checked(workspace.assessment.open(), accepted))
    with pytest.raises(RefusedCallError, match="A person has accepted"):
        ask("assessment_set", item="oversteep", fields={"treatment": "open"}, expected=digest_of(accepted))


def test_without_leave_or_file_nothing_is_done(ask: Ask, workspace: Workspace) -> None:
    workspace.may_write = False
    with pytest.raises(RefusedCallError, match="only be read"):
        ask("assessment_set", item="oversteep", fields={"note": "x"}, expected="x")
    assert workspace.assessment is not None
    workspace.assessment.path.write_text("{", encoding="utf-8")
    with pytest.raises(RefusedCallError, match="cannot be read") as refused:
        ask("assessment", view="threats")
    assert str(workspace.assessment.path.parent) not in str(refused.value)
    workspace.assessment = None
    with pytest.raises(RefusedCallError, match="No assessment was named"):
        ask("assessment", view="threats")
