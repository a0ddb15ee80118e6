"""The texts of sections."""

from __future__ import annotations

from aixreader.comparison.section_texts import SectionTexts
from aixreader.knowledge.open_edition import OpenEdition


def test_heading_and_category_are_no_text(after: OpenEdition) -> None:
    texts = SectionTexts(after.edition)
    text = texts.text(after.find("teapot"))
    assert text.startswith("Objective\nSomebody looks at the pot")
    assert texts.blocks(after.find("teapot")) is texts.blocks(after.find("teapot"))


def test_a_section_ends_where_the_next_begins(after: OpenEdition) -> None:
    texts = SectionTexts(after.edition)
    assert texts.text(after.find("generalkettle")) == "These controls answer more than one threat."
