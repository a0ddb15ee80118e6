"""The names by which sections are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.section_names import SectionNames, filter_words, shown_title, without_number
from aixreader.services.session.session import Session


def test_headings_without_what_only_orders_them() -> None:
    assert without_number("2.4. Model exfiltration") == "Model exfiltration"
    assert without_number("2.0. Input threats - introduction") == "Input threats"
    assert without_number("3D models") == "3D models"


def test_a_control_has_its_readable_name_and_everything_else_its_heading(session: Session) -> None:
    names = {section.id: session.names.of(section) for section in session.edition.sections.values()}
    assert (names["teapot"], names["lidlock"]) == ("Teapot watch", "Lid lock")
    headings = {name: section.title for name, section in session.edition.sections.items() if "#" not in section.title}
    assert {name: names[name] for name in headings} == headings
    bare = {section.id: session.names.bare(section) for section in session.edition.sections.values()}
    assert (bare["oversteep"], names["oversteep"]) == ("Oversteeping", "2.1 Oversteeping")
    assert all(
        session.names.bare(session.edition.sections[node.section]) == node.name for node in session.graph.nodes.values()
    )


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("#KETTLE I/O FILTER", "Kettle I/O filter"),
        ("#AI STEEPING OF LLM", "AI steeping of LLM"),
        ("2.1 #KETTLE GUARD", "2.1 Kettle guard"),
        ("#STEEPTEA", "Steeptea"),
        ("#STEEP TEA & MILK", "Steep tea & milk"),
        ("Steep #TEA", "Steep #TEA"),
        ("C# AND TEA", "C# AND TEA"),
        ("#", "#"),
        ("2.1 Oversteeping", "2.1 Oversteeping"),
        ("#todo", "#todo"),
        ("", ""),
    ],
)
def test_a_heading_of_which_nothing_else_is_known(heading: str, name: str) -> None:
    assert shown_title(heading) == name
    assert shown_title(name) == name


def test_a_name_of_one_word(session: Session) -> None:
    """Where its page does not use it as a word it is several run together: then the periodic table's label is the
    name, as for the sections of the Exchange of 2025.
    """
    catalogue = session.edition.catalogue
    one_word = {"teapot": "#TEAPOTWATCH", "lidlock": "#LIDLOCK", "kettlerules": "#RULES"}
    sections = tuple(replace(section, title=one_word.get(section.id, section.title)) for section in catalogue.sections)
    edition = open_edition(session.edition.folder)
    edition.catalogue = replace(catalogue, sections=sections)
    changed = OpenEdition(edition)
    names = {section.id: changed.names.of(section) for section in edition.catalogue.sections}
    assert names["kettlerules"] == "Rules"
    assert names["lidlock"] == "Lid lock"
    assert names["teapot"] in {"Watch", "Watch the pot"}
    for name in ("#TEAPOTWATCH", "teapotwatch", names["teapot"]):
        assert changed.find(name).id == "teapot", name


def test_names_do_not_fail_where_the_edition_is_damaged(session: Session, tmp_path: Path) -> None:
    """What is damaged is told where it is read."""
    edition = open_edition(session.edition.folder)
    catalogue = edition.catalogue
    sections = tuple(
        replace(section, title="#STEEPING", slug=None) if section.id == "lidlock" else section
        for section in catalogue.sections
    )
    edition.catalogue = replace(catalogue, sections=sections)
    edition.folder = tmp_path
    assert {SectionNames(edition).of(section) for section in sections if section.id == "lidlock"} == {"Steeping"}


def test_words_of_a_filter() -> None:
    assert filter_words("#MONITOR  Use #") == ("monitor", "use")
    assert filter_words(" ## ") == ()
