"""A link's preview says what a section is in its first sentence, without its labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.edition.edition import open_edition
from aixreader.knowledge.section_preview import MAX_SENTENCE_LENGTH, first_sentence, plain, section_preview
from aixreader.services.session.session import Session


def test_title_role_and_first_sentence(session: Session) -> None:
    found = section_preview(session, session.find("oversteep"))
    assert (found.title, found.role) == ("2.1 Oversteeping", "threat")
    assert found.sentence
    assert "Category" not in found.sentence
    assert "Permalink" not in found.sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It is late in the evening. It is dark.", "It is late in the evening."),
        ("Some, e.g. The Kettle, are hot and loud. Others are not.", "Some, e.g. The Kettle, are hot and loud."),
        ("No end", "No end"),
        ("", ""),
        ("word " * 100, ("word " * 52).strip() + "…"),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_labels_and_tags_are_left_out() -> None:
    assert plain("<strong>Description</strong><br>\nA <em>kettle</em> &amp; more") == "A kettle & more"


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    assert len(first_sentence(text)) <= MAX_SENTENCE_LENGTH + 1


def test_every_section_of_the_exchange_has_a_preview(exchange_edition: Path) -> None:
    with Session(open_edition(exchange_edition)) as session:
        found = [section_preview(session, section) for section in session.edition.sections.values() if section.slug]
    assert len(found) > 120
    assert sum(bool(one.sentence) for one in found) / len(found) > 0.9
    assert not any(one.sentence.startswith(("Category", "Permalink")) for one in found)
