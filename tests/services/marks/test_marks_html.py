"""Browsers' bookmarks files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import UserDataError
from aixreader.services.marks.marks_html import marks_html, read_marks_html
from aixreader.userdata.records import Bookmark, Folder
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


def as_tuples(records: tuple[object, ...]) -> set[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    folders = {record.id: record for record in records if isinstance(record, Folder)}

    def path(folder: str) -> tuple[str, ...]:
        return (*path(folders[folder].parent), folders[folder].title) if folder else ()

    return {
        (record.section, record.title, path(record.folder), record.tags)
        for record in records
        if isinstance(record, Bookmark)
    }


def test_out_and_in() -> None:
    assert as_tuples(read_marks_html(marks_html(MARKS).encode())) == as_tuples(MARKS)


def test_what_browsers_see() -> None:
    text = marks_html(MARKS)
    assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>")
    assert text.count("<DL><p>") == text.count("</DL><p>") == 4
    assert '<A HREF="https://owaspai.org/go/lid/" ADD_DATE="1795428000" TAGS="tea,pot">Lid &amp; pot</A>' in text
    assert "Drawer &lt;b&gt;" in text
    assert '<A HREF="aix:docs/tea#steep">' in text
    assert "#MONITOR USE" in marks_html(RECORDS)


def test_a_browsers_own_file() -> None:
    data = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>Bar</H3><DL><p>
<DT><A HREF="https://example.org/">No</A><DT><H3>Empty</H3><DL><p></DL><p></DL><p>
<DT><H3>AI</H3><DL><p><DT><A HREF="https://OWASPAI.org/goto/ratelimit">Rate <b>limit</b></A>
<DT><A HREF="https://owaspai.org/go/ratelimit/">again</A></DL><p></DL>"""
    assert as_tuples(read_marks_html(data)) == {("ratelimit", "Rate limit", ("AI",), ())}


@given(st.text(alphabet='<>/"=DLTAH3 href:aix&;p\n', max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    try:
        result = read_marks_html(text.encode())
    except UserDataError:
        return
    assert result


def test_nothing_of_ours_is_told() -> None:
    with pytest.raises(UserDataError, match="no bookmarks of the AI Exchange"):
        read_marks_html(b"<a href='https://example.org'>x</a>")
