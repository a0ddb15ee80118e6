"""Importing marks: browsers' bookmarks as those of sections, with a count of what is not taken."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from aixreader.errors import UserDataError
from aixreader.services.marks.marks_html import marks_html
from aixreader.services.marks.marks_import import MarksImport, Reason, decode_text, plan_import, read_marks
from aixreader.services.marks.review import SAME, Review
from aixreader.services.session.session import Session
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record

HEAD = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n'
WAYS = (
    "https://owaspai.org/go/teapot/",
    "http://www.owaspai.org/go/teapot",
    "HTTPS://OWASPAI.ORG/GOTO/TeaPot/?utm_source=x",
    "https://owaspai.org/docs/1_kettle/#teapot-watch",
    "https://owaspai.org/docs/1_kettle#teapot-watch:~:text=pot",
    "aix:teapot",
    "AIX:Teapot",
)
"""Addresses of one section, as browsers and people keep them."""


def html_of(links: Sequence[tuple[str, str]]) -> str:
    return HEAD + "<DL><p>" + "".join(f'<DT><A HREF="{href}">{title}</A>\n' for title, href in links) + "</DL><p>\n"


def planned(session: Session, path: Path, text: str, here: Sequence[Record] = ()) -> MarksImport:
    path.write_text(text, encoding="utf-8")
    return plan_import(here, path, lambda: session)


def records_of(plan: MarksImport) -> list[Record]:
    return [change.record for change in plan.merged.changes if isinstance(change, Put)]


def test_every_way_to_write_an_address_is_taken(session: Session, tmp_path: Path) -> None:
    page = session.edition.sections["teapot"].page
    anchor = session.edition.sections["teapot"].anchor
    for way in WAYS:
        address = way.replace("docs/1_kettle", page).replace("teapot-watch", anchor)
        (mark,) = records_of(planned(session, tmp_path / "b.html", html_of([("Pot", address)])))
        assert isinstance(mark, Bookmark), way
        assert (mark.section, mark.title) == ("teapot", "Pot"), way


def test_what_we_export_for_browsers_comes_back_whole(session: Session, tmp_path: Path) -> None:
    when, later = "2026-11-23T10:00:00.000Z", "2026-11-24T10:00:00.000Z"
    records = (
        Folder("f1", "Kitchen & <b>"),
        Folder("f2", "Drawer, left", "f1"),
        Bookmark("b1", "teapot", 'Pot "x"', "f2", 1, ("tea, green", "two words"), "green", created=when, changed=later),
        Bookmark("b2", "teapot", "Pot at the top", created=when, changed=when),
        Bookmark("b3", "lidlock", "Lid", "f1", created=when, changed=when),
        Annotation("n1", "teapot", "Pot", "looks", "b", "a", 4, "blue", "On\n\n  a quote", "e", ("k",), when, later),
        Annotation("n2", "teapot", "Pot", note="Whole </DL> section", created=when, changed=when),
    )
    text = marks_html(records, session)
    taken = records_of(planned(session, tmp_path / "b.html", text))
    folders = {each.id: each for each in taken if isinstance(each, Folder)}
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for name, folder in folders.items():
        paths[name] = tuple(each.title for each in (folders.get(folder.parent), folder) if each is not None)
    marks = {
        (each.section, each.title, paths[each.folder], each.tags, each.colour, each.created, each.changed)
        for each in taken
        if isinstance(each, Bookmark)
    }
    assert marks == {
        ("teapot", 'Pot "x"', ("Kitchen & <b>", "Drawer, left"), ("tea, green", "two words"), "green", when, later),
        ("teapot", "Pot at the top", (), (), "", when, when),
        ("lidlock", "Lid", ("Kitchen & <b>",), (), "", when, when),
    }
    notes = [each for each in taken if isinstance(each, Annotation)]
    assert sorted(notes, key=lambda note: note.id) == list(records[-2:])
    again = planned(session, tmp_path / "b.html", marks_html(taken, session), taken)
    assert (again.added, again.same, again.merged.conflicts) == (0, 3, [])
    assert marks_html(taken, session) == text, "out, in and out is the same"


def test_a_description_that_was_changed_elsewhere_is_a_note(session: Session, tmp_path: Path) -> None:
    records = (Bookmark("b", "teapot", "Pot"), Annotation("n", "teapot", "Pot", note="Mine"))
    text = marks_html(records, session).replace("<DD>Mine", "<DD>Theirs")
    notes = [each for each in records_of(planned(session, tmp_path / "b.html", text)) if isinstance(each, Annotation)]
    assert [(note.note, note.id == "n") for note in notes] == [("Theirs", False)]


def test_what_is_not_taken_is_counted_with_its_reason(session: Session, tmp_path: Path) -> None:
    links = [
        ("Pot", "https://owaspai.org/go/teapot/"),
        ("again", "https://owaspai.org/goto/teapot"),
        ("gone", "https://owaspai.org/go/zebra/"),
        ("far", "https://owaspai.org/docs/zebra/#x"),
        ("other", "https://example.org/go/teapot/"),
        ("likewise", "https://owaspai.org.example.org/go/teapot/"),
        ("script", "javascript:alert(1)"),
        ("none", ""),
    ]
    plan = planned(session, tmp_path / "b.html", html_of(links))
    assert (plan.added, plan.same) == (1, 1)
    assert plan.passed_over == {Reason.NO_SECTION: 2, Reason.OTHER_SITE: 4}
    assert [each.title for each in plan.without_section] == ["gone", "far"]
    assert plan.added + plan.same + plan.passed_over.total() == len(links)


def test_folders_tags_dates_and_descriptions_are_kept(session: Session, tmp_path: Path) -> None:
    text = f"""{HEAD}<DL><p><DT><H3>Bar</H3><DL><p><DT><H3>Empty</H3><DL><p></DL><p>
