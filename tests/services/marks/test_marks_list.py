"""The order of marks."""

from __future__ import annotations

import pytest

from aixreader.services.marks.marks_list import (
    citation,
    mark_folders,
    notes_in_order,
    section_link,
    section_order,
)
from aixreader.services.session.session import Session
from aixreader.userdata.folder_tree import MAX_DEPTH
from aixreader.userdata.records import Annotation, Bookmark, Folder


def test_folders_follow_each_other_as_they_lie() -> None:
    records = (
        Folder("f2", "B", place=2.0),
        Folder("f1", "A", place=1.0),
        Folder("f3", "C", "f1"),
        Folder("f4", "Lost", "gone"),
        Bookmark("b1", "x", "X", "f3", 2.0),
        Bookmark("b2", "y", "Y", "f3", 1.0),
        Bookmark("b3", "z", "Z", "f2"),
        Bookmark("b4", "t", "T", "gone"),
    )
    assert [(folder.path, [mark.id for mark in folder.bookmarks]) for folder in mark_folders(records)] == [
        ((), ["b4"]),
        (("A", "C"), ["b2", "b1"]),
        (("B",), ["b3"]),
    ]


def test_folders_in_a_ring_end() -> None:
    ring = (Folder("a", "A", "b"), Folder("b", "B", "a"), Bookmark("c", "s", "t", "a"), Bookmark("d", "s", "t"))
    assert [folder.path for folder in mark_folders(ring)] == [(), ("A",)]
    deep = [Folder(f"f{number}", "F", f"f{number - 1}") for number in range(3000)]
    (folder,) = mark_folders([*deep, Bookmark("b", "s", "t", "f2999")])
    assert len(folder.path) == MAX_DEPTH


def test_notes_come_as_the_text_goes(session: Session) -> None:
    order = section_order(session)
    marks = [
        Annotation("1", "gone", "Gone"),
        Annotation("2", "teatheft", "Theft", "x", start=9),
        Annotation("3", "teatheft", "Theft", "x", start=2),
        Annotation("4", "teapot", "Pot"),
    ]
    expected = sorted(("teapot", "teatheft"), key=order.__getitem__)
    result = notes_in_order(marks, order)
    assert [mark.section for mark in result if mark.section != "gone"][:: 2 if expected[0] == "teatheft" else 1][
        0
    ] == expected[0]
    assert result[-1].id == "1"
    assert [mark.id for mark in result if mark.section == "teatheft"] == ["3", "2"]


@pytest.mark.parametrize(
    ("section", "link"),
    [
        ("ratelimit", "https://owaspai.org/go/ratelimit/"),
        ("docs/tea#lid", "aix:docs/tea#lid"),
        ("a b", "aix:a%20b"),
        ("x)\n[y](ü", "aix:x%29%0A%5By%5D%28%C3%BC"),
        ("%2F", "aix:%252F"),
    ],
)
def test_links_work_elsewhere(section: str, link: str) -> None:
    assert section_link(section) == link


def test_links_to_sections_of_an_edition_are_those_of_its_site(session: Session) -> None:
    assert section_link("teapot", session) == "https://owaspai.org/go/teapot/"
    assert section_link("contribute#who-brews", session) == "https://owaspai.org/contribute/#who-brews"
    unnamed = "docs/2_threats#café-ünder-the-élms"
    address = section_link(unnamed, session)
    assert address == session.find(unnamed).url
    assert address.isascii()
    assert session.find(address).id == unnamed
    assert section_link("docs/gone#lid", session) == "aix:docs/gone#lid"


def test_citations() -> None:
    mark = Bookmark("b", "lid", "Lid", edition="Tea, 2026-01-01")
    assert citation(mark) == "Lid, Tea, 2026-01-01, https://owaspai.org/go/lid/"
