"""The way down to a section, and on to the next one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.knowledge.navigation import adjacent_section, breadcrumb
from aixreader.services.session.session import Session


def test_steps_lead_from_the_page_to_the_section(session: Session) -> None:
    section = session.find("teapot")
    found = breadcrumb(session, section)
    assert [title for title, _ in found] == [
        "1. Controls",
        "1.0 Controls in general",
        "1.1 Kettle rules",
        "Teapot watch",
    ]
    assert found[-1][1] == session.address(section.id)
    assert all(session.section_at(address) is not None for _, address in found)


def test_a_page_is_one_step(session: Session) -> None:
    top = session.section_at(session.home())
    assert top is not None
    assert breadcrumb(session, top) == ((top.title, session.home()),)


def test_next_and_back_over_all_sections(session: Session) -> None:
    section = session.section_at(session.home())
    assert section is not None
    seen = [section.id]
    while (following := adjacent_section(session.edition, section, 1)) is not None:
        back = adjacent_section(session.edition, following, -1)
        assert back is not None
        assert back.id == section.id
        section = following
        seen.append(section.id)
    assert sorted(seen) == sorted(session.edition.sections)


@pytest.mark.parametrize("by", [-1])
def test_nothing_comes_before_the_first(session: Session, by: int) -> None:
    first = session.section_at(session.home())
    assert first is not None
    assert adjacent_section(session.edition, first, by) is None


def test_the_breadcrumb_begins_with_the_pages_above(session: Session) -> None:
    catalogue = session.edition.catalogue
    chain = {"docs/1_controls": "docs/2_threats", "docs/2_threats": catalogue.pages[0].id}
    pages = tuple(replace(page, parent=chain.get(page.id, "")) for page in catalogue.pages)
    session.edition.catalogue = replace(catalogue, pages=pages)
    titles = [title for title, _ in breadcrumb(session, session.find("teapot"))]
    assert titles[:3] == ["0. Overview", "2. Threats", "1. Controls"]


def test_pages_that_are_not_listed_are_passed_over(session: Session) -> None:
    catalogue = session.edition.catalogue
    pages = tuple(replace(page, listed=page.id != "docs/1_controls") for page in catalogue.pages)
    session.edition.catalogue = replace(catalogue, pages=pages)
    last = session.edition.sections[pages[0].sections[-1]]
    following = adjacent_section(session.edition, last, 1)
    assert following is not None
    assert following.page == "docs/2_threats"
    assert adjacent_section(session.edition, session.find("teapot"), 1) == session.find("lidlock")