<DT><H3>AI &amp; tea</H3><DL><p>
<DT><A HREF="https://owaspai.org/go/teapot/" ADD_DATE="1700000000" TAGS="x,y">Pot</A><DD>look at the pot
<DT><A HREF="aix:teapot" TAGS="z">Pot</A></DL><p></DL><p>
<DT><A HREF="aix:teapot">At the top</A></DL><p>"""
    plan = planned(session, tmp_path / "b.html", text)
    assert (plan.added, plan.same) == (2, 1)
    bar, tea, pot, top, note = records_of(plan)
    assert isinstance(bar, Folder)
    assert isinstance(tea, Folder)
    assert isinstance(pot, Bookmark)
    assert isinstance(top, Bookmark)
    assert isinstance(note, Annotation)
    assert (bar.title, bar.parent, tea.title, tea.parent) == ("Bar", "", "AI & tea", bar.id)
    assert (pot.folder, pot.tags, pot.created) == (tea.id, ("x", "y", "z"), "2023-11-14T22:13:20.000Z")
    assert top.folder == ""
    assert (note.section, note.note) == ("teapot", "look at the pot")
    again = planned(session, tmp_path / "b.html", text, records_of(plan))
    assert (again.added, again.same, again.merged.changes) == (0, 3, [])


def test_imported_ones_need_no_review(session: Session, tmp_path: Path) -> None:
    plan = planned(session, tmp_path / "b.html", html_of([("Pot", "aix:teapot"), ("", "aix:lidlock")]))
    marks = [record for record in records_of(plan) if isinstance(record, Bookmark)]
    assert {outcome.state for outcome in Review(session).review_all(marks).values()} == {SAME}
    assert marks[1].title == session.names.of(session.edition.sections["lidlock"]) == "Lid lock"


def test_the_files_of_chrome_and_firefox(session: Session, tmp_path: Path) -> None:
    link = {"type": "url", "name": "Pot", "url": "https://owaspai.org/go/teapot/"}
    chrome = {"roots": {"bookmark_bar": {"type": "folder", "name": "Bar", "children": [link]}}, "version": 1}
    place = {"type": "text/x-moz-place", "title": "Pot", "uri": "https://owaspai.org/go/teapot/"}
    firefox = {"type": "text/x-moz-place-container", "title": "", "children": [place]}
    for value in (chrome, firefox):
        plan = planned(session, tmp_path / "Bookmarks", json.dumps(value))
        assert plan.added == 1
        assert plan.file.is_of_browser


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(session: Session, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "b.html"
    path.write_bytes(html_of([("Café", "aix:teapot")]).encode(encoding))
    (mark,) = read_marks(path, lambda: session).records
    assert isinstance(mark, Bookmark)
    assert mark.title == "Café"


def test_nothing_of_ours_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserDataError, match=r"no bookmarks of the AI Exchange \(1 of other sites\)"):
        planned(session, tmp_path / "b.html", html_of([("x", "https://example.org")]))
    with pytest.raises(UserDataError, match="not valid JSON") as damaged:
        decode_text(b"\xe9", "b.json")
    assert "codec" not in str(damaged.value), "that is said to programmers"
    assert "Choose a file exported by AIX Reader" in damaged.value.hint
    with pytest.raises(UserDataError, match="Firefox's own") as caught:
        decode_text(b"mozLz40\0\x12", "bookmarks.jsonlz4")
    assert "Export Bookmarks to HTML" in caught.value.hint
