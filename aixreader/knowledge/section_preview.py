"""Preview of a section: its name, role and first sentence, shown for links."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.html.first_sentence import section_sentence
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section


@dataclass(frozen=True, slots=True)
class SectionPreview:
    """A section's name, its role if it has one, and its first sentence ("" if it has no text)."""

    title: str
    role: str | None
    sentence: str


def section_preview(opened: OpenEdition, section: Section) -> SectionPreview:
    """The preview of `section`."""
    html = opened.edition.page_html(section.page)[section.start : section.end]
    return SectionPreview(opened.names.of(section), section.role, section_sentence(html))
