"""A section that leaves its page takes its footnotes along."""

from __future__ import annotations

from aixreader.knowledge.footnotes import with_own_notes


def reference(name: str) -> str:
    return f'<sup id="fnref:{name}"><a href="aix://content/a#fn%3A{name}" class="footnote-ref">{name}</a></sup>'


NOTES = (
    '<div class="footnotes"><hr><ol><li id="fn:1"><p>one</p></li>'
    f'<li id="fn:2"><p>two{reference("3")}</p></li><li id="fn:3"><p>three</p></li></ol></div>'
)
PAGE = f"<h2>A</h2><p>a{reference('2')}</p><h2>B</h2><p>b{reference('1')}</p><p>c</p>{NOTES}"


def test_the_notes_a_section_refers_to() -> None:
    first = with_own_notes(PAGE[: PAGE.index("<h2>B")], PAGE)
    assert first.endswith(
        f'<div class="footnotes"><hr><ol><li id="fn:2" value="2"><p>two{reference("3")}</p></li>'
        '<li id="fn:3" value="3"><p>three</p></li></ol></div>'
    )
    last = with_own_notes(PAGE[PAGE.index("<h2>B") :], PAGE)
    assert last.count("<li") == 1
    assert '<li id="fn:1" value="1"><p>one</p></li>' in last


def test_a_section_without_notes_has_no_list() -> None:
    assert with_own_notes("<p>c</p>" + NOTES, PAGE) == "<p>c</p>"
    assert with_own_notes("<p>c</p>", "<p>c</p>") == "<p>c</p>"
