"""Texts of pages, by section."""

from __future__ import annotations

from aixreader.services.session.page_text import page_text, remove_blanks
from aixreader.services.session.session import Session

PAGE = "docs/1_controls"


def test_each_section_has_its_own_text(session: Session) -> None:
    texts = page_text(session, PAGE).sections
    by_section = {text.section: text for text in texts}
    assert list(by_section) == list(session.edition.pages[PAGE].sections)
    assert by_section["teapot"].plain.startswith("Teapot watch #TEAPOT WATCH")
    assert '"odd" steam' in by_section["teapot"].plain or "“odd” steam" in by_section["teapot"].plain
    assert "A lid that opens" not in by_section["teapot"].plain


def test_starts_count_without_blanks(session: Session) -> None:
    page = page_text(session, PAGE)
    whole = page.compact
    for text in page.sections:
        assert (
            not text.compact
            or page.section_at(text.start + len(text.compact) - 1) is page.section(text.section) is text
        )
        assert whole[text.start : text.start + len(text.compact)] == text.compact == remove_blanks(text.plain)


def test_words_of_different_blocks_stay_apart(session: Session) -> None:
    kettle = next(text for text in page_text(session, PAGE).sections if text.section == "kettlerules")
    assert "cup minutes colour green 2 light" in kettle.plain
    assert "One page: the rules fit on one page who when" in kettle.plain
