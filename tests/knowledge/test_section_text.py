"""The plain text of sections."""

from __future__ import annotations

from aixreader.knowledge.section_text import section_text, without_heading
from aixreader.services.session.session import Session


def test_heading_and_category_are_left_out(session: Session) -> None:
    section = session.find("teapot")
    text = section_text(session, section)
    assert text.startswith("Objective\nSomebody looks at the pot")
    assert section.title not in text.splitlines()
    assert "Category" not in text
    assert "<p>" not in text
    assert "# <steam>" in text, "code that looks like a tag"


def test_the_first_heading_and_quote_go_and_nothing_else() -> None:
    html = "<h2>A</h2>\n<blockquote><p>Category: x</p></blockquote><p>b</p><blockquote><p>c</p></blockquote>"
    assert without_heading(html).strip() == "<p>b</p><blockquote><p>c</p></blockquote>"
