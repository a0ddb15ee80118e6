"""The footnotes of sections in a publication."""

from __future__ import annotations

from aixreader.html.edit import replace_elements
from aixreader.services.export.footnote_links import footnotes_of

TEXT = (
    '<h2 id="a">A</h2><p id="b">x<sup id="fnref:1"><a class="footnote-ref" href="aix://content/p#fn%3A1">1</a></sup></p>'
    '<p>y<sup id="fnref1:1"><a class="footnote-ref" href="aix://content/p#fn%3A1">1</a></sup>'
    '<sup id="fnref:2"><a class="footnote-ref" href="aix://content/p#fn%3A2">2</a></sup></p><ol><li id="fn:1">one '
    '<a class="footnote-backref" href="aix://content/p#fnref%3A1">b</a>'
    '<a class="footnote-backref" href="aix://content/p#fnref2%3A1">c</a></li></ol><a href="aix://content/p">d</a>'
)


def test_ids_are_those_of_the_section_and_links_have_both_ends() -> None:
    body, notes = footnotes_of("s-x", TEXT)
    html = replace_elements(body, "a", notes.link)
    assert "<h2>A</h2><p>x" in html
    assert '<a class="footnote-ref" role="doc-noteref" href="#fn-1-s-x">1</a>' in html
    for name in ("fnref-1-s-x", "fnref1-1-s-x", "fn-1-s-x"):
        assert html.count(f'id="{name}"') == 1
    assert '<a class="footnote-backref" role="doc-backlink" href="#fnref-1-s-x">b</a>' in html
    assert ">c<" not in html, "its place is in another section"
    assert '<span class="footnote-ref">2</span>' in html, "its note is not here"
    assert '<a href="aix://content/p">d</a>' in html
