"""Highlights and notes in the text of a publication."""

from __future__ import annotations

from aixreader.publish.own_notes import AT_END, NoteBox, Passage, compact_text, signed_text, with_own_notes

HTML = (
    '<p>A <b>big &amp; old</b> pot<sup class="note"><a href="#note-1">1</a></sup>.</p>\n'
    '<ul><li>See <a href="#s-x">the lid</a></li></ul><p>End</p>'
)


def own(colour: str, text: str) -> str:
    return f'<mark class="own {colour}">{text}</mark>'


def link(number: int) -> str:
    name = f"own-note-{number}"
    return f'<sup class="own-note-link"><a role="doc-noteref" href="#{name}">Note {number}</a></sup>'


def box(number: int, html: str) -> str:
    return (
        f'\n<blockquote class="own-note" id="own-note-{number}"><p class="alert-title">Note {number}</p>{html}'
        "</blockquote>\n"
    )


def test_text_without_numbers_of_links() -> None:
    assert compact_text(HTML) == "Abig&oldpot.SeethelidEnd"
    assert compact_text("<p>a&nbsp;b&#x1F600;</p>") == "ab\N{GRINNING FACE}"


def test_a_passage_over_elements() -> None:
    assert with_own_notes(HTML, [Passage(1, 12, "green", 1)], [NoteBox(1, "<p>x</p>", 12)]) == HTML.replace(
        "big &amp; old", own("green own-begin", "big &amp; old")
    ).replace(" pot<", f"{own('green', ' pot')}<").replace(
        ".</p>", f"{own('green own-end', '.')}{link(1)}</p>{box(1, '<p>x</p>')}"
    )


def test_no_link_in_a_link_and_boxes_behind_their_block() -> None:
    made = with_own_notes(
        HTML,
        [Passage(15, 18, "pink", 2), Passage(16, 18, "blue", 3)],
        [NoteBox(1, "a"), NoteBox(2, "b", 18), NoteBox(3, "c", 18), NoteBox(0, "", AT_END, "<gone>")],
    )
    assert made.startswith(box(1, "a"))
    marked = own("pink own-begin own-end", "the")
    assert f'<a href="#s-x">{marked} lid</a>{link(2)}{link(3)}</li></ul>{box(2, "b")}{box(3, "c")}<p>End' in made
    quoted = '<blockquote class="own-note"><p class="alert-title">Highlight</p><p>“&lt;gone&gt;”</p></blockquote>'
    assert made.endswith(f"<p>End</p>\n{quoted}\n"), "the passage that the text has no more"


def test_signs_where_there_are_no_colours() -> None:
    marked = with_own_notes("<p>a <i>b</i> c</p>", [Passage(0, 3, "grey")], [])
    assert signed_text(marked) == "<p>==a <i>b</i> c==</p>"
    assert signed_text("<p><mark>a</mark></p>") == "<p><mark>a</mark></p>", "the site's own"
