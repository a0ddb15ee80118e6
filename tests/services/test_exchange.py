"""The real Exchange through the services, where a copy of it lies beside this checkout."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import NotFoundError
from aixreader.knowledge.section_formats import SectionFormats
from aixreader.services.session.session import Session
from aixreader.services.tables.relation_table import relations_of

EMPTY_TAGS = re.compile(r"<(?!img)[^<>]*>")

EXCHANGE = Path(os.environ.get("AIXREADER_EXCHANGE") or Path(__file__).parents[3] / "shared" / "exchange")
pytestmark = pytest.mark.skipif(not EXCHANGE.is_dir(), reason="no copy of the Exchange in ../shared/exchange")


@pytest.fixture(scope="module")
def real(exchange_edition: Path) -> Iterator[Session]:
    """A session on the Exchange."""
    with Session(open_edition(exchange_edition)) as session:
        yield session


def test_every_section_is_found_by_its_slug_its_permalink_its_address_and_its_id(real: Session) -> None:
    for section in real.edition.sections.values():
        for name in (section.id, real.address(section.id)):
            assert real.find(name).id == section.id
        if section.slug and section.slug == section.id:
            for name in (section.slug.upper(), section.permalink or "", f"/goto/{section.slug}", f"aix:{section.slug}"):
                assert real.find(name).id == section.id
        by_title = real.find(section.title)
        word = section.title.casefold().lstrip("#")
        assert by_title.title.casefold().lstrip("#") == word or word in (by_title.id, *by_title.aliases)


def test_every_redirect_leads_to_a_section_or_says_where(real: Session) -> None:
    elsewhere = []
    for slug, target in real.edition.catalogue.redirects.items():
        try:
            real.find(slug)
        except NotFoundError as error:
            elsewhere.append((target, error.message))
    assert [message for target, message in elsewhere if target not in message] == []
    assert len(elsewhere) <= 4


def test_every_section_can_be_read_in_every_form(real: Session) -> None:
    for section in real.edition.sections.values():
        reading = SectionFormats(real, section, only=True)
        parser = html5lib.HTMLParser()
        parser.parseFragment(reading.html())
        assert "expected-closing-tag-but-got-eof" not in {code for _, code, _ in parser.errors}
        # Before a heading inside raw HTML there may be nothing but the elements around it.
        assert bool(reading.text().strip()) == bool(EMPTY_TAGS.sub("", reading.html()).strip())
        if section.level:
            assert section.title.strip("# ")[:4] in reading.markdown()


def test_text_loses_no_word(real: Session) -> None:
    for page in real.edition.pages.values():
        top = real.edition.sections[page.sections[0]]
        html = real.edition.page_html(page.id)
        for name in page.sections:  # the heading of a control is its name
            section = real.edition.sections[name]
            html = html.replace(f">{section.title}</h", f">{real.names.of(section)}</h")
        tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
        words = {word for text in tree.itertext() for word in text.split()}
        said = SectionFormats(real, top).text()
        assert {word for word in words - set(said.split()) if word not in said} == set()


def test_every_control_has_a_relation(real: Session) -> None:
    controls = [section for section in real.edition.sections.values() if section.role == "control" and section.slug]
    assert [section.id for section in controls if not relations_of(real, section)] == []


def test_every_page_and_file_is_served(real: Session) -> None:
    for page in real.edition.pages:
        assert real.fetch(f"/{page}").data.startswith(b"<!doctype html>")
    for asset in real.edition.catalogue.assets:
        assert len(real.fetch(f"/-/{asset.path}").data) == asset.size
