"""Reading a page's file."""

from __future__ import annotations

import pytest

from aixreader.source.page_files import PageFile
from aixreader.source.page_source import PageSource, read_page


def read(text: str) -> PageSource:
    return read_page(PageFile("docs/a", "content/docs/a.md"), text.encode())


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("---\ntitle: A\n---\nText", "A", "Text"),
        ("+++\ntitle = 'A'\n+++ Text\nmore", "A", " Text\nmore"),
        ('{"title": "A"} Text', "A", " Text"),
        ('{\n "title": "A"\n}\nText', "A", "Text"),
        ("\ufeff\r\n---\r\ntitle: A\r\n---\r\nText", "A", "Text"),
        ("Text", "", "Text"),
    ],
)
def test_front_matter_is_no_text(text: str, title: str, body: str) -> None:
    page = read(text)
    assert (page.front.text("title"), page.body, page.problems) == (title, body, ())


def test_broken_front_matter_is_a_problem_with_its_line() -> None:
    page = read("---\ntitle: A\nbad: [1\n---\nText")
    assert page.body == "Text"
    assert [(problem.kind, problem.file) for problem in page.problems] == [("front-matter", "content/docs/a.md")]
    assert page.problems[0].line >= 3


def test_what_begins_with_a_brace_and_is_no_json_is_text() -> None:
    page = read('{"quoted"} words\nmore')
    assert page.body == '{"quoted"} words\nmore'
    assert [problem.line for problem in page.problems] == [1]
