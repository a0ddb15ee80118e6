"""The first pass over a page."""

from __future__ import annotations

import pytest

from aixreader.source import drafts as drafts_module
from aixreader.source.config import SiteConfig
from aixreader.source.drafts import MAX_PAGE, MAX_SITE, Draft, Drafter
from aixreader.source.page_files import PageFile
from aixreader.source.page_source import read_page
from tests.waiting import no_hang


def draft(text: str | bytes, *, raw_html: bool = True, file: str = "content/docs/a.md") -> Draft:
    data = text.encode() if isinstance(text, str) else text
    return Drafter(SiteConfig(raw_html=raw_html), ()).draft(read_page(PageFile("docs/a", file), data))


def problems(text: str | bytes) -> list[tuple[str, int]]:
    return [(problem.kind, problem.line) for problem in draft(text).problems]


def test_headings_have_the_line_of_the_file() -> None:
    text = '---\ntitle: x\n---\n# One\n{{< small-card\nlink="/a"\ntitle="A" >}}\n\n## Two\n'
    assert [(h.anchor, h.line) for h in draft(text).headings] == [("one", 3), ("two", 8)]


def test_text_that_looks_like_a_tag_is_kept() -> None:
    html = draft("<<<BEGIN UNTRUSTED DATA>>>\n\na <odel b").html
    assert "BEGIN UNTRUSTED DATA" in html
    assert "&lt;odel b" in html


def test_scripts_and_comments_are_gone() -> None:
    html = draft("a\n\n<script>alert(1)</script>\n<!-- secret -->\n\n<p onclick='x()' style='y'>b</p>").html
    assert "alert" not in html
    assert "secret" not in html
    assert "onclick" not in html
    assert "style" not in html
    assert "b" in html


def test_raw_html_is_left_out_where_the_site_does_not_allow_it() -> None:
    html = draft("a <b>c</b>\n\n<div>\nd\n</div>\n", raw_html=False).html
    assert "<b>" not in html
    assert "c" in html


def test_own_pictures_are_reduced_to_their_path() -> None:
    html = draft(
        "[![](https://owaspai.org/images/a.png)](https://www.owaspai.org/images/a.png?v=2) [b](/go/images/?v=1)"
    ).html
    assert 'src="/images/a.png"' in html
    assert 'href="/images/a.png"' in html
    assert 'href="/go/images/?v=1"' in html


def test_invalid_utf8_is_shown_and_told() -> None:
    page = draft(b"# A\n\nok \xff\xfe end\n")
    assert [(p.kind, p.line) for p in page.problems] == [("encoding", 3)]
    assert "ok" in page.html
    assert "end" in page.html


def test_nul_bytes_are_shown_and_told() -> None:
    assert problems("a\nb\0c") == [("nul", 2)]
    assert "\0" not in draft("a\nb\0c").html


def test_line_ends_and_byte_order_marks_do_not_count() -> None:
    page = draft(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n# One\r\ntext\r")
    assert page.front.text("title") == "x"
    assert [(h.text, h.line) for h in page.headings] == [("One", 3)]


def test_broken_front_matter_is_a_problem_with_its_line() -> None:
    assert [kind for kind, _ in problems("---\ntitle: [\n---\ntext")] == ["front-matter"]


def test_unknown_shortcodes_are_problems_with_their_line() -> None:
    assert problems("---\ntitle: x\n---\na\n\n{{< odd >}}\n") == [("shortcode-unknown", 6)]


def test_a_page_of_ten_megabytes_is_shown_as_text_in_time() -> None:
    with no_hang():
        page = draft("# [a](b) **c** <i>\n" * (10 * 1024 * 1024 // 19))
    assert page.html.startswith("<pre># [a](b)")
    assert [problem.kind for problem in page.problems] == ["page-size"]


def test_a_page_just_under_the_bound_is_rendered_in_time() -> None:
    with no_hang():
        page = draft("A line of **ordinary** text with a [link](/go/x/) in it.\n\n" * (MAX_PAGE // 60))
    assert "<strong>ordinary</strong>" in page.html


def test_all_pages_together_have_a_bound_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_SITE == 16 * MAX_PAGE
    smaller = 2 * MAX_PAGE
    monkeypatch.setattr(drafts_module, "MAX_SITE", smaller)
    drafter = Drafter(SiteConfig(), ())
    page = ("word " * 100 + "\n") * 2_000
    drafts = [
        drafter.draft(read_page(PageFile(f"docs/{n}", f"content/docs/{n}.md"), page.encode()))
        for n in range(smaller // len(page) + 1)
    ]
    assert [problem.kind for draft in drafts for problem in draft.problems] == ["page-size"]
    assert drafts[-1].html.startswith("<pre>word")
