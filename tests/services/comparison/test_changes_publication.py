"""What changed as a publication."""

from __future__ import annotations

from aixreader.comparison.edition_comparison import Comparison
from aixreader.publish.book_html import book_html
from aixreader.publish.print_html import print_html
from aixreader.services.comparison.changes_publication import changes_publication


def test_a_chapter_for_what_was_renamed_and_one_for_each_page(comparison: Comparison) -> None:
    publication = changes_publication(comparison)
    titles = [chapter.title for chapter in publication.chapters]
    assert titles[:3] == ["Summary", "0. Overview", "1. Controls"]
    assert [piece.title for piece in publication.chapters[0].pieces][:2] == ["Counts", "Renamed"]
    pieces = {piece.section: piece for piece in publication.pieces}
    assert "was “Steeping too long”" in pieces["oversteep"].meta
    assert pieces["oversteep"].permalink == "https://owaspai.org/go/oversteep/"
    assert pieces["pothandle"].permalink == ""
    assert "<del>" in pieces["oversteep"].html
    anchors = [anchor for _, anchor, _ in publication.headings]
    assert len(anchors) == len(set(anchors))


def test_nothing_is_folded_and_no_link_leads_into_the_reader(comparison: Comparison) -> None:
    publication = changes_publication(comparison)
    html = book_html(publication, "")
    assert "<details" not in html
    assert "aix:" not in html
    assert "<ins>" in print_html(publication, "x.css")
