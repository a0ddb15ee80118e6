"""A threat with its controls, a control with its threats."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import NotFoundError
from aixreader.progress import silent
from aixreader.services.export.export_formats import export_sections
from aixreader.services.export.relation_selection import select_relations
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.session import Session


def test_a_threat_its_controls_and_where_each_is_stated(session: Session) -> None:
    choice = select_relations(session, "teatheft")
    assert choice.section.id == "teatheft"
    assert choice.table is not None
    assert choice.table.sort == "controls"
    assert {row.slug for row in choice.table.rows} == set(session.graph.of("teatheft")), "those of groups as well"
    assert all(row.detail for row in choice.table.rows)


def test_a_control_and_its_threats(session: Session) -> None:
    choice = select_relations(session, "lidlock")
    assert choice.table is not None
    assert choice.table.sort == "threats"
    assert choice.title == "Lid lock and its threats"


def test_what_has_no_relations_stands_alone(session: Session) -> None:
    choice = select_relations(session, "contribute#who-brews")
    assert (choice.related, choice.table) == ((), None)
    with pytest.raises(NotFoundError):
        select_relations(session, "coffee")


def test_specific_controls_come_before_general_ones(exchange_edition: Path) -> None:
    real = Session(open_edition(exchange_edition))
    for node in real.graph.threats:
        choice = select_relations(real, node.slug)
        pages = [section.page for section in choice.related]
        assert pages == sorted(pages, key=pages.index), "each page's controls stand together"
        if choice.section.page in pages:
            assert pages[0] == choice.section.page
        general = [page == "docs/1_general_controls" for page in pages]
        assert general == sorted(general), node.slug
    real.close()


def test_every_format_begins_with_the_threat_and_the_table(session: Session) -> None:
    choice = select_sections(session, ["relations:teatheft"], {})
    threat, control = "opens only for its owner", session.graph.nodes["lidlock"].name
    for form in ("html", "md", "txt"):
        text = export_sections(session, choice, form, silent).decode()
        assert text.index(session.find("teatheft").title) < text.index("Stated in") < text.index(threat), form
        assert control in text[text.index("Stated in") : text.index(threat)], form
