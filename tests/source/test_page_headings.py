"""Ids and lines of the headings of a page."""

from __future__ import annotations

from aixreader.source.markup import Heading
from aixreader.source.page_headings import HeadingMarks, TagLines, give_ids


def test_marks_become_ids_and_others_get_theirs() -> None:
    marks = HeadingMarks("q")
    first = marks.mark(Heading(2, "one", "One", 0), 0)
    second = marks.mark(Heading(2, "one", "One", 0), 4)
    html = f'<h2 id="{first}">One</h2><h3>One</h3><h2 id="{second}">One</h2><h2 dir="ltr" id="own">Own</h2><h4></h4>'
    headed = give_ids(html, marks, TagLines("# One\n\n<h3>One\n\n# One\n<H2 dir=ltr id=own>"))
    assert [(h.anchor, h.line) for h in headed.headings] == [("one", 0), ("one-1", 2), ("one-2", 4), ("own", 5)]
    assert '<h3 id="one-1">' in headed.html
    assert "<h3>One" in headed.as_hugo
    assert '<h2 id="own" dir="ltr">' in headed.as_hugo


def test_what_cannot_be_parted_is_no_section() -> None:
    html = '<a href="/x"><h3>A</h3></a><figure><figcaption><h4>B</h4></figcaption></figure><h2>C</h2>'
    headed = give_ids(html, HeadingMarks("q"), TagLines(""))
    assert [h.text for h in headed.headings] == ["C"]


def test_titles_and_ids_without_placeholders_and_footnotes() -> None:
    marks = HeadingMarks("q")
    mark = marks.mark(Heading(2, "a-q0z", "A q0z", 0), 0)
    html = f'<h2 id="{mark}">A <span>B</span><sup id="fnref:1">1</sup></h2><h3><img src="/a" alt="Pic"></h3>'
    headed = give_ids(html, marks, TagLines(""))
    assert [(h.anchor, h.text) for h in headed.headings] == [("a-b", "A B"), ("pic", "Pic")]


def test_lines_of_tags_leave_comments_out() -> None:
    tags = TagLines("<!-- <h2> -->\n<h2>a\n<video>\n<!-- never closed\n<h2>")
    assert (tags.next("h2"), tags.next("h2"), tags.next("video"), tags.next("audio")) == (1, None, 2, None)
    assert TagLines("a\n![](data:image/png,a) data: b").next("data:") == 1
    assert (tags.of("video"), tags.of("nothing")) == (2, 0)
