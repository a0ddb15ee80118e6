"""The texts of an edition's sections as they are compared: without heading and category, which are compared apart."""

from __future__ import annotations

from aixreader.comparison.text_blocks import AnyBlock, blocks_text, read_blocks
from aixreader.edition.edition import Edition
from aixreader.html.section_body import without_head
from aixreader.model import Section


class SectionTexts:
    """The blocks of one edition's sections, read on first access."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._pages: dict[str, str] = {}
        self._blocks: dict[str, tuple[AnyBlock, ...]] = {}
        self._texts: dict[str, str] = {}

    def blocks(self, section: Section) -> tuple[AnyBlock, ...]:
        """The blocks of a section without its subsections."""
        if section.id not in self._blocks:
            if section.page not in self._pages:
                self._pages[section.page] = self._edition.page_html(section.page)
            html = self._pages[section.page][section.start : section.end]
            self._blocks[section.id] = read_blocks(without_head(html, heading=section.level > 0))
        return self._blocks[section.id]

    def text(self, section: Section) -> str:
        """The text of a section, a line for each block."""
        if section.id not in self._texts:
            self._texts[section.id] = blocks_text(self.blocks(section))
        return self._texts[section.id]
