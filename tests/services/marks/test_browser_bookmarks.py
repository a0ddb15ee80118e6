"""Bookmarks files of browsers."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from aixreader.services.marks.browser_bookmarks import (
    BrowserBookmark,
    is_browser_json,
    is_netscape,
    read_browser_json,
    read_netscape,
)

FIREFOX = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data: *; object-src 'none'"></meta>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>

<DL><p>
    <DT><H3 ADD_DATE="1700000000" LAST_MODIFIED="1700000001" PERSONAL_TOOLBAR_FOLDER="true">Toolbar</H3>
    <DD>Add bookmarks to this folder
    <DL><p>
        <DT><A HREF="https://a.org/?x=1&amp;y=2" ADD_DATE="1700000000"
        ICON="data:image/png;base64,AAAA" TAGS="tea, hot pot">A &amp; <b>B</b></A>
        <DD>what it is about
        <HR>    <DT><H3>Inner</H3>
        <DL><p>
            <DT><A HREF="https://b.org/">B</A>
        </DL><p>
    </DL><p>
    <DT><A HREF="https://c.org/" SHORTCUTURL="c">C</A>
</DL>
"""
CHROME = {
    "checksum": "0",
    "roots": {
        "bookmark_bar": {
            "children": [
                {"date_added": "13300000000000000", "name": "A", "type": "url", "url": "https://a.org/"},
                {"children": [{"name": "B", "type": "url", "url": "https://b.org/"}], "name": "AI", "type": "folder"},
            ],
            "name": "Bookmarks bar",
            "type": "folder",
        },
        "other": {"children": [], "name": "Other bookmarks", "type": "folder"},
        "sync_transaction_version": "1",
    },
    "version": 1,
}
FIREFOX_JSON = {
    "guid": "root________",
    "title": "",
    "type": "text/x-moz-place-container",
    "root": "placesRoot",
    "children": [
        {
            "title": "menu",
            "type": "text/x-moz-place-container",
            "children": [
                {
                    "title": "A",
                    "type": "text/x-moz-place",
                    "uri": "https://a.org/",
                    "dateAdded": 1700000000000000,
                    "tags": "tea,pot",
                    "annos": [{"name": "bookmarkProperties/description", "value": "about A"}],
                },
                {"type": "text/x-moz-place-separator"},
            ],
        }
    ],
}


def test_folders_tags_descriptions_and_dates_of_html() -> None:
    assert is_netscape(FIREFOX)
    assert read_netscape(FIREFOX) == [
        BrowserBookmark(
            "https://a.org/?x=1&y=2",
            "A & B",
            ("Toolbar",),
            ("tea", "hot pot"),
            "what it is about",
            "2023-11-14T22:13:20.000Z",
        ),
        BrowserBookmark("https://b.org/", "B", ("Toolbar", "Inner")),
        BrowserBookmark("https://c.org/", "C"),
    ]


def test_every_link_is_read_whatever_is_wrong_around_it() -> None:
    html = """<DL><DT><H3></H3><DL><dt><a href=https://a.org/>A<dt><A HREF='https://b.org/'>B</DL></DL></DL></DL>
    <A HREF="https://c.org/" TITLE="un"quoted">C</A><DD>note<A>no address</A><H3>X</H3><A HREF="https://d.org/">D"""
    assert [(each.address, each.title, each.path) for each in read_netscape(html)] == [
        ("https://a.org/", "A", ()),
        ("https://b.org/", "B", ()),
        ("https://c.org/", "C", ()),
        ("", "no address", ()),
        ("https://d.org/", "D", ()),
    ]


def test_chromes_file() -> None:
    assert is_browser_json(CHROME)
    assert read_browser_json(CHROME) == [
        BrowserBookmark("https://a.org/", "A", ("Bookmarks bar",), created="2022-06-18T04:26:40.000Z"),
        BrowserBookmark("https://b.org/", "B", ("Bookmarks bar", "AI")),
    ]


def test_firefoxs_backup() -> None:
    assert is_browser_json(FIREFOX_JSON)
    assert read_browser_json(FIREFOX_JSON) == [
        BrowserBookmark("https://a.org/", "A", ("menu",), ("tea", "pot"), "about A", "2023-11-14T22:13:20.000Z")
    ]


def test_what_is_no_bookmarks_file() -> None:
    assert not is_netscape("{}")
    foreign: tuple[object, ...] = ({}, [], {"roots": []}, {"format": "aixreader-marks"}, None)
    for value in foreign:
        assert not is_browser_json(value)


values = st.recursive(
    st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(["url", "text/x-moz-place"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["children", "url", "uri", "name", "title", "type", "tags", "annos", "date_added", "value"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(values, st.text(alphabet='<>/"=DLTAH3 href:aix&;p\n', max_size=120))
def test_no_file_makes_it_fail(value: object, html: str) -> None:
    for read in (read_browser_json({"roots": {"x": value}}), read_browser_json({"type": "", "children": [value]})):
        assert all(isinstance(json.dumps(each.title), str) for each in read)
    assert len(read_netscape(html)) <= html.count("<")
