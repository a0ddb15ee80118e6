"""Browsers' bookmarks files."""

from __future__ import annotations

from aixreader.services.marks.bookmark_extras import read_extras
from aixreader.services.marks.browser_bookmarks import read_netscape
from aixreader.services.marks.marks_html import bookmarked_notes, marks_html
from aixreader.services.marks.marks_list import section_link
from aixreader.userdata.records import Annotation, Bookmark, Folder
from tests.userdata.conftest import RECORDS

MARKS = (
    Folder("f1", "Kitchen"),
    Folder("f2", "Drawer <b>", "f1"),
    Folder("f3", "Cellar", place=9.0),
    Bookmark("b0", "top", "Top"),
    Bookmark("b1", "lid", "Lid & pot", "f2", tags=("tea", "pot"), created="2026-11-23T10:00:00.000Z"),
    Bookmark("b2", "docs/tea#steep", "Steep", "f1"),
    Bookmark("b3", "wine", "Wine", "f3"),
)


def test_out_and_in() -> None:
    paths = {"": (), "f1": ("Kitchen",), "f2": ("Kitchen", "Drawer <b>"), "f3": ("Cellar",)}
    assert {(each.address, each.title, each.path, each.tags) for each in read_netscape(marks_html(MARKS))} == {
        (section_link(mark.section), mark.title, paths[mark.folder], mark.tags)
        for mark in MARKS
        if isinstance(mark, Bookmark)
    }


def test_notes_are_descriptions() -> None:
    hostile = "Mind\n\n- <b>this</b> & that\n</DL><DT><A HREF='x'>y</A>"
    records = (
        *MARKS,
        Annotation("n1", "lid", "Lid", note=hostile, created="2026-11-23"),
        Annotation("n2", "lid", "Lid", "quoted", start=9, note="On it", colour="blue"),
        Annotation("n3", "lid", "Lid", "only highlighted"),
        Annotation("n4", "unmarked", "Unmarked", note="Left"),
    )
    read = {each.address: each for each in read_netscape(marks_html(records))}
    assert len(read) == 4
    assert read[section_link("lid")].note == f"{hostile}\n\n“quoted”\nOn it"
    assert [note.id for note in bookmarked_notes(records)] == ["n1", "n2"]
    assert read_extras(read[section_link("lid")].extras).notes == records[len(MARKS) : len(MARKS) + 2]


def test_each_mark_has_its_lines() -> None:
    title = "a\nb\x1b[31m</A>"
    marks = (Folder("f", title), Bookmark("b", "lid", title, "f", tags=(title,)))
    assert marks_html(marks).count("\n<DT>") == 2
    assert "\x1b" not in marks_html(marks)


def test_what_browsers_see() -> None:
    text = marks_html(MARKS)
    assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>")
    assert text.count("<DL><p>") == text.count("</DL><p>") == 4
    assert '<A HREF="https://owaspai.org/go/lid/" ADD_DATE="1795428000" TAGS="tea,pot">Lid &amp; pot</A>' in text
    assert "Drawer &lt;b&gt;" in text
    assert '<A HREF="aix:docs/tea#steep">' in text
    assert "#MONITOR USE" in marks_html(RECORDS)
