"""The source of a section is shown as it stands, with its place, and is read as text only."""

from __future__ import annotations

from html import unescape

from aixreader.knowledge.section_formats import SectionFormats
from aixreader.pages.source_page import source_document
from aixreader.services.session.session import Session


def test_every_section_shows_its_own_lines(session: Session) -> None:
    for section in session.edition.sections.values():
        html = source_document(session, section)
        text = html.partition("<pre>")[2].rpartition("</pre>")[0]
        assert unescape(text) == SectionFormats(session, section).markdown()
        assert "<" not in text
        assert f"{session.edition.pages[section.page].file}:{section.line}" in html
