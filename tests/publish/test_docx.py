"""Word documents, read again with the library that made them."""

from __future__ import annotations

import io
from base64 import b64decode
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from aixreader.publish.docx import docx
from aixreader.publish.publication import Chapter, Picture, Piece, Publication

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def publication(html: str, *, title: str = "Report", pictures: dict[str, Picture] | None = None) -> Publication:
    pieces = (Piece("a", "a", "First", 2, html, "Draft", ""),)
    chapters = (Chapter("c", "Chapter", pieces), Chapter("d", "Headed", (Piece("d", "d", "Headed", 1, "<p>x</p>"),)))
    return Publication(title, "Kitchen", "2026-08-22", "abc", "", chapters, pictures=pictures or {}, made_by="Ann")


def read(html: str, **more: dict[str, Picture]) -> WordDocument:
    return Document(io.BytesIO(docx(publication(html, pictures=more.get("pictures")))))


def texts(document: WordDocument) -> list[tuple[str, str]]:
    """Style and text of the paragraphs of the piece."""
    found = [(each.style.name if each.style else "", each.text) for each in document.paragraphs]
    start, end = found.index(("Normal", "Draft")), found.index(("Heading 1", "Headed"))
    return found[start + 1 : end]


def test_headings_make_the_outline() -> None:
    document = read("<p>x</p>")
    headings = [(each.style.name, each.text) for each in document.paragraphs if each.style and each.text]
    assert headings[:2] == [("Title", "Report"), ("Normal", "Kitchen, as of 2026-08-22, revision abc")]
    assert [each for each in headings if each[0].startswith("Heading")] == [
        ("Heading 1", "Chapter"),
        ("Heading 2", "First"),
        ("Heading 1", "Headed"),
    ]


def test_paragraphs_and_lists() -> None:
    html = "<p>One  two</p>\n<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><ol><li>d</li></ol><p>e<br>f</p>"
    assert texts(read(html)) == [
        ("Normal", "One two"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet", "c"),
        ("List Number", "d"),
        ("Normal", "e\nf"),
    ]


def test_words_keep_their_looks_and_links() -> None:
    html = '<p>a <strong>b <em>c</em></strong> <a href="https://x.example/?a=1&amp;b=2">d</a> <a href="#a">e</a></p>'
    document = read(html)
    paragraph = next(each for each in document.paragraphs if each.text.startswith("a b"))
    assert paragraph.text == "a b c d e"
    looks = {run.text.strip(): (run.bold, run.italic) for run in paragraph.runs if run.text.strip()}
    assert looks["b"] == (True, None)
    assert looks["c"] == (True, True)
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("d", "https://x.example/?a=1&b=2")]


def test_tables_have_heads_and_spans() -> None:
    html = (
        "<table><thead><tr><th>Name</th><th>State</th><th>Who</th></tr></thead>"
        "<tbody><tr><td>a<p>b</p></td><td colspan=2>c</td></tr><tr><td>d</td><td>e</td><td></td></tr></tbody></table>"
    )
    table = read(html).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "State", "Who"],
        ["a\nb", "c", "c"],
        ["d", "e", ""],
    ]
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True, False, False]
    assert table.rows[0].cells[0].paragraphs[0].runs[0].bold


def test_a_table_in_a_table_becomes_lines_of_its_cell() -> None:
    table = read("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td></tr></table>").tables[0]
    assert table.rows[0].cells[0].text == "a\nb\nc\nd"


def test_pictures_are_in_it_and_others_are_their_words() -> None:
    pictures = {"p.png": Picture("p.png", "image/png", PNG), "bad.png": Picture("bad.png", "image/png", b"no picture")}
    html = (
        '<p><img src="p.png" alt="one"></p><p><img src="bad.png" alt="two"></p><p><img src="gone.png" alt="three"></p>'
    )
    document = read(html, pictures=pictures)
    assert len(document.inline_shapes) == 1
    assert [text for _, text in texts(document) if text] == ["two", "three"]


def test_the_same_gives_the_same_bytes_with_the_date_of_the_edition() -> None:
    data = docx(publication("<p>x</p>"))
    assert docx(publication("<p>x</p>")) == data
    with ZipFile(io.BytesIO(data)) as parts:
        assert {info.date_time[:3] for info in parts.infolist()} == {(2026, 8, 22)}
    properties = Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, str(properties.created)[:10]) == ("Report", "Ann", "2026-08-22")


def test_characters_that_act_are_left_out() -> None:
    document = Document(io.BytesIO(docx(publication("<p>a\u202eb\x08c</p>", title="R\x00\u202e"))))
    assert document.paragraphs[0].text == "R"
    assert ("Normal", "abc") in texts(document)


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<style>p{}</style>"])
def test_what_runs_is_left_out(html: str) -> None:
    assert texts(read(f"<p>a</p>{html}<p>b</p>")) == [("Normal", "a"), ("Normal", "b")]


BLOCK_TAGS = ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>"]
TABLE_TAGS = ["<table>", "</table>", "<tr>", "<td>", "<th colspan=99>", "</td>", "<td colspan='0'>"]
OTHER_TAGS = ["<br>", "<a href=x>", "</a>", "<b>", "</b>", "x", "<img alt=y>", "</script>"]
TAGS = st.sampled_from([*BLOCK_TAGS, *TABLE_TAGS, *OTHER_TAGS])


@settings(max_examples=8)  # a document takes 40 ms
@given(st.lists(TAGS, min_size=20, max_size=60))
def test_any_order_of_tags_makes_a_document(parts: list[str]) -> None:
    assert docx(publication("".join(parts)))
