"""What changed between two editions, as a page."""

from __future__ import annotations

from aixreader.comparison.edition_comparison import Comparison, compare_editions
from aixreader.comparison.selection import of_sections
from aixreader.html.plain_text import plain_text
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.pages.action_links import action_address
from aixreader.pages.change_links import FILTERS, chapter_address, section_address
from aixreader.pages.edition_changes_page import edition_changes_document
from aixreader.progress import silent


def test_renames_come_before_chapters(comparison: Comparison) -> None:
    html = edition_changes_document(comparison)
    text = plain_text(html)
    assert "Steeping too long → Oversteeping" in text
    assert html.index("<h2>Renamed</h2>") < html.index(chapter_address("docs/overview"))
    assert "“goto/” became “go/” in addresses" in text
    assert "New Oversteeping – Teapot watch" in text
    assert f'<a href="{section_address("pothandle")}">Pot handle</a>' in html
    assert "merged into “Teapot watch”" in text
    assert "Controls in general" not in text


def test_what_is_shown_can_be_chosen(comparison: Comparison) -> None:
    html = edition_changes_document(of_sections(comparison, {"oversteep"}), "threat")
    assert "<strong>threats</strong>" in html
    assert f'href="{action_address(FILTERS, "all")}"' in html
    nothing = edition_changes_document(of_sections(comparison, {"generalkettle"}), "bookmarks")
    assert "Nothing differs in what is shown." in nothing


def test_nothing_differs(after: OpenEdition) -> None:
    assert "Nothing differs between these editions." in edition_changes_document(compare_editions(after, after, silent))
