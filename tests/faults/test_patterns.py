"""Every regular expression of the program is linear: a hostile text takes no longer than another of its size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aixreader.html.edit import replace_text
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import build
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.source.markup import Heading
from aixreader.source.page_headings import HeadingMarks, TagLines, give_ids
from aixreader.source.page_slices import section_slice, states_slug
from tests.faults.patterns import (
    ANYHOW,
    QUICK_SIZES,
    Found,
    all_expressions,
    builders,
    built_during,
    modules,
    try_pattern,
    worst_inputs,
)

LARGE = 16_000


def wrong(found: list[Found]) -> list[str]:
    """What is wrong with expressions."""
    tried = (try_pattern(one, QUICK_SIZES, worst_at=LARGE)[0] for one in found)
    return [fault for fault in tried if fault]


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s*\n",
        r"(a+)+$",
        r"(?:a|a)*b",
        r"\[([^\]]*)\]\(",
        r"<!--(.*?)-->",
        r"[^\W_]+(?:-[^\W_]+)+",
        r"\bgroup\b.*\bend",
        r"\w+\s*:\s*\w+;",
    ],
)
def test_what_is_not_linear_is_found(pattern: str) -> None:
    """The rig itself."""
    assert wrong([Found("here", re.compile(pattern, re.DOTALL), ANYHOW)]) != []


def test_inputs_are_made_of_the_expression() -> None:
    inputs = {make(8) for make in worst_inputs(re.compile(r"x(?:ab|[c-e])*[^\W\d]{3,}!")).values()}
    assert {"xababab", "xccccccc", "xxxxxxxx", "aaaaaaaa"} <= inputs


def test_every_expression_is_linear() -> None:
    found = all_expressions()
    assert len(found) > 200, "they are found at all"
    assert {one.place for one in found} >= {
        "aixreader.html.tree.TAG",
        "aixreader.search.words.BRITISH_SPELLINGS",
        "aixreader.search.words.COMPOUND",
    }
    assert wrong(found) == []


def test_every_expression_that_is_put_together_is_linear(site: Path, tmp_path: Path) -> None:
    """Those that are made while a site is compiled and searched."""

    def read_and_search() -> None:
        folders = user_folders(tmp_path)
        with Session(build(site, silent, out=None, folders=folders)) as session:
            service = SearchService(session, folders)
            service.prepare(silent)
            answer = service.search("kettle 提示词")
            assert answer.hits[0].snippets
            service.close()
        replace_text("<p>a</p>", re.compile("[a-z]++"), str)
        marks = HeadingMarks("x")
        mark = marks.mark(Heading(2, "a", "A", 0), 0)
        section_slice("# A\n> permalink: https://owaspai.org/go/a", ["a"])
        states_slug("", ["a"])
        give_ids(f'<a href="b"><h2 id="{mark}">A</h2></a>', marks, TagLines(""))

    functions = builders(modules())
    found = built_during(read_and_search, functions)
    assert {one.place for one in found} == functions
    assert wrong(list({one.pattern: one for one in found}.values())) == []
