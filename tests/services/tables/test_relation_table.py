"""Relations of threats and controls."""

from __future__ import annotations

from aixreader.services.session.session import Session
from aixreader.services.tables.relation_table import relations_of


def edges(session: Session, name: str | None) -> set[tuple[str, str, str]]:
    section = session.find(name) if name is not None else None
    return {(result.relation.threat, result.relation.control, result.via) for result in relations_of(session, section)}


def test_all_of_them(session: Session) -> None:
    assert {(threat, control) for threat, control, _ in edges(session, None)} == {
        ("oversteep", "kettlerules"),
        ("oversteep", "teapot"),
        ("oversteep", "generalkettle"),
        ("teatheft", "lidlock"),
        ("teatheft", "teapot"),
    }


def test_of_a_threat(session: Session) -> None:
    assert edges(session, "teatheft") == {("teatheft", "lidlock", ""), ("teatheft", "teapot", "")}


def test_of_a_control_with_those_of_its_group(session: Session) -> None:
    assert edges(session, "lidlock") == {("teatheft", "lidlock", ""), ("oversteep", "generalkettle", "generalkettle")}


def test_of_a_section_without_any(session: Session) -> None:
    assert edges(session, "periodictable") == set()
    assert edges(session, "contribute#who-brews") == set()
