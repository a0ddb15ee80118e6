"""What belongs to a section."""

from __future__ import annotations

from dataclasses import replace

from aixreader.knowledge.related_sections import (
    INDEX_LETTERS,
    RelatedSection,
    exclusion,
    related_sections,
    sentence_of_link,
)
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
    page = session.edition.sections["docs/2_threats"]
    assert "members" not in {found.sort for found in related_sections(session, page)}
    group = session.edition.sections["brewthreats"].category
    deeper = replace(page, category=group, children=("docs/1_controls", *page.children))
    (members,) = [found for found in related_sections(session, deeper) if found.sort == "members"]
    assert [row.slug for row in members.rows] == ["oversteep", "teatheft"], "the threats below, and no controls"


def test_of_a_section_that_nothing_belongs_to(session: Session) -> None:
    assert around(session, "contribute#who-brews") == {}


def test_the_sentence_in_which_a_link_stands(session: Session) -> None:
    rows = {row.title: row.detail for row in around(session, "teapot")["links"]}
    assert rows["How to read this"] == "Start with the periodic table, then go to Teapot watch."
    assert rows["Oversteeping"] == "Teapot watch"
    assert sentence_of_link(session, session.find("oversteep"), session.find("teapot")) == "#TEAPOT WATCH", "as written"
    assert sentence_of_link(session, session.find("lidlock"), session.find("teapot")) == ""


def test_every_row_opens(session: Session) -> None:
    for section in session.edition.sections.values():
        for found in related_sections(session, section):
            for row in found.rows:
                assert session.section_at(row.address) is not None or row.address.startswith("https://")


def test_what_a_note_says_beyond_where_the_controls_are() -> None:
    left_out = "minus: the controls that protect against search (rate limit), as they do not apply"
    for note, rest in (
        ("See Steam section for the controls.", ""),
        (f"See Steam section for the controls, {left_out}", left_out),
        ("See the Steam section for the controls against steam.", ""),
        ("See Steam section for the controls, without those of lids", "without those of lids"),
        ("Something else", "Something else"),
        ("", ""),
    ):
        assert exclusion(note) == rest


def test_letters_of_an_index_are_no_links_and_general_sections_come_last(session: Session) -> None:
    for title, is_letter in (("A", True), ("x - z", True), ("0–9", True), ("Ä", True), ("AI", False), ("A map", False)):
        assert (INDEX_LETTERS.fullmatch(title) is not None) is is_letter, title
    for section in session.edition.sections.values():
        roles = [row.role for row in around(session, section.id).get("links", ())]
        ranks = [2 if not role.startswith(("threat", "control")) else int(role.endswith("group")) for role in roles]
        assert ranks == sorted(ranks), section.id
