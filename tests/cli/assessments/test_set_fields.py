"""`aixreader assess set`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_fields_are_set_and_taken_back(assess: Call, file: Path) -> None:
    assert assess("set", file, "Teapot watch", "status=partial", "how=a = b").out.strip() == "control/tea-room/teapot"
    assert '"how": "a = b"' in file.read_text("utf-8")
    value = assess("set", file, "teapot", "how=", "--json").json()
    assert value["values"].pop("text_digest").startswith("sha256:")
    assert value["values"] == {"kind": "control", "system": "tea-room", "slug": "teapot", "status": "partial"}


def test_the_system_and_evidence_are_set(assess: Call, file: Path) -> None:
    assert assess("set", file, "system", "owner=Ann", "--json").json() == {"item": "system/tea-room", "values": None}
    item = assess("set", file, "evidence", "type=link", "title=Photo", "link=https://tea.example").out.strip()
    assert item.startswith("evidence/tea-room/")
    assert item.rpartition("/")[2] in file.read_text("utf-8")


def test_a_risk_is_accepted_today_unless_another_day_is_stated(assess: Call, file: Path) -> None:
    typed = ("treatment=accept", "accepted.who=Ann", "accepted.until=2099-01-01", "accepted.reason=Cheap")
    accepted = assess("set", file, "oversteep", *typed, "--json").json()["values"]["accepted"]
    assert len(accepted["at"]) == len("2026-12-31")
    dated = assess("set", file, "teatheft", *typed, "accepted.at=2026-01-02", "--json").json()["values"]["accepted"]
    assert dated["at"] == "2026-01-02"


def test_what_is_wrong_changes_nothing(assess: Call, file: Path) -> None:
    before = file.read_bytes()
    for arguments, words in (
        (("teapot", "status"), "not of the form FIELD=VALUE"),
        (("teapot", "status=half"), "should be one of"),
        (("teapot", "colour=red"), "no field"),
        (("oversteep", "treatment=accept"), "by whom"),
        (("oversteep", "impact=huge"), "levels are low, medium, high"),
        (("oversteep", "override.value=no", "override.reason=x"), "one of 'applies', 'not'"),
        (("overview", "status=absent"), "neither a threat nor a control"),
    ):
        outcome = assess("set", file, *arguments)
        assert outcome.code != 0
        assert words in outcome.err
    assert file.read_bytes() == before
