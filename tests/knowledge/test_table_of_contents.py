"""The table of contents."""

from __future__ import annotations

from collections.abc import Mapping
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
    (item,) = table_of_contents(session.edition, session.names)
    assert (item.id, item.title, item.address) == (page.id, page.title, f"aix://content/{page.id}")
    assert [child.id for child in item.children] == list(page.sections[1:])


def rearranged(session: Session, changes: Mapping[str, Mapping[str, object]]) -> Session:
    """The tiny site with some fields of some pages changed; pages by their name without folder."""
    catalogue = session.edition.catalogue
    pages = [replace(page, **changes.get(page.id.rpartition("/")[2], {})) for page in catalogue.pages]  # type: ignore[arg-type]  # by name
    session.edition.catalogue = replace(catalogue, pages=tuple(pages))
    return session


def test_pages_stand_under_the_page_of_their_section_after_its_own_headings(session: Session) -> None:
    top = session.edition.catalogue.pages[0].id
    below = {"parent": top}
    changed = rearranged(session, {"1_controls": below, "2_threats": {"parent": "docs/1_controls"}})
    items = table_of_contents(changed.edition, changed.names)
    assert [item.title for item in items] == ["0. Overview", "Contribute", "Content"]
    controls = items[0].children[-1]
    assert controls.title == "1. Controls"
    assert [child.title for child in controls.children][-1] == "2. Threats"
    assert len(flat(items)) == len(session.edition.sections)


def test_a_parent_that_is_not_there_or_comes_later_is_none(session: Session) -> None:
    pages = session.edition.catalogue.pages
    changed = rearranged(session, {"1_controls": {"parent": "gone"}, "2_threats": {"parent": pages[-1].id}})
    assert len(table_of_contents(changed.edition, changed.names)) == len(pages)


def test_a_chain_of_parents_meets_no_limit(session: Session) -> None:
    page = session.edition.catalogue.pages[0]
    chain = [replace(page, id=f"p{number}", parent=f"p{number - 1}", sections=()) for number in range(2_000)]
    session.edition.catalogue = replace(session.edition.catalogue, pages=tuple(chain))
    assert len(flat(table_of_contents(session.edition, session.names))) == 2_000


def test_pages_that_are_not_listed_are_there_only_on_request(session: Session) -> None:
    changed = rearranged(session, {"1_controls": {"listed": False}, "2_threats": {"link_title": "Threats"}})
    assert [item.title for item in changed.contents()][:2] == ["0. Overview", "Threats"]
    assert [item.title for item in changed.contents(everything=True)][:2] == ["0. Overview", "1. Controls"]
    outline = changed.outline("docs/1_controls")
    assert outline is not None
    assert outline.title == "1. Controls"
    assert changed.outline("gone") is None
