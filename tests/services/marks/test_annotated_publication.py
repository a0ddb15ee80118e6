"""Highlights and notes in the sections of a publication."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from aixreader.progress import silent
from aixreader.publish.publication import Publication
from aixreader.services.export.export_formats import export_sections
from aixreader.services.export.section_selector import SectionSelection, select_sections
from aixreader.services.marks.annotated_publication import annotated
from aixreader.services.session.page_text import page_text
from aixreader.services.session.session import Session
from aixreader.userdata.records import Annotation

HIGHLIGHT = Annotation(
    "a", "teapot", "Teapot watch", "looks at the pot", colour="green", note="Mind *this*: [x](https://example.org/mine)"
)
ON_ALL = Annotation("b", "teapot", "Teapot watch", note="On all of it")
GONE = Annotation("c", "teapot", "Teapot watch", "words that nobody wrote, ever", note="Lost")
ELSEWHERE = Annotation("d", "oversteep", "Oversteeping", "leaves stay in", note="Not here")


def choice(session: Session, *marks: Annotation) -> SectionSelection:
    return replace(select_sections(session, ["teapot"], {}, only=True), marks=marks, annotate=annotated)


def html_of(publication: Publication) -> str:
    return "".join(piece.html for piece in publication.pieces)


def test_marked_numbered_and_in_boxes(session: Session) -> None:
    made = choice(session, HIGHLIGHT, ON_ALL, GONE, ELSEWHERE).publication(session)
    html = html_of(made)
    assert '<mark class="own green own-begin own-end">looks at the pot</mark><sup class="own-note-link">' in html
    notes = [
        html.index(words) for words in ("Note 1</p><p>On all", "looks at", "Note 2</p><p>Mind", "Note 3</p><p>“words")
    ]
    assert notes == sorted(notes)
    assert "Not here" not in html
    plain = select_sections(session, ["teapot"], {}, only=True).publication(session)
    assert made.notes == (*plain.notes, "https://example.org/mine"), "its link is listed with the others"
    assert f'#note-{len(made.notes)}">' in html


def test_without_marks_nothing_changes(session: Session) -> None:
    plain = select_sections(session, ["teapot"], {}, only=True).publication(session)
    assert choice(session, ELSEWHERE).publication(session) == plain


def test_a_highlight_over_a_heading_and_over_two_sections(session: Session) -> None:
    page = page_text(session, session.find("teapot").page)
    teapot, lid = page.section("teapot"), page.section("lidlock")
    assert teapot is not None
    assert lid is not None
    quote = f"{teapot.plain} {lid.plain}"
    mark = Annotation("e", "teapot", "Teapot watch", quote, colour="blue", note="Both")
    chosen = replace(select_sections(session, ["teapot", "lidlock"], {}), marks=(mark,), annotate=annotated)
    first, second = (piece.html for piece in chosen.publication(session).pieces)
    assert first.startswith('<p><strong><mark class="own blue own-begin">Objective</mark>')
    assert "Note 1" not in first, "the note stands where the highlight ends"
    assert ("own-begin" in second, second.count("own-end"), second.count(">Both<")) == (False, 1, 1)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            "md",
            (
                "==looks at the pot==<sup>Note 1</sup>",
                "> **Note 1**\n>\n> Mind *this*\\: [x](https://example.org/mine)",
            ),
        ),
        ("txt", ("==looks at the pot== [Note 1]", "> Note 1\n>\n> Mind this: x[")),
        ("html", ('<a role="doc-noteref" href="#own-note-1">', '<blockquote class="own-note" id="own-note-1">')),
    ],
)
def test_in_each_form(session: Session, form: str, words: tuple[str, ...]) -> None:
    text = export_sections(session, choice(session, HIGHLIGHT), form, silent).decode()
    for each in words:
        assert each in text


def test_as_data(session: Session) -> None:
    data = json.loads(export_sections(session, choice(session, HIGHLIGHT, ELSEWHERE), "json", silent))
    assert [section["notes"] for section in data["sections"]] == [
        [{"quote": HIGHLIGHT.quote, "note": HIGHLIGHT.note, "colour": "green"}]
    ]
