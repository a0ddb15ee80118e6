"""What changed in a section or a chapter, as a page."""

from __future__ import annotations

from aixreader.comparison.edition_comparison import Comparison
from aixreader.html.plain_text import plain_text
from aixreader.html.tree import with_attribute
from aixreader.pages.change_links import SIDES, chapter_address, read_address, section_address
from aixreader.pages.section_changes_page import changes_around, chapter_document, section_document


def test_a_section(comparison: Comparison) -> None:
    html = section_document(comparison, "oversteep", sides=False)
    assert html is not None
    text = plain_text(html)
    assert "What changed in “Oversteeping”" in text
    assert "was “Steeping too long”" in text
    assert "<del>Nobody wants to drink what comes of it" in html
    assert "New link: #TEAPOT WATCH: teapot" in text
    assert f'href="{SIDES}oversteep"' in html
    assert 'href="aix://content/docs/2_threats#21-oversteeping"' in html


def test_side_by_side(comparison: Comparison) -> None:
    html = section_document(comparison, "oversteep", sides=True)
    assert html is not None
    assert '<div class="side">' in html
    assert f'href="{section_address("oversteep")}"' in html


def test_a_section_that_is_gone_and_one_that_is_the_same(comparison: Comparison) -> None:
    gone = section_document(comparison, "docs/1_controls#tap", sides=False)
    assert gone is not None
    assert "Read the section" not in gone
    same = section_document(comparison, "generalkettle", sides=False)
    assert same is not None
    assert "The text is the same in both editions." in same
    assert section_document(comparison, "saucer", sides=False) is None


def test_a_chapter_has_all_its_changed_sections(comparison: Comparison) -> None:
    html = chapter_document(comparison, "docs/1_controls")
    assert html is not None
    places = [
        html.index(f"<h2>{link}")
        for link in ('<a href="' + section_address(name) for name in ("kettlerules", "pothandle", "lidlock"))
    ]
    assert places == sorted(places)
    assert "Controls in general</a>" not in html
    assert f'href="{chapter_address("docs/2_threats")}"' in html
    assert chapter_document(comparison, "docs/nothing") is None


def test_every_link_to_another_page_of_changes_leads_to_one(comparison: Comparison) -> None:
    for change in comparison.sections:
        html = section_document(comparison, change.id, sides=False)
        assert html is not None
        for _, address in with_attribute(html, ("a",), "href", section_address("")):
            assert read_address(address)[1] in comparison.by_id


def test_the_changed_sections_around_one(comparison: Comparison) -> None:
    before, after = changes_around(comparison, "pothandle")
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("teapot", "lidlock")
    assert changes_around(comparison, "saucer") == (None, None)
    assert changes_around(comparison, comparison.sections[0].id)[0] is None
