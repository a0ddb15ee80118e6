"""Footnotes, as Hugo numbers and lists them."""

from __future__ import annotations

import re

from aixreader.source.markup import Dialect, render
from tests.waiting import growth

TAG = re.compile(r"<[^>]*>")


def words(text: str) -> str:
    return " ".join(TAG.sub("", render(text).html).split())


def test_a_note_stands_at_the_end_with_a_way_back() -> None:
    html = render("One[^1].\n\n[^1]: The *note*.\n\nAfter.").html
    assert '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>' in html
    assert html.index("After.") < html.index('<div class="footnotes"><hr><ol><li id="fn:1"><p>The <em>note</em>.')
    assert '<a href="#fnref:1" class="footnote-backref">' in html


def test_notes_are_numbered_by_their_first_reference() -> None:
    assert words("b[^b] a[^a] b[^b]\n\n[^a]: A\n[^b]: B") == "b1 a2 b1 B ↩︎ ↩︎ A ↩︎"
    assert words("[^b]: B refers[^a]\n[^a]: A\n\nx[^b]") == "x2 A ↩︎ B refers1 ↩︎"


def test_a_note_may_hold_blocks_and_be_one_word() -> None:
    html = render("x[^long] y[^w]\n\n[^long]: First\n\n    Second\n\n    - item\n[^w]: word\n").html
    assert "<p>First</p>\n<p>Second</p>\n<ul>" in html
    assert "<p>word\N{NO-BREAK SPACE}<a" in html


def test_only_labels_with_a_note_are_references() -> None:
    assert words("a[^no] [^x: y] \\[^1] `[^1]` b[^1]\n\n[^1]: n") == "a[^no] [^x: y] [^1] [^1] b1 n ↩︎"
    assert "footnotes" not in render("[^]: x\n\n[^ ]: y").html


def test_an_unused_note_is_left_out_and_reported() -> None:
    rendered = render("text\n\n[^a]: never\n[^b]: nor this")
    assert rendered.html == "<p>text</p>"
    assert [(left.kind, left.name, left.line) for left in rendered.left_out] == [
        ("footnote", "a", 2),
        ("footnote", "b", 3),
    ]


def test_a_note_in_a_quotation_counts_and_one_in_a_heading_is_not_in_its_id() -> None:
    rendered = render("## Head[^q]\n\n> [^q]: quoted\n")
    assert [(h.anchor, h.text) for h in rendered.headings] == [("head", "Head")]
    assert "quoted" in rendered.html


def test_the_first_of_two_notes_with_one_label_counts() -> None:
    text = "x[^a]\n\n[^a]: one\n[^a]: two"
    assert words(text) == "x1 one ↩︎"
    assert [(left.name, left.line) for left in render(text).left_out] == [("a", 3)]


def test_ids_of_another_text_stay_apart() -> None:
    html = render("x[^a]\n\n[^a]: n", Dialect(notes="2-")).html
    assert 'id="fnref:2-1"' in html
    assert 'href="#fn:2-1"' in html


def test_many_references_take_linear_time() -> None:
    def read(size: int) -> None:
        text = "x[^a] " * size + "".join(f"[^{n}]" for n in range(size)) + "\n\n[^a]: n\n"
        render(text + "".join(f"[^{n}]: n\n" for n in range(size)))

    assert growth(read, 500) < 10
