"""An open edition and what is derived from it."""

from __future__ import annotations

import pytest

from aixreader.errors import NotFoundError
from aixreader.services.session.session import Session


def test_it_begins_at_the_first_page(session: Session) -> None:
    assert session.title == "Tiny Exchange"
    assert session.home() == "aix://content/docs/overview"


def test_addresses_lead_to_sections_and_back(session: Session) -> None:
    for section in session.edition.sections.values():
        address = session.address(section.id)
        assert address.startswith("aix://content/")
        assert session.section_at(address) == section
        assert session.find(address) == section


def test_unknown_ids_and_addresses(session: Session) -> None:
    with pytest.raises(NotFoundError):
        session.address("nowhere")
    assert session.section_at("https://owaspai.org/go/teapot/") is None
    assert session.section_at("aix://content/nowhere") is None


def test_every_link_inside_the_edition_leads_somewhere(session: Session) -> None:
    for link in session.edition.links:
        if link.kind == "section":
            assert link.target in session.edition.sections
