"""Pieces as elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from aixreader.source.markup.assemble import MAX_DEPTH, Ending, Opening, Piece, assemble


def html(pieces: list[Piece]) -> str:
    parent = Element("p")
    assemble(parent, pieces)
    return tostring(parent, encoding="unicode", method="html")


def test_nested_links_and_text() -> None:
    pieces: list[Piece] = ["a", Opening("a", {"href": "/b"}), "c", Opening("code"), "d", Ending(), Ending(), "e"]
    assert html(pieces) == '<p>a<a href="/b">c<code>d</code></a>e</p>'


def test_what_stands_in_an_image_is_its_text() -> None:
    pieces: list[Piece] = [
        Opening("img", {"src": "/a"}),
        "b",
        Opening("a", {"href": "/c"}),
        "d",
        Ending(),
        Ending(),
        "e",
    ]
    assert html(pieces) == '<p><img src="/a" alt="bd">e</p>'


def test_too_deep_elements_are_left_out_and_their_text_stays() -> None:
    depth = 2 * MAX_DEPTH
    opened: list[Piece] = [Opening("em")]
    closed: list[Piece] = [Ending()]
    found = html([*opened * depth, "a", *closed * depth, "b"])
    assert found.count("<em>") == MAX_DEPTH
    assert "a" in found
    assert found.endswith("b</p>")
