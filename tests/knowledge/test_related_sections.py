"""What belongs to a section."""

from __future__ import annotations

from aixreader.knowledge.related_sections import RelatedSection, related_sections, sentence_of_link
from aixreader.services.session.session import Session


def around(session: Session, name: str) -> dict[str, tuple[RelatedSection, ...]]:
    return {found.sort: found.rows for found in related_sections(session, session.find(name))}


def test_of_a_threat(session: Session) -> None:
    found = around(session, "oversteep")
    assert [(row.title, row.kind, row.detail) for row in found["controls"]] == [
        ("Kettle rules", "table", "periodic table"),
        ("Teapot watch", "table", "periodic table"),
        ("Controls in general", "section", "stated by its section"),
        ("Lid lock", "group", "through Controls in general"),
    ]
    assert "groups" not in found
    assert "Periodic table of tea security" in [row.title for row in found["links"]]


def test_of_a_control(session: Session) -> None:
    found = around(session, "kettlerules")
    assert [row.slug for row in found["threats"]] == ["oversteep"]
    assert [(row.title, row.detail, row.address) for row in found["standards"]] == [
        ("OpenCRE 123-456", "Rules of the kitchen", "https://opencre.org/cre/123-456"),
        ("MITRE ATLAS AML.M9001", "Limit boiling", "https://example.org/atlas/AML.M9001"),
        ("ENISA Table 5:", "Keep rules short", "https://example.org/enisa"),
    ]
    assert [row.slug for row in found["groups"]] == ["generalkettle"]


def test_of_a_group(session: Session) -> None:
    assert [row.slug for row in around(session, "generalkettle")["members"]] == ["kettlerules", "teapot", "lidlock"]


def test_of_a_section_that_nothing_belongs_to(session: Session) -> None:
    assert around(session, "contribute#who-brews") == {}


def test_the_sentence_in_which_a_link_stands(session: Session) -> None:
    rows = {row.title: row.detail for row in around(session, "teapot")["links"]}
    assert rows["How to read this"] == "Start with the periodic table, then go to #TEAPOT WATCH."
    assert rows["Oversteeping"] == "#TEAPOT WATCH"
    assert sentence_of_link(session, session.find("lidlock"), session.find("teapot")) == ""


def test_every_row_opens(session: Session) -> None:
    for section in session.edition.sections.values():
        for found in related_sections(session, section):
            for row in found.rows:
                assert session.section_at(row.address) is not None or row.address.startswith("https://")
