"""The glossary as a page: from A to Z, each term with its place."""

from __future__ import annotations

from aixreader.pages.glossary_page import NOTHING, Entry, glossary_document


def test_terms_are_grouped_by_letter_and_lead_to_their_place() -> None:
    names = ("2FA", "art", "ART", "<b>old</b>")
    entries = (Entry(name, "a & b", "Place", f"aix://content/p#{number}") for number, name in enumerate(names))
    page = glossary_document(entries)
    assert page.count("<h2 ") == 3
    assert '<a href="#letter-a">A</a>' in page
    assert '<h2 id="letter-other">#</h2>' in page
    assert "&lt;b&gt;old" in page
    assert 'a &amp; b<br><span class="muted">Defined in <a href="aix://content/p#0">Place</a>' in page


def test_an_edition_without_terms_says_so() -> None:
    assert NOTHING in glossary_document(())
