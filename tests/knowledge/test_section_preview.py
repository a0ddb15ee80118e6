"""A link's preview says what a section is: title, role and first sentence."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.knowledge.section_preview import section_preview
from aixreader.services.session.session import Session


def test_title_role_and_first_sentence(session: Session) -> None:
    found = section_preview(session, session.find("oversteep"))
    assert (found.title, found.role) == ("2.1 Oversteeping", "threat")
    assert found.sentence
    assert "Category" not in found.sentence
    assert "Permalink" not in found.sentence


def test_every_section_of_the_exchange_has_a_preview(exchange_edition: Path) -> None:
    with Session(open_edition(exchange_edition)) as session:
        found = [section_preview(session, section) for section in session.edition.sections.values() if section.slug]
    assert len(found) > 120
    assert sum(bool(one.sentence) for one in found) / len(found) > 0.9
    assert not any(one.sentence.startswith(("Category", "Permalink")) for one in found)
