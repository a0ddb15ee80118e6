"""The problems of an edition as a page: each with its place and what was done, nothing read as HTML."""

from __future__ import annotations

from aixreader.model import Problem
from aixreader.pages.problems_page import NOTHING, problems_document


def test_each_problem_has_its_place_and_what_was_done() -> None:
    html = problems_document([Problem("kind", "a <b> link", "docs/a.md", 12, "mended & shown")])
    for cell in ("docs/a.md:12", "a &lt;b&gt; link", "mended &amp; shown"):
        assert f"<td>{cell}</td>" in html


def test_no_problems_are_said_in_a_sentence() -> None:
    assert NOTHING in problems_document([])
