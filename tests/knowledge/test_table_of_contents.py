"""The table of contents."""

from __future__ import annotations

from dataclasses import replace

from aixreader.knowledge.table_of_contents import ContentsItem, table_of_contents
from aixreader.services.session.session import Session


def flat(items: tuple[ContentsItem, ...]) -> list[ContentsItem]:
    return [found for item in items for found in (item, *flat(item.children))]


def test_pages_stand_in_menu_order_and_the_others_after_them(session: Session) -> None:
    pages = [item.title for item in session.contents()]
    assert pages == ["0. Overview", "1. Controls", "2. Threats", "Contribute", "Content"]


def test_sections_nest_as_their_headings_do(session: Session) -> None:
    controls = session.contents()[1]
    (general,) = controls.children
    (rules,) = general.children
    assert (general.id, general.role) == ("generalkettle", "control group")
    assert [item.id for item in rules.children] == ["kettlerules", "teapot", "lidlock"]
    assert rules.children[1].address == "aix://content/docs/1_controls#teapot-watch"


def test_every_section_is_there_once_and_found_at_its_address(session: Session) -> None:
    items = flat(session.contents())
    assert sorted(item.id for item in items) == sorted(session.edition.sections)
    for item in items:
        section = session.section_at(item.address)
        assert section is not None
        assert section.id == item.id


def test_sections_without_a_top_get_one(session: Session) -> None:
    catalogue = session.edition.catalogue
    page = catalogue.pages[0]
    session.edition.catalogue = replace(catalogue, pages=(replace(page, sections=page.sections[1:]),))
    (item,) = table_of_contents(session.edition)
    assert (item.id, item.title, item.address) == (page.id, page.title, f"aix://content/{page.id}")
    assert [child.id for child in item.children] == list(page.sections[1:])
